import {json} from '../api.js';
import {count, day, percent, time} from '../format.js';

/** What is known of the rows beside their cells: how many stored contacts each holds, and what came of it. */
export class RowTold {
  /**
   * @param {Stored} stored the table
   * @param {string} rowPrefix what the key figures' keys of this table's rows begin with
   * @param {() => void} changed called when something else is known
   */
  constructor(stored, {ruleSet, rowPrefix, editable}, changed) {
    Object.assign(this, {stored, ruleSet, rowPrefix, editable, changed});
    this.counted = new Counted();
    this.results = null;
    this.resultsState = null;
  }

  get columns() {
    const list = this.counted.on ? [{id: 'contacts', label: 'Contacts', text: (row) => this.counted.of(row)}] : [];
    if (this.results) {
      const of = (name, write) => (row) => (this.results.has(row.id) ? write(this.results.get(row.id)[name]) : '–');
      list.push({id: 'decisions', label: 'Decisions', text: of('decisions', count)},
        {id: 'converted', label: 'Converted', text: of('converted', count)},
        {id: 'conversion', label: 'Rate', text: (row) => (this.results.has(row.id) ? percent(this.results.get(row.id).rates.conversion) : '–')});
    }
    return list;
  }

  get state() {
    return [this.counted.state, this.resultsState].filter(Boolean).join(' ');
  }

  stop() {
    this.counted.stop();
  }

  /** Begins to count, and goes on with each change; or ends it. */
  count(table) {
    if (this.counted.on) this.counted.stop();
    else this.counted.on = true;
    this.changed();
    return this.follow(table);
  }

  async follow(table) {
    if (this.counted.on) await this.counted.ask(table, (signal) => this.stored.counts(table, this.editable, signal), this.changed);
  }

  /** Shows what came of decisions of the last 30 days that each row led to; or hides it. */
  async showResults() {
    if (this.results) {
      this.results = null;
      this.resultsState = null;
      return this.changed();
    }
    this.results = new Map();
    try {
      const {kpis, from, to} = await json('/v1/kpis?by=row&limit=50000');
      const own = kpis.filter((one) => one.ruleSet === this.ruleSet && one.key?.startsWith(this.rowPrefix));
      this.results = new Map(own.map((one) => [one.key.slice(this.rowPrefix.length), one]));
      this.resultsState = `Decisions from ${day(from)} to ${day(to)} (UTC), of all versions.`;
    } catch (e) {
      this.results = null;
      this.resultsState = e.message;
    }
    return this.changed();
  }
}

/** How many contacts each row holds. */
class Counted {
  constructor() {
    this.stop();
  }

  stop() {
    clearTimeout(this.again);
    this.asking?.abort();
    this.on = false;
    this.failed = false;
    this.state = null;
    this.byKey = new Map();
  }

  of(row) {
    return this.byKey.has(row.key) ? count(this.byKey.get(row.key)) : this.failed ? '–' : '…';
  }

  async ask(table, ask, changed) {
    clearTimeout(this.again);
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    try {
      const told = await ask(asking.signal);
      this.failed = false;
      if (told.state === 'ready') {
        this.byKey = new Map(told.rows.map((one) => [table.rows[one.row - 1]?.key, one.contacts]));
        this.state = `${count(told.counted)} contacts counted, as they were ${time(told.asOf)}${told.none ? `, ${count(told.none)} in no row` : ''}${told.undecided ? `, ${count(told.undecided)} undecided` : ''}.`;
      } else {
        this.state = `Reading the contacts: ${count(told.done)} of ${count(told.total)}.`;
        this.again = setTimeout(() => this.ask(table, ask, changed), 700);
      }
    } catch (e) {
      if (e.name === 'AbortError') return;
      this.byKey = new Map();
      // one table is counted at a time: whoever comes second waits for the turn
      this.failed = e.status !== 503;
      this.state = this.failed ? `Not counted: ${e.message}` : 'Others are counting: this table has its turn in a moment.';
      if (!this.failed) this.again = setTimeout(() => this.ask(table, ask, changed), 700);
    }
    changed();
  }
}
