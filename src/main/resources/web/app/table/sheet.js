import {History} from './history.js';
import {blank, columns, emptyRow, moved, names, text, withCopies, withRows, withTexts, withoutRows} from './model.js';
import {follow, order} from './order.js';

/**
 * A table that is being edited: its states, the view of it, and the cells that are chosen. Cells are
 * named by their place in the view. Says 'change' when any of it is another, with `detail.table`
 * where the table itself is.
 */
export class Sheet extends EventTarget {
  constructor(table) {
    super();
    this.open(table);
  }

  /** Begins anew with a table. */
  open(table) {
    this.history = new History(table);
    this.view = {filters: new Map(), sort: null};
    this.anchor = {r: 0, c: 0};
    this.focus = {r: 0, c: 0};
    this.arrange();
    this.tell(true);
  }

  get table() {
    return this.history.table;
  }

  get columns() {
    if (this.columnsOf !== this.table) {
      this.columnsOf = this.table;
      this.columnList = columns(this.table);
    }
    return this.columnList;
  }

  /** Whether rows are left out, or stand in another order than in the table. */
  get arranged() {
    return this.view.sort !== null || [...this.view.filters.values()].some((value) => value !== '');
  }

  arrange() {
    this.shown = order(this.table, this.columns, this.view);
    this.choose(this.anchor, this.focus, false);
  }

  tell(table = false) {
    this.dispatchEvent(new CustomEvent('change', {detail: {table}}));
  }

  rowAt(r) {
    return this.table.rows[this.shown[r]];
  }

  text(r, c) {
    return text(this.rowAt(r), this.columns[c]);
  }

  /** The chosen cells as {top, bottom, left, right}, all of them included. */
  get range() {
    const {anchor: a, focus: f} = this;
    return {top: Math.min(a.r, f.r), bottom: Math.max(a.r, f.r), left: Math.min(a.c, f.c), right: Math.max(a.c, f.c)};
  }

  /** The rows of the chosen cells, as indexes of the table. */
  get chosen() {
    return this.shown.slice(this.range.top, this.range.bottom + 1);
  }

  choose(anchor, focus = anchor, telling = true) {
    const bound = ({r, c}) => ({
      r: Math.max(0, Math.min(r, this.shown.length - 1)), c: Math.max(0, Math.min(c, this.columns.length - 1))});
    this.anchor = bound(anchor);
    this.focus = bound(focus);
    if (telling) this.tell();
  }

  sortBy(column, down) {
    this.view = {...this.view, sort: column === null ? null : {column, down}};
    this.arrange();
    this.tell();
  }

  filter(column, value) {
    this.view = {...this.view, filters: new Map(this.view.filters).set(column, value)};
    this.arrange();
    this.tell();
  }

  showAll() {
    this.view = {filters: new Map(), sort: null};
    this.arrange();
    this.tell();
  }

  /** Takes a next state of the table; `where` = {anchor, focus} to choose in it. */
  take(label, next, where = {anchor: this.anchor, focus: this.focus}) {
    const before = this.table;
    if (!this.history.take(label, next, where)) return false;
    this.shown = this.arranged ? follow(this.shown, before, next) : next.rows.map((_, i) => i);
    this.choose(where.anchor, where.focus, false);
    this.tell(true);
    return true;
  }

  back(step) {
    const before = this.table;
    const where = step < 0 ? this.history.undo() : this.history.redo();
    if (this.table === before) return;
    this.shown = this.arranged ? follow(this.shown, before, this.table) : this.table.rows.map((_, i) => i);
    this.choose(where?.anchor ?? this.anchor, where?.focus ?? this.focus, false);
    this.tell(true);
  }

  undo() {
    this.back(-1);
  }

  redo() {
    this.back(1);
  }

  /** Each chosen cell as {r, c}. */
  * cells() {
    const {top, bottom, left, right} = this.range;
    for (let r = top; r <= bottom && r < this.shown.length; r++) for (let c = left; c <= right; c++) yield {r, c};
  }

  write(r, c, value) {
    return this.take('Typing', withTexts(this.table, [{row: this.shown[r], column: this.columns[c], text: value}]));
  }

  clear() {
    this.take('Clearing', withTexts(this.table, [...this.cells()].map(({r, c}) => (
      {row: this.shown[r], column: this.columns[c], text: blank(this.columns[c])}))));
  }

