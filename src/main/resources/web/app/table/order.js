// Which rows are shown, and in what order: a view of the table that changes nothing in it.

import {text} from './model.js';

const sorter = new Intl.Collator(undefined, {numeric: true, sensitivity: 'base'});

/** The number that a condition begins with, so that `< 30` comes before `[30..60)`. */
function rank(value) {
  const number = /-?\d+(\.\d+)?/.exec(value);
  return /^\s*[\[(]?\s*(not\s*\()?\s*[<>=!]*\s*-?\d/.test(value) && number ? Number(number[0]) : null;
}

function compare(a, b) {
  const x = rank(a);
  const y = rank(b);
  if (x !== null && y !== null && x !== y) return x - y;
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return sorter.compare(a, b);
}

/**
 * The indexes of the rows to show.
 *
 * @param {object[]} all the table's columns
 * @param {{filters: Map<string, string>, sort: {column: string, down: boolean} | null}} view texts to look for by
 *   column id, '' for any column
 */
export function order(table, all, view) {
  const byId = new Map(all.map((c) => [c.id, c]));
  const wanted = [...view.filters].filter(([, value]) => value !== '').map(([id, value]) => (
    {of: id === '' ? all : [byId.get(id)].filter(Boolean), value: value.toLowerCase()}));
  const shown = [];
  table.rows.forEach((row, i) => {
    if (wanted.every(({of, value}) => of.some((c) => text(row, c).toLowerCase().includes(value)))) shown.push(i);
  });
  const by = view.sort && byId.get(view.sort.column);
  if (by) {
    const sign = view.sort.down ? -1 : 1;
    shown.sort((a, b) => sign * compare(text(table.rows[a], by), text(table.rows[b], by)) || a - b);
  }
  return shown;
}

/** The same view of a table that has changed since: rows stay where they are, new ones come behind their neighbour. */
export function follow(shown, before, after) {
  const place = new Map(after.rows.map((row, i) => [row.key, i]));
  const was = new Set(before.rows.map((row) => row.key));
  const kept = shown.map((i) => place.get(before.rows[i].key)).filter((i) => i !== undefined);
  after.rows.forEach((row, i) => {
    if (was.has(row.key)) return;
    const neighbour = kept.indexOf(i - 1);
    kept.splice(neighbour < 0 && i > 0 ? kept.length : neighbour + 1, 0, i);
  });
  return kept;
}
