/** The states of a table one after another, with a way back and forth. */
export class History {
  constructor(table, limit = 500) {
    this.limit = limit;
    this.states = [{table, label: ''}];
    this.now = 0;
  }

  get table() {
    return this.states[this.now].table;
  }

  /** Takes a next state; nothing where it is the same. `label` says what was done, `where` the cells it was done to. */
  take(label, table, where = null) {
    if (table === this.table) return false;
    this.states.length = this.now + 1;
    this.states.push({table, label, where});
    if (this.states.length > this.limit) this.states.shift();
    this.now = this.states.length - 1;
    return true;
  }

  /** What an undo would take back, or a redo bring again; null for nothing. */
  get undoes() {
    return this.now > 0 ? this.states[this.now].label : null;
  }

  get redoes() {
    return this.states[this.now + 1]?.label ?? null;
  }

  /** Goes back; gives where the change was. */
  undo() {
    return this.now > 0 ? this.states[this.now--].where : null;
  }

  redo() {
    return this.now < this.states.length - 1 ? this.states[++this.now].where : null;
  }

  /** The same states with each row told the id that a save gave it. */
  name(ids) {
    for (const state of this.states) {
      if (!state.table.rows.some((row) => row.id === null && ids.has(row.key))) continue;
      state.table = {...state.table,
        rows: state.table.rows.map((row) => (row.id === null && ids.has(row.key) ? {...row, id: ids.get(row.key)} : row))};
    }
  }
}
