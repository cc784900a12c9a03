import {LitElement, html, nothing} from 'lit';
import {count, things, time} from '../format.js';
import {Keeping} from './keeping.js';
import {Findings} from './findings.js';
import {Sheet} from './sheet.js';
import {Stored} from './stored.js';
import {rulesChanged} from '../parts/section.js';
import {RowTold} from './row-told.js';
import {columns, same, withTexts} from './model.js';
import {Marks} from './marks.js';
import {named, save} from './saving.js';
import {uploaded} from './joining.js';
import {editColumns} from './columns-dialog.js';
import './cell-bar.js';
import './find-bar.js';
import './grid.js';
import './toolbar.js';
import './table-editor.css';

const PAUSE = 250;
const STAYING = new Set(['find', 'columns', 'upload', 'download', 'freeze', 'counts', 'results']);

/**
 * One decision table as a spreadsheet: reads it, has it edited, keeps what is typed, saves it.
 * Properties: `rules` and `check` (as sections get them), `file`, `decision`, `place` ({cell} or {row,
 * column}: where to go).
 */
class TableEditor extends LitElement {
  static properties = {
    rules: {attribute: false}, file: {}, decision: {}, place: {attribute: false}, check: {attribute: false},
    problem: {state: true}, busy: {state: true}, finding: {state: true}, frozen: {state: true}, message: {state: true},
  };

  constructor() {
    super();
    this.sheet = null;
    this.busy = false;
    this.finding = false;
    this.frozen = true;
    this.message = null;
    this.keeping = new Keeping(this);
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.told?.stop();
  }

  get address() {
    return `${this.rules.base}/tables/${encodeURIComponent(this.file)}/${encodeURIComponent(this.decision)}`;
  }

  get editable() {
    return this.rules.editable;
  }

  get dirty() {
    return this.sheet !== null && this.sheet.table !== this.stored.base;
  }

  willUpdate(changed) {
    if (!this.rules || !this.file) return;
    if (this.address !== this.opened) {
      this.keeping.close();
      this.open();
    }
    else if (changed.has('place') && this.sheet) this.jump();
    // somebody saved: nothing typed here, so the table is simply read again
    else if (changed.has('rules') && this.rules.hash !== this.hash && this.sheet && !this.dirty && !this.busy) this.open();
  }

  async open() {
    const again = this.stored?.address === this.address;
    const address = this.opened = this.address;
    this.hash = this.rules.hash;
    const stored = new Stored(address);
    const etag = this.stored?.etag;
    this.problem = null;
    try {
      const entry = await stored.read();
      if (address !== this.address) return;
      // what was saved here meanwhile is newer than what was read
      if (again && (this.busy || this.stored.etag !== etag)) return;
      if (again && stored.etag === this.stored.etag) return;
      if (again && (this.dirty || this.keeping.field || this.asking)) return this.late();
      this.begin(stored);
      if (entry && this.editable) await this.keeping.restore(entry);
      this.jump();
    } catch (e) {
      if (address === this.address) this.problem = e;
    }
    this.requestUpdate();
  }

  /** Somebody else saved while somebody types here: that goes on, and a save joins both. */
  late() {
    if (this.dirty) this.message = 'Somebody else saved this table meanwhile: a save shows both. Not saved yet.';
    else this.hash = null;
  }

  /** Nobody types in a cell any more: what waited for that is read now. */
  typedIt() {
    this.told.follow(this.sheet.table);
    queueMicrotask(() => { if (this.hash === null) this.open(); });
  }

  begin(stored) {
    this.stored = stored;
    this.keeping.forget();
    this.told?.stop();
    this.told = new RowTold(stored, {ruleSet: this.rules.key, rowPrefix: `${this.file}#${this.decision}/`, editable: this.editable}, () => this.requestUpdate());
    this.findings = new Findings(this.editable ? this.address : null);
    this.findings.addEventListener('change', () => this.redraw());
    this.marks = new Marks(this.file, this.decision);
    if (this.sheet) this.sheet.open(stored.base);
    else {
      this.sheet = new Sheet(stored.base);
      this.sheet.addEventListener('change', (e) => this.changed(e.detail.table));
    }
    this.changed(true);
  }

  /** The grid shows findings and counts, which are not its own. */
  redraw() {
    this.requestUpdate();
    for (const part of this.querySelectorAll('wn-grid, wn-cell-bar')) part.requestUpdate();
  }

