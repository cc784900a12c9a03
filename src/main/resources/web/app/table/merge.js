// Two people changed a table since both read it: what each did, and the table that comes of it.

import {chosenColumns, headItems, interleaved, sideText, union, weighed} from './heads.js';
import {columns, text} from './model.js';

const byId = (table) => new Map(table.rows.filter((row) => row.id !== null).map((row) => [row.id, row]));
const keyOf = (row) => row.id ?? row.key;
const NAMED = 5;

/** In which words a row is told from others. */
export const rowName = (table, row) => {
  const list = columns(table);
  const note = list.find((c) => c.kind === 'annotation' && text(row, c));
  return text(row, note ?? list.find((c) => c.kind === 'output') ?? list[0]).slice(0, 60) || 'a row';
};

/** Places of the fewest rows that were moved, to come from one order to another. */
function movedFrom(places) {
  const ends = [];
  const before = places.map(() => -1);
  places.forEach((place, i) => {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]] < place) low = middle + 1;
      else high = middle;
    }
    before[i] = low ? ends[low - 1] : -1;
    ends[low] = i;
  });
  const stayed = new Set();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]) stayed.add(i);
  return places.map((_, i) => i).filter((i) => !stayed.has(i));
}

/** An order of rows in words: which rows stand elsewhere than in the base. */
function ordered(table, ids, was) {
  const places = ids.map((id) => was.get(id));
  const rows = byId(table);
  const elsewhere = movedFrom(places);
  const told = elsewhere.slice(0, NAMED).map((i) => `“${rowName(table, rows.get(ids[i]))}” from ${places[i] + 1} to ${i + 1}`);
  return [...told, ...(elsewhere.length > NAMED ? [`and ${elsewhere.length - NAMED} more`] : [])].join('; ') || 'as it was';
}

/** The order of the rows that all have: where a row stands decides with some hit policies. */
function orderItem(tables, sides) {
  const orders = tables.map((table) => table.rows.map((row) => row.id).filter((id) => sides.every((side) => side.has(id))));
  const stamps = orders.map((ids) => JSON.stringify(ids));
  if (stamps[1] === stamps[2]) return [];
  const was = new Map(orders[0].map((id, i) => [id, i]));
  return [weighed({kind: 'order', id: '', name: 'Table', what: 'Order of the rows', column: null,
    base: 'as it was', mine: ordered(tables[1], orders[1], was), theirs: ordered(tables[2], orders[2], was)}, ...stamps)];
}

/** What differs in the rows: cells of those that both sides have, and rows that only one has. */
function rowItems(all, tables, sides) {
  const items = [];
  const SIDES = ['base', 'mine', 'theirs'];
  const number = new Map(tables[1].rows.map((row, i) => [row.id, i + 1]));
  const told = (row, side, list) => list.filter((c) => c.places[side]).map((c) => sideText(c, side, row));
  for (const id of new Set(sides.flatMap((side) => [...side.keys()]))) {
    const rows = sides.map((side) => side.get(id));
    const name = number.has(id) ? `Row ${number.get(id)}` : `Row of “${rowName(rows[2] ? tables[2] : tables[0], rows[2] ?? rows[0])}”`;
    if (rows[1] && rows[2]) {
      for (const column of all) {
        if (!column.places.mine || !column.places.theirs) continue;
        const texts = rows.map((row, i) => (row ? sideText(column, SIDES[i], row) : null));
        if (texts[1] !== texts[2]) {
          items.push(weighed({kind: 'cell', id, name, column, base: texts[0], mine: texts[1], theirs: texts[2]}, ...texts));
        }
      }
    } else if (rows[1] || rows[2]) {
      // a column that came or went is told by itself
      const common = all.filter((c) => SIDES.every((side, i) => c.places[side] || !rows[i]));
      const stamps = rows.map((row, i) => (row ? JSON.stringify(told(row, SIDES[i], common)) : null));
      const words = rows.map((row, i) => (row ? told(row, SIDES[i], all.filter((c) => c.kind !== 'description')).join(' | ') : null));
      items.push(weighed({kind: 'row', id, name, what: 'whole row', column: null, base: words[0], mine: words[1], theirs: words[2]}, ...stamps));
    }
  }
  return items;
}

