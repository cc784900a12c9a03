import './style.css';
import './workbench.js';
import './pages/rules.js';