  /** The chosen cells' texts, row by row. */
  copy() {
    const {top, bottom, left, right} = this.range;
    const rows = [];
    for (let r = top; r <= bottom && r < this.shown.length; r++) {
      rows.push(this.columns.slice(left, right + 1).map((column) => text(this.rowAt(r), column)));
    }
    return rows;
  }

  /** Writes rows of texts from the first chosen cell on; a single text goes into every chosen cell; rows that are missing are appended. Gives how many columns of it had no place. */
  paste(block) {
    if (!block.length) return 0;
    const {top, bottom, left, right} = this.range;
    const width = Math.max(...block.map((row) => row.length));
    // a block that fits several times into the chosen cells is repeated, as spreadsheets do
    const down = (bottom - top + 1) % block.length === 0 ? Math.max(block.length, bottom - top + 1) : block.length;
    const across = (right - left + 1) % width === 0 ? Math.max(width, right - left + 1) : width;
    const missing = Math.max(0, top + down - this.shown.length);
    const fresh = Array.from({length: missing}, () => emptyRow(this.table));
    const table = missing ? withRows(this.table, this.table.rows.length, fresh) : this.table;
    const places = [...this.shown, ...fresh.map((_, i) => this.table.rows.length + i)];
    const changes = [];
    for (let r = 0; r < down; r++) {
      for (let c = 0; c < across && left + c < this.columns.length; c++) {
        const value = block[r % block.length][c % width];
        if (value !== undefined) changes.push({row: places[top + r], column: this.columns[left + c], text: value});
      }
    }
    this.take('Pasting', withTexts(table, changes), {anchor: {r: top, c: left}, focus: {r: top + down - 1, c: left + across - 1}});
    return Math.max(0, left + width - this.columns.length);
  }

  /** Writes the first chosen row's texts into the others. */
  fillDown() {
    const {top, bottom} = this.range;
    const from = top === bottom ? top - 1 : top;
    if (from < 0) return;
    this.take('Filling down', withTexts(this.table, [...this.cells()].filter(({r}) => r > from).map(({r, c}) => (
      {row: this.shown[r], column: this.columns[c], text: this.text(from, c)}))));
  }

  insert(behind = false) {
    const {top, bottom, left} = this.range;
    const count = this.shown.length ? bottom - top + 1 : 1;
    const neighbour = this.shown[behind ? bottom : top];
    const at = neighbour === undefined ? this.table.rows.length : neighbour + (behind ? 1 : 0);
    const r = behind && this.shown.length ? bottom + 1 : top;
    const rows = Array.from({length: count}, () => emptyRow(this.table));
    this.take('Inserting rows', withRows(this.table, at, rows), {anchor: {r, c: left}, focus: {r: r + count - 1, c: left}});
  }

  duplicate() {
    if (!this.shown.length) return;
    const {top, bottom, left, right} = this.range;
    const count = bottom - top + 1;
    this.take('Duplicating rows', withCopies(this.table, this.chosen),
      {anchor: {r: top + count, c: left}, focus: {r: bottom + count, c: right}});
  }

  remove() {
    if (this.shown.length) this.take('Deleting rows', withoutRows(this.table, this.chosen));
  }

  /** One place up (-1) or down (1); not where the view shows another order than the table's. */
  move(step) {
    if (this.arranged || !this.shown.length) return;
    const shift = ({r, c}) => ({r: r + step, c});
    this.take('Moving rows', moved(this.table, this.chosen, step), {anchor: shift(this.anchor), focus: shift(this.focus)});
  }

  /** Chooses a row by its number (from 1) or id, and a column by its id or what it is called; says whether both are there. */
  jump(row, column) {
    const index = this.table.rows.findIndex((one, i) => one.id === row || String(i + 1) === String(row));
    if (index < 0) return false;
    if (!this.shown.includes(index)) this.showAll();
    const c = column ? this.columns.findIndex((one) => names(one).includes(column)) : -1;
    this.choose({r: this.shown.indexOf(index), c: Math.max(0, c)});
    return c >= 0 || !column;
  }

  /** As {@link jump}, for a row's and a column's id with a dot between; both may hold dots. */
  jumpTo(cell) {
    const dots = [...cell.matchAll(/\./g)].map((m) => m.index);
    if (!dots.some((at) => this.jump(cell.slice(0, at), cell.slice(at + 1)))) this.jump(cell);
  }
}