/**
 * What differs, one by one: {kind: 'head' | 'order' | 'cell' | 'row', id, name, column, what, base, mine, theirs,
 * conflict, pick}; texts are null where that side has no such thing. `pick` ('mine' or 'theirs') is the change where
 * only one side has one.
 */
export function differences(base, mine, theirs) {
  const tables = [base, mine, theirs];
  const all = union(base, mine, theirs);
  const sides = tables.map(byId);
  const at = {base: 0, mine: 1, theirs: 2};
  const cells = (column, side) => JSON.stringify(tables[at[side]].rows
    .filter((row) => sides.every((one) => one.has(row.id))).map((row) => [row.id, sideText(column, side, row)]).sort());
  const items = [...headItems(all, tables, cells), ...orderItem(tables, sides), ...rowItems(all, tables, sides)];
  return items.sort((a, b) => b.conflict - a.conflict);
}

/** The rows that come of the picks, in the order of whoever's was picked, as [mine, theirs] with null for none. */
function chosenRows(mine, theirs, items) {
  const here = byId(mine);
  const there = byId(theirs);
  const pick = new Map(items.filter((item) => item.kind === 'row').map((item) => [item.id, item.pick]));
  const ours = mine.rows.filter((row) => row.id === null || there.has(row.id) || pick.get(row.id) !== 'theirs');
  const others = theirs.rows.filter((row) => row.id === null || here.has(row.id) || pick.get(row.id) === 'theirs');
  const theirOrder = items.some((item) => item.kind === 'order' && item.pick === 'theirs');
  const rows = theirOrder ? interleaved(others, ours, keyOf) : interleaved(ours, others, keyOf);
  const own = new Set(mine.rows);
  return rows.map((row) => (row.id !== null ? [here.get(row.id) ?? null, there.get(row.id) ?? null] : own.has(row) ? [row, null] : [null, row]));
}

/** The table that comes of the picks among the {@link differences} of these three. */
export function merged(base, mine, theirs, items) {
  const chosen = chosenColumns(union(base, mine, theirs), items);
  const description = union(base, mine, theirs).find((c) => c.kind === 'description');
  const cells = new Map(items.filter((item) => item.kind === 'cell').map((item) => [`${item.id}\n${item.column.id}`, item.pick]));
  const taken = new Set([mine, theirs].flatMap((table) => [...table.inputs, ...table.outputs]).map((c) => c.id));
  for (const one of chosen) {
    one.id = one.fields.id;
    for (let i = 1; one.column.apart && taken.has(one.id); i++) one.id = `${one.column.kind}-${i}`;
    taken.add(one.id);
  }
  const said = ([my, their], column) => {
    const wanted = !my || cells.get(`${my.id}\n${column.id}`) === 'theirs' ? ['theirs', 'mine'] : ['mine', 'theirs'];
    for (const side of wanted) {
      const row = side === 'mine' ? my : their;
      if (row && column.places[side]) return sideText(column, side, row);
    }
    return column.kind === 'input' ? '-' : '';
  };
  const list = (kind) => chosen.filter((one) => one.column.kind === kind);
  const head = (kind) => list(kind).map(({id, fields}) => ({...fields, id}));
  const source = items.some((item) => item.id === 'policy' && item.pick === 'theirs') ? theirs : mine;
  return {...mine, hitPolicy: source.hitPolicy, aggregation: source.aggregation,
    inputs: head('input'), outputs: head('output'), annotations: list('annotation').map(({fields}) => fields.label),
    rows: chosenRows(mine, theirs, items).map((pair) => known(pair[1], {...pair[0] ?? pair[1],
      cells: Object.fromEntries([...list('input'), ...list('output')].map(({column, id}) => [id, said(pair, column)])),
      annotations: list('annotation').map(({column}) => said(pair, column)), description: said(pair, description) || null}))};
}

/** Their very row where nothing differs: what is kept in the browser tells such rows by their number. */
const known = (theirs, row) => (theirs && theirs.key === row.key && JSON.stringify([theirs.cells, theirs.annotations, theirs.description])
  === JSON.stringify([row.cells, row.annotations, row.description]) ? theirs : row);
