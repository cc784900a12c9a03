import {LitElement, html, nothing} from 'lit';
import {copied, pasted} from './clipboard.js';
import {head, row} from './grid-rows.js';
import {meaning} from './keys.js';
import {EXTRA, NUMBER, widths} from './widths.js';
import './grid.css';

const ROW = 30;
const SPARE = 10;

/**
 * A sheet as a grid: only the rows that can be seen are in the page. Properties: `sheet`, `label`,
 * `editable`, `frozen` (whether annotations stay in sight), `findings` ({of(row, column)} → {severity,
 * message} or null), `extras` ([{id, label, text(row)}] columns that tell and cannot be changed) and
 * `marks` (row → {sign, text} or null, beside the row's number). Says 'command' {name} for whatever
 * the grid does not do itself, 'typing' {row, column, text} while somebody types (`row`: its index in the table),
 * 'typed' once that is over, and 'lost' {columns} where a pasted block was too wide.
 */
class Grid extends LitElement {
  static properties = {
    sheet: {attribute: false}, label: {}, editable: {type: Boolean}, frozen: {type: Boolean}, findings: {attribute: false},
    extras: {attribute: false}, marks: {attribute: false}, first: {state: true}, seen: {state: true},
  };

  constructor() {
    super();
    this.extras = [];
    this.marks = () => null;
    this.findings = {of: () => null};
    this.first = 0;
    this.seen = 30;
    this.follow = () => this.requestUpdate();
    this.sizes = new ResizeObserver(() => this.measure());
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('sheet')) return;
    changed.get('sheet')?.removeEventListener('change', this.follow);
    this.sheet.addEventListener('change', this.follow);
  }

  firstUpdated() {
    this.scroller = this.querySelector('.sheet');
    this.grid = this.querySelector('table');
    this.editor = this.querySelector('wn-cell-editor');
    this.sizes.observe(this.scroller);
    this.scroller.scrollTop = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.sheet?.removeEventListener('change', this.follow);
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.scroller) return;
    this.sizes.observe(this.scroller);
    this.sheet.addEventListener('change', this.follow);
  }

  measure() {
    this.first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW) - SPARE);
    this.seen = Math.ceil(this.scroller.clientHeight / ROW) + 2 * SPARE;
  }

  focus() {
    this.grid?.focus({preventScroll: true});
  }

  updated() {
    const {focus} = this.sheet;
    const place = `${focus.r} ${focus.c}`;
    if (place === this.showed) return;
    this.showed = place;
    this.show(focus);
  }

  /** Scrolls until a cell is in sight. */
  show({r, c}) {
    const {scroller} = this;
    const head = this.grid.tHead.offsetHeight;
    const top = head + r * ROW;
    if (top - head < scroller.scrollTop) scroller.scrollTop = top - head;
    else if (top + ROW > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + ROW - scroller.clientHeight;
    this.measure();
    const cell = this.grid.tHead.rows[0]?.querySelector(`[data-c="${c}"]`);
    if (!cell || cell.classList.contains('frozen')) return;
    const left = [...this.grid.tHead.rows[0].cells].slice(0, c + 1 + this.extras.length)
      .reduce((sum, th) => sum + th.offsetWidth, 0);
    const right = this.frozen ? this.frozenWidth() : 0;
    if (left - NUMBER < scroller.scrollLeft) scroller.scrollLeft = left - NUMBER;
    else if (left + cell.offsetWidth > scroller.scrollLeft + scroller.clientWidth - right) {
      scroller.scrollLeft = left + cell.offsetWidth - scroller.clientWidth + right;
    }
  }

  /** As the table was when its columns were last others: they do not jump while somebody types. */
  get widths() {
    const {columns} = this.sheet;
    const names = columns.map((c) => c.id + c.label).join('\n');
    if (names !== this.widthsFor) {
      this.widthsFor = names;
      this.widthList = widths(this.sheet.table, columns);
    }
    return this.widthList;
  }

  frozenWidth() {
    return this.sheet.columns.reduce((sum, c, i) => sum + (c.kind === 'annotation' ? this.widths[i] : 0), 0);
  }

  /** Where a column is held that stays in sight: all behind it are, too. */
  held(c) {
    if (!this.frozen || this.sheet.columns[c].kind !== 'annotation') return null;
    return `right:${this.widths.slice(c + 1).reduce((sum, width) => sum + width, 0)}px`;
  }

  place(event) {
    const cell = event.target.closest('[data-c], [data-row]');
    if (!cell || !this.grid.contains(cell)) return null;
    const r = cell.closest('tr').dataset.r;
    return {r: r === undefined ? null : Number(r), c: cell.dataset.c === undefined ? null : Number(cell.dataset.c)};
  }

  press(event) {
    if (event.button !== 0) return;
    const at = this.place(event);
    if (!at) return;
    event.preventDefault();
    if (!this.editor.hidden) this.editor.done(this.editor.text, {down: 0});
    this.focus();
    const {sheet} = this;
    const last = {r: sheet.shown.length - 1, c: sheet.columns.length - 1};
    this.dragging = {r: at.r !== null, c: at.c !== null};
    const from = event.shiftKey ? sheet.anchor : {r: at.r ?? 0, c: at.c ?? 0};
    sheet.choose(from, {r: at.r ?? last.r, c: at.c ?? last.c});
    if (event.target.closest('.pick')) this.edit(sheet.text(at.r, at.c), true);
    this.showed = `${sheet.focus.r} ${sheet.focus.c}`;
  }

  drag(event) {
    if (!this.dragging || !(event.buttons & 1)) {
      this.dragging = null;
      return;
    }
    const at = this.place(event);
    if (!at) return;
    const {focus} = this.sheet;
    const to = {r: this.dragging.r ? at.r ?? focus.r : focus.r, c: this.dragging.c ? at.c ?? focus.c : focus.c};
    if (to.r !== focus.r || to.c !== focus.c) this.sheet.choose(this.sheet.anchor, to);
  }

  /** Opens the field over the cell with the focus. */
  edit(value, list = false) {
    if (!this.editable) return;
    const {r, c} = this.sheet.focus;
    // the cell may have been scrolled out of sight, and then is not in the page; the key that was pressed is to find it there
    this.show(this.sheet.focus);
    this.performUpdate();
    const cell = this.querySelector(`#cell-${r}-${c}`);
    if (!cell) return;
    this.sheet.choose(this.sheet.focus);
    this.editing = {r, c, row: this.sheet.rowAt(r), index: this.sheet.shown[r]};
    this.editor.open(cell, this.sheet.columns[c], value, list);
    if (value) this.typed({text: value});
  }

  typed({text: value}) {
    this.tell('typing', {row: this.editing.index, column: this.sheet.columns[this.editing.c], text: value});
  }

  typingDone({text: value, right, down, back}) {
    const {sheet, editing} = this;
    this.editing = null;
    this.tell('typed');
    if (!editing || sheet.rowAt(editing.r)?.key !== editing.row.key) return;
    sheet.write(editing.r, editing.c, value);
    if (back) {
      sheet.choose({r: editing.r + down, c: editing.c + right});
      this.focus();
    }
  }

  key(event) {
    if (event.target !== this.grid) return;
    const {sheet} = this;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2);
    const asked = meaning(event, page, this.editable);
    if (!asked) return;
    if (asked.type) {
      if (sheet.shown.length) this.edit('');
      return;
    }
    event.preventDefault();
    const last = {r: sheet.shown.length - 1, c: sheet.columns.length - 1};
    if (asked.step) {
      const to = {r: sheet.focus.r + asked.step.r, c: sheet.focus.c + asked.step.c};
      sheet.choose(asked.extend ? sheet.anchor : to, to);
    } else if (asked.select) {
      const {top, bottom, left, right} = sheet.range;
      sheet.choose({r: asked.select === 'rows' ? top : 0, c: asked.select === 'columns' ? left : 0},
        {r: asked.select === 'rows' ? bottom : last.r, c: asked.select === 'columns' ? right : last.c});
    } else if ((asked.command === 'edit' || asked.command === 'pick') && sheet.shown.length) {
      this.edit(sheet.text(sheet.focus.r, sheet.focus.c), asked.command === 'pick');
    } else {
      this.tell('command', {name: asked.command});
    }
  }

  copy(event) {
    if (event.target !== this.grid) return;
    event.preventDefault();
    copied(event.clipboardData, this.sheet.copy());
    if (event.type === 'cut' && this.editable) this.sheet.clear();
  }

  paste(event) {
    if (event.target !== this.grid || !this.editable) return;
    event.preventDefault();
    const lost = this.sheet.paste(pasted(event.clipboardData));
    if (lost) this.tell('lost', {columns: lost});
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }

  render() {
    const {sheet} = this;
    const total = sheet.shown.length;
    const first = Math.min(this.first, Math.max(0, total - this.seen));
    const end = Math.min(total, first + this.seen);
    const rows = [];
    for (let r = first; r < end; r++) rows.push(row(this, r, sheet.range));
    const {r, c} = sheet.focus;
    const width = NUMBER + this.extras.length * EXTRA + this.widths.reduce((sum, one) => sum + one, 0);
    const spacer = (height) => html`<tbody aria-hidden="true" class="spacer"><tr .style=${`height:${height}px`}></tr></tbody>`;
    return html`
      <div class="sheet" @scroll=${() => this.measure()}>
        <table role="grid" tabindex="0" aria-label=${this.label} aria-rowcount=${total + 1} aria-multiselectable="true"
            aria-readonly=${this.editable ? 'false' : 'true'} .style=${`width:${width}px`}
            aria-activedescendant=${r >= first && r < end && total ? `cell-${r}-${c}` : nothing}
            @mousedown=${this.press} @mousemove=${this.drag} @dblclick=${(e) => { if (this.place(e)?.r != null && this.place(e).c !== null) this.edit(sheet.text(sheet.focus.r, sheet.focus.c)); }}
            @keydown=${this.key} @copy=${this.copy} @cut=${this.copy} @paste=${this.paste}>
          <colgroup><col .style=${`width:${NUMBER}px`}>${this.extras.map(() => html`<col .style=${`width:${EXTRA}px`}>`)}${
            this.widths.map((one) => html`<col .style=${`width:${one}px`}>`)}</colgroup>
          ${head(this)}
          ${spacer(first * ROW)}<tbody>${rows}</tbody>${spacer((total - end) * ROW)}
        </table>
        <wn-cell-editor @typing=${(e) => this.typed(e.detail)} @done=${(e) => this.typingDone(e.detail)} @left=${() => { this.editing = null; this.focus(); this.tell('typed'); }}></wn-cell-editor>
      </div>`;
  }
}

customElements.define('wn-grid', Grid);
