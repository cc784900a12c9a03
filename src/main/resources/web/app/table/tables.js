import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';
import {count} from '../format.js';
import {place, section} from '../parts/section.js';
import './table-editor.js';

/** The section of a draft or version that has its decision tables: one open, the others a click away. */
class Tables extends LitElement {
  static properties = {
    rules: {attribute: false}, params: {attribute: false}, shown: {type: Boolean}, me: {attribute: false},
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
    if (key !== this.placeFor) {
      this.placeFor = key;
      const dot = cell?.lastIndexOf('.') ?? -1;
      this.placed = cell ? {row: dot < 0 ? cell : cell.slice(0, dot), column: dot < 0 ? undefined : cell.slice(dot + 1)} : {row, column};
    }
    return this.placed;
  }

  render() {
    if (this.problem) return html`<div role="alert" class="problem">${this.problem.message} <button @click=${() => this.load()}>Try again</button></div>`;
    if (!this.list) return html`<p role="status" class="waiting">Loading …</p>`;
    const [file, decision] = this.params?.rest ?? [];
    const open = this.list.tables.find((t) => t.file === file && t.decision === decision) ?? (file ? null : this.list.tables[0]);
    return html`
      <nav aria-label="Tables" class="tables"><ul>${this.list.tables.map((t) => html`
        <li><a href=${place(this.rules, 'tables', t.file, t.decision)} aria-current=${t === open ? 'page' : nothing}>${t.decision} <span class="sub">${t.file}, ${count(t.rows)} rows</span></a></li>`)}</ul></nav>
      ${this.list.refused.length ? html`<div class="warning">${this.list.refused.map((one) => html`<p>${one.message}</p>`)}</div>` : nothing}
      ${open ? html`<wn-table-editor .rules=${this.rules} .file=${open.file} .decision=${open.decision} .place=${this.target}></wn-table-editor>`
        : html`<p>${this.list.tables.length ? 'There is no such table here.' : 'There are no decision tables here.'}</p>`}`;
  }
}

customElements.define('wn-tables', Tables);
section({id: 'tables', label: 'Tables', order: 10, element: 'wn-tables'});
