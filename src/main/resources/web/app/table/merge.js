// Two people changed a table since both read it: what each did, and the table that comes of it.

import {columns, headText, text, withText} from './model.js';

const byId = (table) => new Map(table.rows.filter((row) => row.id !== null).map((row) => [row.id, row]));

/** In which words a row is told from others. */
export const rowName = (table, row) => {
  const list = columns(table);
  const note = list.find((c) => c.kind === 'annotation' && text(row, c));
  return text(row, note ?? list.find((c) => c.kind === 'output') ?? list[0]).slice(0, 60) || 'a row';
};

/**
 * What differs, one by one: {kind: 'head' | 'cell' | 'row', id, column, base, mine, theirs, conflict, pick}; texts are
 * null where the row is not there. `pick` ('mine' or 'theirs') is the change where only one side has one.
 */
export function differences(base, mine, theirs) {
  const items = [];
  const add = (item, was, here, there) => {
    if (here === there) return;
    items.push({...item, base: was, mine: here, theirs: there,
      conflict: here !== was && there !== was, pick: here === was ? 'theirs' : 'mine'});
  };
  const heads = [headText(base), headText(mine), headText(theirs)];
  if (heads[1] !== heads[2]) {
    items.push({kind: 'head', id: '', name: 'Columns and hit policy', base: 'as it was', mine: 'yours', theirs: 'theirs',
      conflict: heads[1] !== heads[0] && heads[2] !== heads[0], pick: heads[1] === heads[0] ? 'theirs' : 'mine'});
  }
  const was = byId(base);
  const here = byId(mine);
  const there = byId(theirs);
  const number = new Map(mine.rows.map((row, i) => [row.id, i + 1]));
  const all = columns(mine);
  for (const id of new Set([...was.keys(), ...here.keys(), ...there.keys()])) {
    const rows = [was.get(id), here.get(id), there.get(id)];
    const name = number.has(id) ? `Row ${number.get(id)}` : `Row of “${rowName(theirs, rows[2] ?? rows[0])}”`;
    if (rows[1] && rows[2]) {
      for (const column of all) {
        add({kind: 'cell', id, name, column}, rows[0] ? text(rows[0], column) : null, text(rows[1], column), text(rows[2], column));
      }
    } else if (rows[1] || rows[2]) {
      const told = (row) => (row ? all.map((c) => text(row, c)).join(' | ') : null);
      add({kind: 'row', id, name, column: null}, told(rows[0]), told(rows[1]), told(rows[2]));
    }
  }
  return items.sort((a, b) => b.conflict - a.conflict);
}

/** The table that comes of the picks: rows in my order, theirs behind the neighbour that they have there. */
export function merged(mine, theirs, items) {
  const picks = new Map(items.map((item) => [`${item.kind} ${item.id} ${item.column?.id ?? ''}`, item]));
  const theirHead = picks.get('head  ')?.pick === 'theirs';
  const frame = theirHead ? theirs : mine;
  const there = byId(theirs);
  const rows = [];
  const gone = (id) => picks.get(`row ${id} `);
  for (const row of mine.rows) {
    if (row.id !== null && !there.has(row.id) && gone(row.id)?.pick === 'theirs') continue;
    let next = row;
    for (const item of items) {
      if (item.kind === 'cell' && item.id === row.id && item.pick === 'theirs') next = withText(next, item.column, item.theirs);
    }
    rows.push(next);
  }
  const present = new Set(mine.rows.map((row) => row.id));
  theirs.rows.forEach((row, i) => {
    if (present.has(row.id) || gone(row.id)?.pick !== 'theirs') return;
    const before = theirs.rows[i - 1]?.id;
    const at = before === undefined ? -1 : rows.findIndex((one) => one.id === before);
    rows.splice(before !== undefined && at < 0 ? rows.length : at + 1, 0, row);
  });
  return {...frame, rows: rows.map((row) => fitted(row, frame))};
}

/** The row with a cell for each column of a table, and no other. */
function fitted(row, table) {
  const cells = {};
  for (const input of table.inputs) cells[input.id] = row.cells[input.id] ?? '-';
  for (const output of table.outputs) cells[output.id] = row.cells[output.id] ?? '';
  return {...row, cells, annotations: table.annotations.map((_, i) => row.annotations[i] ?? '')};
}
