import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';
import {count} from '../format.js';
import '../parts/audit-list.js';
import '../parts/workspace.css';

/** The audit trail: of everything, or of one rule set. */
class AuditPage extends Page {
  static properties = {verified: {state: true}, wrong: {state: true}, busy: {state: true}};

  get heading() {
    return this.params.key ? `Audit trail of ${this.params.key}` : 'Audit trail';
  }

  async verify() {
    this.busy = true;
    this.wrong = null;
    try {
      this.verified = await json('/v1/audit/verify');
    } catch (e) {
      this.wrong = e;
    }
    this.busy = false;
  }

  body() {
    const {verified} = this;
    return html`
      ${this.params.key ? html`<p class="crumbs"><a href="#/rules">Rules</a> › <a href=${`#/rules/${encodeURIComponent(this.params.key)}`}>${this.params.key}</a></p>` : nothing}
      <p class="row"><button ?disabled=${this.busy} @click=${this.verify}>Look whether it is as it was written</button></p>
      <div role="status">${verified ? html`<p class=${verified.intact ? 'good' : 'problem'}>${verified.intact
        ? `All ${count(verified.entries)} entries stand as they were written.`
        : `Entry ${count(verified.firstAltered.number)}: ${verified.firstAltered.reason}`}</p>` : nothing}</div>
      ${this.wrong ? html`<div role="alert" class="problem">${this.wrong.message}</div>` : nothing}
      <wn-audit-list .subject=${this.params.key ? `rule-set/${this.params.key}` : null}></wn-audit-list>`;
  }
}

customElements.define('wn-audit', AuditPage);
route('/audit', 'wn-audit', {label: 'Audit trail', order: 80});
route('/rules/:key/history', 'wn-audit');
