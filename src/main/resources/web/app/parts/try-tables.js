import {LitElement, html, nothing} from 'lit';
import {place} from './section.js';
import {json, path} from '../api.js';
import {count, number} from '../format.js';

const MOST = 60;

/** Every table row by row: which rows held, which came nearest, and which of its cells failed at what. */
class TryTables extends LitElement {
  static properties = {sides: {attribute: false}, tables: {state: true}, all: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.tables = new Map();
    this.all = false;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('sides')) this.load();
  }

  /** The tables' own texts, once for each state of the rules. */
  async load() {
    for (const {rules, answer} of this.sides) {
      for (const t of answer.tables) {
        const key = this.key(answer, t);
        if (this.tables.has(key)) continue;
        this.tables.set(key, null);
        json(rules.base + path`/tables/${t.source}/${t.decision}`).then((table) => {
          this.tables.set(key, table);
          this.requestUpdate();
        }, () => {}); // a table that is no grid is told by its rows' texts
      }
    }
  }

  key(answer, t) {
    return `${answer.versionHash} ${t.source} ${t.decision}`;
  }

  saw(cell) {
    const value = cell.saw === null ? 'not known' : Array.isArray(cell.saw) ? cell.saw.join(', ') || 'nothing' : typeof cell.saw === 'object' ? JSON.stringify(cell.saw) : String(cell.saw);
    return html`<div class="saw">✖ saw ${value}${cell.off === null ? nothing : `, off by ${number(cell.off)}`}</div>`;
  }

  row(side, t, table, row) {
    const near = t.nearest === row.row && !row.matched;
    const texts = table?.rows[row.row - 1];
    const columns = table ? [...table.inputs, ...table.outputs] : [];
    const failedAt = (c) => row.failed.find((f) => f.column === c.label || f.column === c.name || f.column === c.expression || f.column === c.id);
    return html`<tr class=${row.matched ? 'matched' : near ? 'near' : ''}>
      <th scope="row"><a href=${`${place(side.rules, 'tables', t.source, t.decision)}?row=${row.row}`}>${row.row}</a></th>
      <td>${row.matched ? html`<span class="severity is-good">✔ holds</span>` : near ? html`<span class="severity is-warning">▲ nearest</span>` : html`<span class="waiting">no</span>`}</td>
      ${columns.map((c, i) => {
        const failed = i < table.inputs.length ? failedAt(c) : null;
        return html`<td class=${failed ? 'failed' : ''}><code>${texts?.cells[c.id] ?? ''}</code>${failed ? this.saw(failed) : nothing}</td>`;
      })}
      <td>${row.text}${table ? nothing : row.failed.map((f) => html`<div>${f.column}: <code>${f.test}</code>${this.saw(f)}</div>`)}</td></tr>`;
  }

  table(side, t) {
    const table = this.tables.get(this.key(side.answer, t));
    const interesting = t.rows.filter((r) => r.matched || r.row === t.nearest);
    const rows = (this.all || t.rows.length <= 6 ? t.rows : interesting).slice(0, MOST);
    const head = table ? [...table.inputs, ...table.outputs].map((c) => html`<th scope="col">${c.label ?? c.name ?? c.expression ?? 'Result'}</th>`) : nothing;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${t.decision}, ${side.label}"><table class="list tried">
      <caption>${side.label}: ${count(t.rows.filter((r) => r.matched).length)} of ${count(t.rows.length)} rows hold (${t.hitPolicy.toLowerCase()})</caption>
      <thead><tr><th scope="col">Row</th><th scope="col">Holds</th>${head}<th scope="col">Note</th></tr></thead>
      <tbody>${rows.map((r) => this.row(side, t, table, r))}</tbody></table></div>`;
  }

  render() {
    const names = new Map();
    for (const side of this.sides) {
      for (const t of side.answer.tables) {
        const name = `${t.source} ${t.decision}`;
        if (!names.has(name)) names.set(name, []);
        names.get(name).push([side, t]);
      }
    }
    // rows by their ids: one that moved and holds on both sides is no difference
    const held = ([{answer}, t]) => t.rows.filter((r) => r.matched)
      .map((r) => this.tables.get(this.key(answer, t))?.rows[r.row - 1]?.id ?? r.row).join();
    return html`<h2>Tables row by row</h2>
      <label><input type="checkbox" .checked=${this.all} @change=${(e) => { this.all = e.target.checked; }}> Show all rows, not only those that hold and the nearest</label>
      ${[...names.values()].map((both) => {
        const differs = both.length < this.sides.length || held(both[0]) !== held(both.at(-1));
        return html`<details ?open=${differs || this.sides.length === 1} class="tried-table"><summary><h3>${both[0][1].decision} <span class="waiting">${both[0][1].source}</span>
          ${differs ? html`<span class="chip change changed">≠ differs</span>` : nothing}</h3></summary>
          <div class="sides">${both.map(([side, t]) => this.table(side, t))}</div></details>`;
      })}`;
  }
}

customElements.define('wn-try-tables', TryTables);
