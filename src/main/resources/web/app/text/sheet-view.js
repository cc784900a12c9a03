import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';
import {count} from '../format.js';

const SHOWN = 500;

function letters(column) {
  let name = '';
  for (let c = column; c >= 0; c = Math.floor(c / 26) - 1) name = String.fromCharCode(65 + (c % 26)) + name;
  return name;
}

/** A spreadsheet of rules, to look at. Properties: `address` of its cells in the API, `stamp`: it is read again with another one. */
class SheetView extends LitElement {
  static properties = {address: {}, stamp: {}, sheets: {state: true}, problem: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('address') || changed.has('stamp')) this.load();
  }

  async load() {
    const {address} = this;
    this.problem = null;
    try {
      const {sheets} = await json(address);
      if (address === this.address) this.sheets = sheets;
    } catch (e) {
      if (address !== this.address) return;
      this.sheets = null;
      this.problem = e;
    }
  }

  sheet({name, rows}) {
    const width = Math.max(0, ...rows.map((row) => row.length));
    const columns = Array.from({length: width}, (_, i) => i);
    return html`<div class="scroll cells" tabindex="0" role="region" aria-label=${`Sheet ${name}`}>
      <table class="list"><caption>${name}</caption>
        <thead><tr><th scope="col"><span class="out">Row</span></th>${columns.map((c) => html`<th scope="col">${letters(c)}</th>`)}</tr></thead>
        <tbody>${rows.slice(0, SHOWN).map((row, r) => html`<tr><th scope="row">${r + 1}</th>${columns.map((c) => html`<td>${row[c] ?? ''}</td>`)}</tr>`)}</tbody>
      </table>
      ${rows.length > SHOWN ? html`<p>… and ${count(rows.length - SHOWN)} more rows.</p>` : nothing}</div>`;
  }

  render() {
    if (this.problem) return html`<div role="alert" class="problem">${this.problem.message} <button @click=${() => this.load()}>Try again</button></div>`;
    return this.sheets ? this.sheets.map((sheet) => this.sheet(sheet)) : html`<p role="status" class="waiting">Loading …</p>`;
  }
}

customElements.define('wn-sheet-view', SheetView);
