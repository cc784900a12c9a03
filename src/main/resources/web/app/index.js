import './style.css';
import './workbench.js';
import './pages/rules.js';
import './pages/rule-set.js';
import './pages/workspace.js';
import './pages/audit.js';
import './table/tables.js';