  changed(table) {
    this.requestUpdate();
    if (!table) return;
    this.message = null;
    this.keeping.begun();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.keeping.now();
      this.findings.check(this.sheet.table, this.sheet.columns);
      this.told.follow(this.sheet.table);
    }, PAUSE);
  }

  jump() {
    const {cell, row, column} = this.place ?? {};
    if (!cell && !row) return;
    if (cell) this.sheet.jumpTo(cell);
    else this.sheet.jump(row, column);
    this.updateComplete.then(() => this.toGrid());
  }

  async save() {
    if (!this.editable || !this.dirty || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const done = await save(this.stored, this.sheet);
      if (done?.both) {
        this.message = this.dirty ? 'Both are joined, not saved yet.' : 'It is as somebody else saved it.';
        this.keeping.now();
      } else if (done) {
        this.named(done);
      }
    } catch (e) {
      this.problem = e;
    }
    this.busy = false;
  }

  named(done) {
    named(this.stored, this.sheet, done);
    this.keeping.since = null;
    this.hash = null;
    this.message = `Saved at ${time(new Date().toISOString())}.`;
    this.keeping.now();
    this.dispatchEvent(rulesChanged());
  }

  async throwAway() {
    this.stored.drop();
    this.keeping.since = null;
    this.sheet.take('Going back to what is saved', this.stored.base);
    this.toGrid();
  }

  /** What was pressed may be gone with what it did: the grid has the focus then. */
  toGrid() {
    this.querySelector('wn-grid')?.focus();
  }

  async upload(file) {
    this.problem = null;
    this.message = null;
    try {
      const {table, same} = await uploaded(this.stored, this.sheet.table, file);
      if (same) this.message = 'The spreadsheet holds the same table.';
      if (table) this.sheet.take('Taking a spreadsheet', table);
    } catch (e) {
      this.problem = e;
    }
  }

  /** `head`: the table with what was typed into that dialog before. */
  async editColumns(head = this.sheet.table) {
    const {sheet, stored, keeping} = this;
    this.asking = true;
    keeping.head = head === sheet.table ? null : head;
    const next = await editColumns(head, (typed) => {
      keeping.head = typed;
      keeping.now();
    });
    this.asking = false;
    if (stored !== this.stored) return;
    keeping.head = null;
    if (next && !same(next, sheet.table) && sheet.take('Changing columns', next)) sheet.arrange();
    keeping.now();
    if (this.hash === null) this.open();
  }

  async run({name, file}) {
    const {sheet} = this;
    const own = {
      save: () => this.save(),
      find: () => {
        this.finding = true;
        this.querySelector('wn-find-bar input')?.focus();
      },
      freeze: () => { this.frozen = !this.frozen; },
      download: () => this.stored.download().catch((e) => { this.problem = e; }),
      upload: () => this.upload(file),
      counts: () => this.told.count(sheet.table),
      results: () => this.told.showResults(),
      columns: () => this.editColumns(),
      nextFinding: () => {},
      moveUp: () => sheet.move(-1), moveDown: () => sheet.move(1),
      insertAbove: () => sheet.insert(), insertBelow: () => sheet.insert(true),
    };
    if (!STAYING.has(name)) this.toGrid();
    await (own[name] ?? (() => sheet[name]()))();
  }

  async typing({row, column, text}) {
    const editor = this.querySelector('wn-cell-editor');
    clearTimeout(this.typed);
    this.typed = setTimeout(async () => {
      const found = await this.findings.one(this.sheet.table, columns(this.sheet.table), column, text);
      if (editor.text !== text) return;
      editor.say(found?.message ?? '', found?.severity);
      if (found?.severity !== 'error') this.told.follow(withTexts(this.sheet.table, [{row, column, text}]));
    }, 80);
  }

  state() {
    if (!this.editable) return html`<p class="state">${this.rules.draft ? 'This draft can be read only.' : 'A version never changes: make a draft to edit it.'}</p>`;
    const {dirty, busy, message} = this;
    return html`<p class="state" role="status">${busy ? 'Saving …' : message ?? (dirty ? 'Changed, not saved yet. What is typed is kept in this browser.' : 'Saved.')}
      ${this.keeping.words()}
      ${dirty ? html` <button @click=${() => this.throwAway()}>Back to what is saved</button>` : nothing}</p>`;
  }

  render() {
    const trouble = this.problem ? html`<div role="alert" class="problem">${this.problem.message}
      ${this.problem.errors?.length ? html`<ul>${this.problem.errors.slice(0, 10).map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
      ${this.sheet ? nothing : html`<button @click=${() => this.open()}>Try again</button>`}</div>` : nothing;
    if (!this.sheet || this.stored.address !== this.address) return this.problem ? trouble : html`<p role="status" class="waiting">Loading …</p>`;
    const {sheet, editable} = this;
    const marks = this.marks.of(this.check, this.stored.base);
    this.findings.take(marks.cell);
    return html`
      ${trouble}
      <wn-table-toolbar .sheet=${sheet} .editable=${editable} .dirty=${this.dirty} .busy=${this.busy} .frozen=${this.frozen}
        .told=${this.told} .toldState=${this.told.state} @command=${(e) => this.run(e.detail)}></wn-table-toolbar>
      ${this.finding ? html`<wn-find-bar .sheet=${sheet} .editable=${editable} @closed=${() => { this.finding = false; this.toGrid(); }}></wn-find-bar>` : nothing}
      <wn-cell-bar .sheet=${sheet} .findings=${this.findings} @command=${(e) => this.run(e.detail)}></wn-cell-bar>
      <wn-grid .sheet=${sheet} .label=${`${this.decision}, ${count(sheet.table.rows.length)} rows`} .editable=${editable} .frozen=${this.frozen}
        .findings=${this.findings} .extras=${this.told.columns} .marks=${marks.row}
        @command=${(e) => this.run(e.detail)} @typing=${(e) => this.typing(e.detail)} @typed=${() => this.typedIt()}
        @lost=${(e) => { this.message = `${things(e.detail.columns, 'column')} of what was pasted had no place: there are none further right. Not saved yet.`; }}></wn-grid>
      ${this.state()}`;
  }
}

customElements.define('wn-table-editor', TableEditor);
