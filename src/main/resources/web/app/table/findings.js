import {json} from '../api.js';
import {text} from './model.js';

const AT_ONCE = 2000;

/**
 * What is wrong with the cells of a table. What a text means depends on its column alone, so each
 * text of a column is asked about once, wherever it stands and however often it comes back. Says
 * 'change' when more is known.
 */
export class Findings extends EventTarget {
  /** @param {string} address of the table in the API; null: nobody is asked */
  constructor(address) {
    super();
    this.address = address;
    this.known = new Map();
    this.knownOf = new WeakMap();
    this.checked = () => null;
    this.state = 0;
  }

  texts(column) {
    // a large table asks for each of its cells
    const near = this.knownOf.get(column.of);
    if (near) return near;
    const {id, expression, type, allowedValues} = column.of;
    const key = JSON.stringify([column.kind, id, expression, type, allowedValues]);
    if (!this.known.has(key)) this.known.set(key, new Map());
    this.knownOf.set(column.of, this.known.get(key));
    return this.known.get(key);
  }

  of(row, column) {
    return (column.of && this.texts(column).get(text(row, column))) || this.checked(row, column);
  }

  /** Takes what the check of what is saved says of cells: (row, column) → finding or null. */
  take(checked) {
    if (checked === this.checked) return;
    this.checked = checked;
    this.state++;
  }

  /** Asks about all texts of a table that nothing is known of. */
  async check(table, columns) {
    if (this.address === null) return;
    const asked = [];
    for (const column of columns) {
      if (!column.of) continue;
      const known = this.texts(column);
      for (const row of table.rows) {
        const value = text(row, column);
        if (known.has(value)) continue;
        known.set(value, null);
        asked.push({column: column.id, text: value});
      }
    }
    for (let i = 0; i < asked.length; i += AT_ONCE) await this.ask(table, columns, asked.slice(i, i + AT_ONCE));
  }

  /** What is wrong with one text of a column; null for nothing. */
  async one(table, columns, column, value) {
    if (this.address === null || !column.of) return null;
    const known = this.texts(column);
    if (!known.has(value)) await this.ask(table, columns, [{column: column.id, text: value}]);
    return known.get(value) ?? null;
  }

  async ask(table, columns, cells) {
    const byId = new Map(columns.map((column) => [column.id, column]));
    try {
      const {findings} = await json(`${this.address}/check`, {json: {inputs: table.inputs, outputs: table.outputs, cells}});
      for (const {column, text: value} of cells) this.texts(byId.get(column)).set(value, null);
      for (const found of findings) this.texts(byId.get(found.column)).set(found.text, found);
      this.state++;
      this.dispatchEvent(new Event('change'));
    } catch (e) {
      // asked again with the next change; what stands in the way is told when the table is saved
      for (const {column, text: value} of cells) this.texts(byId.get(column)).delete(value);
      if (e.name !== 'Problem') throw e;
    }
  }

  /** All cells of a view that have one: [{r, c, finding}]. */
  list(sheet) {
    const places = [];
    sheet.shown.forEach((index, r) => sheet.columns.forEach((column, c) => {
      const finding = this.of(sheet.table.rows[index], column);
      if (finding) places.push({r, c, finding});
    }));
    return places;
  }
}
