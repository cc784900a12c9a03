import {LitElement, html, nothing} from 'lit';
import {count} from '../format.js';

// what may have to be scrolled
const LONG = 60;

/** The cell that has the focus, in full, and what is wrong with it and with others. */
class CellBar extends LitElement {
  static properties = {sheet: {attribute: false}, findings: {attribute: false}};

  constructor() {
    super();
    this.follow = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('sheet')) return;
    changed.get('sheet')?.removeEventListener('change', this.follow);
    this.sheet.addEventListener('change', this.follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sheet.removeEventListener('change', this.follow);
  }

  next(places) {
    const {focus} = this.sheet;
    const {r, c} = places.find((p) => p.r > focus.r || (p.r === focus.r && p.c > focus.c)) ?? places[0];
    this.sheet.choose({r, c});
    this.dispatchEvent(new CustomEvent('command', {detail: {name: 'nextFinding'}}));
  }

  /** Looked for again only where the table or what is known of it is another. */
  get places() {
    const {sheet, findings} = this;
    if (this.placesFor?.table !== sheet.table || this.placesFor.shown !== sheet.shown || this.placesFor.state !== findings.state) {
      this.placesFor = {table: sheet.table, shown: sheet.shown, state: findings.state, places: findings.list(sheet)};
    }
    return this.placesFor.places;
  }

  render() {
    const {sheet, places} = this;
    const {r, c} = sheet.focus;
    const row = sheet.rowAt(r);
    const whole = row ? sheet.text(r, c) : '';
    const here = row && this.findings.of(row, sheet.columns[c]);
    const errors = places.filter((p) => p.finding.severity === 'error').length;
    const rest = places.length - errors;
    return html`<div class="cell-bar">
      <span class="where">${row ? `Row ${sheet.shown[r] + 1}, ${sheet.columns[c].label}` : 'No rows'}</span>
      <code class="whole" tabindex=${whole.length > LONG || whole.includes('\n') ? 0 : nothing}>${whole}</code>
      <span role="status" class=${here ? here.severity : ''}>${here ? here.message : ''}</span>
      ${places.length ? html`<button class="issues" @click=${() => this.next(places)}>${count(errors)} ${errors === 1 ? 'error' : 'errors'},
        ${count(rest)} ${rest === 1 ? 'warning' : 'warnings'}: go to the next</button>` : nothing}
    </div>`;
  }
}

customElements.define('wn-cell-bar', CellBar);
