import {count} from '../format.js';

/** What is known of the rows beside their cells: how many stored contacts each holds, asked again after each change. */
export class RowTold {
  /**
   * @param {Stored} stored
   * @param {() => void} changed called when something else is known
   */
  constructor(stored, editable, changed) {
    this.stored = stored;
    this.editable = editable;
    this.changed = changed;
    this.state = null;
    this.byKey = new Map();
    this.columns = [];
  }

  stop() {
    clearTimeout(this.again);
    this.asking?.abort();
    this.on = false;
  }

  /** Begins to count, and goes on with each change. */
  count(table) {
    if (this.on) {
      this.stop();
      this.columns = [];
      this.state = null;
      this.changed();
      return;
    }
    this.on = true;
    this.columns = [{id: 'contacts', label: 'Contacts', text: (row) => (this.byKey.has(row.key) ? count(this.byKey.get(row.key)) : '…')}];
    this.follow(table);
  }

  async follow(table) {
    if (!this.on) return;
    clearTimeout(this.again);
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    try {
      const told = await this.stored.counts(table, this.editable, asking.signal);
      if (told.state === 'ready') {
        this.byKey = new Map(told.rows.map((one) => [table.rows[one.row - 1]?.key, one.contacts]));
        this.state = `${count(told.counted)} contacts counted${told.none ? `, ${count(told.none)} in no row` : ''}${told.undecided ? `, ${count(told.undecided)} undecided` : ''}.`;
      } else {
        this.state = `Reading the contacts: ${count(told.done)} of ${count(told.total)}.`;
        this.again = setTimeout(() => this.follow(table), 700);
      }
    } catch (e) {
      if (e.name === 'AbortError') return;
      this.byKey = new Map();
      this.state = e.message;
    }
    this.columns = [...this.columns];
    this.changed();
  }
}
