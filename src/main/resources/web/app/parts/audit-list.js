import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';
import {time} from '../format.js';

const PAGE = 50;

/** What was done, latest first; of one subject and its parts, or of all. */
class AuditList extends LitElement {
  static properties = {subject: {attribute: false}, stamp: {attribute: false}, entries: {state: true}, next: {state: true}, wrong: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('subject') || changed.has('stamp')) this.load(true);
  }

  async load(anew) {
    const query = new URLSearchParams({limit: PAGE});
    if (this.subject) query.set('subject', this.subject);
    if (!anew && this.next) query.set('before', this.next);
    const turn = this.turn = (this.turn ?? 0) + 1;
    Object.assign(this, {wrong: null, busy: true});
    try {
      const page = await json(`/v1/audit/latest?${query}`);
      if (turn !== this.turn) return;
      this.entries = anew ? page.entries : [...this.entries, ...page.entries];
      this.next = page.next;
    } catch (e) {
      if (turn !== this.turn) return;
      this.wrong = e;
    }
    this.busy = false;
  }

  /** A subject as a link, where the workbench has a page for it. */
  about(subject) {
    const [, key, kind, id] = /^rule-set\/([^/]+)(?:\/(draft|version)\/([^/]+))?$/.exec(subject) ?? [];
    if (!key) return subject;
    return html`<a href=${`#/rules/${encodeURIComponent(key)}${kind ? `/${kind}s/${encodeURIComponent(id)}` : ''}`}>${subject}</a>`;
  }

  render() {
    if (this.wrong) return html`<div role="alert" class="problem">${this.wrong.message} <button @click=${() => this.load(true)}>Try again</button></div>`;
    if (!this.entries) return html`<p role="status" class="waiting">Loading …</p>`;
    if (!this.entries.length) return html`<p>Nothing was done yet.</p>`;
    return html`
      <table class="list audit"><caption>Who did what, latest first</caption>
        <thead><tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">To</th><th scope="col">Details</th></tr></thead>
        <tbody>${this.entries.map((e) => html`<tr>
          <td class="number">${e.number}</td><td>${time(e.at)}</td><td>${e.actor}</td><th scope="row">${e.action.replaceAll('-', ' ')}</th>
          <td>${this.about(e.subject)}${e.hash ? html`<br><code title=${e.hash}>${e.hash.slice(0, 19)}…</code>` : nothing}</td>
          <td>${Object.entries(e.details).map(([name, value]) => html`<div><span class="waiting">${name}</span> ${value}</div>`)}</td></tr>`)}</tbody></table>
      ${this.next ? html`<p><button ?disabled=${this.busy} @click=${() => this.load(false)}>Earlier ones</button></p>` : nothing}`;
  }
}

customElements.define('wn-audit-list', AuditList);
