// A decision table while it is edited: plain values that are never changed in place, so that every
// earlier state can be had back. Shape as of the API, with a `key` for each row that lasts as long
// as the editor is open (a new row has no id until it is saved).

// what an earlier visit kept has keys of its own
const VISIT = Date.now().toString(36);
let made = 0;
const newKey = () => `new-${VISIT}-${++made}`;

/** A table as the API gives it, with keys. */
export const opened = (body) => ({...body, rows: body.rows.map((row) => ({...row, key: row.key ?? row.id ?? newKey()}))});

/** A table as the API takes it. */
export const sent = (table) => ({...table, rows: table.rows.map(({key, ...row}) => row)});

/** A saved table with the keys of what was sent, row by row. */
export function saved(table, body) {
  return {...body, rows: body.rows.map((row, i) => ({...row, key: table.rows[i]?.key ?? row.id}))};
}

/**
 * All columns from left to right: `{kind: 'input' | 'output' | 'annotation' | 'description', id, at, label, type,
 * allowed}`; `at` is the place among those of its kind, `id` is unique in the table.
 */
export function columns(table) {
  const list = table.inputs.map((c, at) => (
    {kind: 'input', id: c.id, at, label: c.label || c.expression || c.id, type: c.type, allowed: c.allowedValues, of: c}));
  table.outputs.forEach((c, at) => list.push(
    {kind: 'output', id: c.id, at, label: c.label || c.name || table.decision, type: c.type, allowed: c.allowedValues, of: c}));
  if (table.rows.some((row) => row.description)) list.push({kind: 'description', id: '#description', at: 0, label: 'Description'});
  table.annotations.forEach((name, at) => list.push({kind: 'annotation', id: `#annotation-${at}`, at, label: name || 'Annotation'}));
  return list;
}

/** Whatever a column is called: its id, and what findings and people know it by. */
export const names = (column) => [column.id, column.label, column.of?.expression, column.of?.name, column.of?.label];

/** What stands in a cell. */
export function text(row, column) {
  if (column.kind === 'annotation') return row.annotations[column.at] ?? '';
  return (column.kind === 'description' ? row.description : row.cells[column.id]) ?? '';
}

/** What an empty cell of a column holds: a condition that is always true, or nothing. */
export const blank = (column) => (column.kind === 'input' ? '-' : '');

/** The row with another text in a cell. */
export function withText(row, column, value) {
  if (column.kind === 'annotation') {
    const annotations = [...row.annotations];
    annotations[column.at] = value;
    return {...row, annotations};
  }
  if (column.kind === 'description') return {...row, description: value || null};
  return {...row, cells: {...row.cells, [column.id]: value.trim() === '' ? blank(column) : value}};
}

/** The table with other texts: `changes` = [{row: index, column, text}]; the same table where nothing differs. */
export function withTexts(table, changes) {
  let rows = null;
  for (const change of changes) {
    const row = (rows ?? table.rows)[change.row];
    const next = withText(row, change.column, change.text);
    if (text(next, change.column) === text(row, change.column)) continue;
    rows ??= [...table.rows];
    rows[change.row] = next;
  }
  return rows ? {...table, rows} : table;
}

/** A new row that says nothing yet. */
export function emptyRow(table) {
  const cells = {};
  for (const input of table.inputs) cells[input.id] = '-';
  for (const output of table.outputs) cells[output.id] = '';
  return {key: newKey(), id: null, description: null, cells, annotations: table.annotations.map(() => '')};
}

/** The table with rows put in before the row at `at`. */
export function withRows(table, at, rows) {
  return {...table, rows: [...table.rows.slice(0, at), ...rows, ...table.rows.slice(at)]};
}

/** The table without some rows, by index. */
export function withoutRows(table, indexes) {
  const gone = new Set(indexes);
  return {...table, rows: table.rows.filter((_, i) => !gone.has(i))};
}

/** The table with copies of some rows behind the last of them. */
export function withCopies(table, indexes) {
  const copies = [...indexes].sort((a, b) => a - b).map((i) => ({...table.rows[i], key: newKey(), id: null}));
  return withRows(table, Math.max(...indexes) + 1, copies);
}

/** The table with some rows one place up (-1) or down (1), all together; the same table at its end. */
export function moved(table, indexes, step) {
  const list = [...indexes].sort((a, b) => (a - b) * -step);
  const rows = [...table.rows];
  for (const i of list) {
    if (i + step < 0 || i + step >= rows.length) return table;
    [rows[i], rows[i + step]] = [rows[i + step], rows[i]];
  }
  return {...table, rows};
}

/** What differs from one table to the other in cells of rows that both have, and how many rows came and went. */
export function difference(before, after) {
  const was = new Map(before.rows.map((row) => [row.key, row]));
  const all = columns(after);
  const parts = {cells: 0, added: 0, removed: 0, moved: 0};
  let last = -1;
  const place = new Map(before.rows.map((row, i) => [row.key, i]));
  for (const row of after.rows) {
    const old = was.get(row.key);
    if (!old) {
      parts.added++;
      continue;
    }
    was.delete(row.key);
    if (place.get(row.key) < last) parts.moved++;
    else last = place.get(row.key);
    if (old !== row) parts.cells += all.filter((c) => text(old, c) !== text(row, c)).length;
  }
  parts.removed = was.size;
  return parts;
}

const HEAD = ['hitPolicy', 'aggregation', 'inputs', 'outputs', 'annotations'];

/** A table's columns and hit policy, as a text to compare. */
export const headText = (table) => JSON.stringify(HEAD.map((name) => table[name] ?? null));

/** Whether both say the same, whatever ids their rows have or have not got yet. */
export function same(one, other) {
  const all = columns(one);
  return one.rows.length === other.rows.length && headText(one) === headText(other)
    && one.rows.every((row, i) => (row.description ?? '') === (other.rows[i].description ?? '')
      && all.every((c) => text(row, c) === text(other.rows[i], c)));
}
