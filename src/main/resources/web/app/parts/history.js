import {html} from 'lit';
import {Section, section} from './section.js';
import './audit-list.js';

/** What was done to this draft or version, by whom. */
class History extends Section {
  body() {
    const {key, draft, version, hash, info} = this.rules;
    return html`<wn-audit-list .subject=${`rule-set/${key}/${draft ? `draft/${draft}` : `version/${version}`}`}
      .stamp=${`${hash} ${info.state ?? info.live}`}></wn-audit-list>`;
  }
}

customElements.define('wn-history', History);
section({id: 'history', label: 'History', order: 70, element: 'wn-history', alone: true});
