import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';
import {count} from '../format.js';
import {place, section} from '../parts/section.js';
import './table-editor.js';

/** The section of a draft or version that has its decision tables: one open, the others a click away. */
class Tables extends LitElement {
  static properties = {
    rules: {attribute: false}, params: {attribute: false}, shown: {type: Boolean}, me: {attribute: false}, check: {attribute: false},
    list: {state: true}, problem: {state: true},
  };

  constructor() {
    super();
    this.shown = false;
    this.list = null;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    if (this.rules && this.shown && this.listed !== `${this.rules.base} ${this.rules.hash}`) this.load();
  }

  async load() {
    this.listed = `${this.rules.base} ${this.rules.hash}`;
    this.problem = null;
    try {
      this.list = await json(`${this.rules.base}/tables`);
    } catch (e) {
      this.problem = e;
    }
  }

  /** Where the address points: `?cell=<row>.<column>`, or `?row=…&column=…`. */
  get target() {
    const {cell, row, column} = this.params?.query ?? {};
    const key = JSON.stringify([cell, row, column, this.params?.rest]);
    if (key !== this.targetFor) {
      this.targetFor = key;
      this.targeted = {cell, row, column};
    }
    return this.targeted;
  }

  render() {
    if (this.problem) return html`<div role="alert" class="problem">${this.problem.message} <button @click=${() => this.load()}>Try again</button></div>`;
    const [file, decision] = this.params?.rest ?? [];
    if (!this.list && !decision) return html`<p role="status" class="waiting">Loading …</p>`;
    // a table that the address names does not wait for the list of all
    const list = this.list ?? {tables: [], refused: []};
    const open = decision ? {file, decision} : list.tables[0];
    const here = (t) => t.file === open?.file && t.decision === open.decision;
    return html`
      <nav aria-label="Tables" class="tables"><ul>${list.tables.map((t) => html`
        <li><a href=${place(this.rules, 'tables', t.file, t.decision)} aria-current=${here(t) ? 'page' : nothing}>${t.decision} <span class="sub">${t.file}, ${count(t.rows)} rows</span></a></li>`)}</ul></nav>
      ${list.refused.length ? html`<div class="warning">${list.refused.map((one) => html`<p>${one.message}</p>`)}</div>` : nothing}
      ${open ? html`<wn-table-editor .rules=${this.rules} .file=${open.file} .decision=${open.decision} .place=${this.target} .check=${this.check}></wn-table-editor>`
        : html`<p>There are no decision tables here.</p>`}`;
  }
}

customElements.define('wn-tables', Tables);
section({id: 'tables', label: 'Tables', order: 10, element: 'wn-tables'});
