// What can be done to a table's head: its columns and its hit policy. Each gives another table.

const LISTS = {input: 'inputs', output: 'outputs', annotation: 'annotations'};

/** Words of DMN, each with what it means to whoever writes rows. */
export const HIT_POLICIES = [
  ['UNIQUE', 'one row at most'], ['FIRST', 'the first row that fits'], ['PRIORITY', 'the row whose output ranks highest'],
  ['ANY', 'rows that agree'], ['COLLECT', 'all rows'], ['RULE ORDER', 'all rows, in their order'],
  ['OUTPUT ORDER', 'all rows, by rank of output'],
];

export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'];

export const withPolicy = (table, hitPolicy) => (
  {...table, hitPolicy, aggregation: hitPolicy === 'COLLECT' ? table.aggregation : null});

export const withAggregation = (table, aggregation) => ({...table, aggregation: aggregation || null});

function freshId(table, kind) {
  const taken = new Set([...table.inputs, ...table.outputs].map((c) => c.id));
  for (let i = table[LISTS[kind]].length + 1; ; i++) if (!taken.has(`${kind}-${i}`)) return `${kind}-${i}`;
}

/** The table with one more column at the end of its kind: `fields` as of the API, or a name for an annotation. */
export function withColumn(table, kind, fields) {
  if (kind === 'annotation') {
    return {...table, annotations: [...table.annotations, fields],
      rows: table.rows.map((row) => ({...row, annotations: [...row.annotations, '']}))};
  }
  const id = freshId(table, kind);
  const column = kind === 'input'
    ? {id, label: null, expression: null, type: null, allowedValues: null, ...fields}
    : {id, name: null, label: null, type: null, allowedValues: null, defaultOutput: null, ...fields};
  const value = kind === 'input' ? '-' : '';
  return {...table, [LISTS[kind]]: [...table[LISTS[kind]], column],
    rows: table.rows.map((row) => ({...row, cells: {...row.cells, [id]: value}}))};
}

/** The table without a column and what stands in it. */
export function withoutColumn(table, kind, at) {
  const list = LISTS[kind];
  const column = table[list][at];
  const rows = table.rows.map((row) => {
    if (kind === 'annotation') return {...row, annotations: row.annotations.filter((_, i) => i !== at)};
    const {[column.id]: gone, ...cells} = row.cells;
    return {...row, cells};
  });
  return {...table, [list]: table[list].filter((_, i) => i !== at), rows};
}

/** The table with a column one place to the left (-1) or right (1) among those of its kind. */
export function withColumnMoved(table, kind, at, step) {
  const swap = (items) => {
    if (!(at in items) || !(at + step in items)) return items;
    const next = [...items];
    [next[at], next[at + step]] = [next[at + step], next[at]];
    return next;
  };
  const next = {...table, [LISTS[kind]]: swap(table[LISTS[kind]])};
  if (kind === 'annotation') next.rows = table.rows.map((row) => ({...row, annotations: swap(row.annotations)}));
  return next;
}

/** The table with a column that says something else: some fields, or another name for an annotation. */
export function withColumnChanged(table, kind, at, fields) {
  const list = LISTS[kind];
  return {...table, [list]: table[list].map((c, i) => {
    if (i !== at) return c;
    return kind === 'annotation' ? fields : {...c, ...fields};
  })};
}
