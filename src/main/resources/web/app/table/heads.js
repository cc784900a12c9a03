// Two people changed a table's columns and hit policy since both read it: the columns of all three sides as one
// list, what each side did to them, and the head that comes of it.

const LISTS = [['input', 'inputs', 'Condition'], ['output', 'outputs', 'Conclusion']];
const FIELDS = {
  input: [['label', 'Label'], ['expression', 'Looks at'], ['type', 'Type'], ['allowedValues', 'Allowed values']],
  output: [['name', 'Name'], ['label', 'Label'], ['type', 'Type'], ['allowedValues', 'Allowed values'], ['defaultOutput', 'Without a row']],
  annotation: [['label', 'Name']],
};
const SIDES = ['base', 'mine', 'theirs'];

/** What a side changed where only one did; `conflict` where both did. */
export const weighed = (item, was, here, there) => ({...item,
  conflict: here !== was && there !== was, pick: here === was ? 'theirs' : 'mine'});

/** A side's text of a cell; null where it has no such column. */
export function sideText(column, side, row) {
  const place = column.places[side];
  if (!place) return null;
  if (column.kind === 'annotation') return row.annotations[place.at] ?? '';
  return (column.kind === 'description' ? row.description : row.cells[place.id]) ?? '';
}

/** Annotations have no ids: those of one name are the same; where none came or went, the rest are renamed. */
function notes(base, side) {
  const ids = side.map(() => null);
  const free = new Set(base.map((_, i) => i));
  side.forEach((name, i) => {
    const at = [...free].find((one) => base[one] === name);
    if (at === undefined) return;
    ids[i] = `#annotation-${at}`;
    free.delete(at);
  });
  if (side.length === base.length) {
    const rest = [...free];
    ids.forEach((id, i) => { ids[i] ??= `#annotation-${rest.shift()}`; });
  }
  const seen = new Map();
  return ids.map((id, i) => {
    if (id !== null) return id;
    seen.set(side[i], (seen.get(side[i]) ?? 0) + 1);
    return `#annotation-new-${seen.get(side[i])}-${side[i]}`;
  });
}

/** Each side's columns of a kind as [{key, id, at, fields}], the key being the same for the same column. */
function placed(kind, list, tables) {
  if (kind === 'annotation') {
    return tables.map((table, side) => {
      const keys = notes(tables[0].annotations, table.annotations);
      return table.annotations.map((label, at) => ({key: side ? keys[at] : `#annotation-${at}`, id: null, at, fields: {label}}));
    });
  }
  const of = kind === 'input' ? 'expression' : 'name';
  const known = new Set(tables[0][list].map((c) => c.id));
  const theirs = new Map(tables[2][list].map((c) => [c.id, c]));
  return tables.map((table, side) => table[list].map((fields, at) => {
    // both sides number what they add, so that one id may mean two columns
    const other = side === 1 && !known.has(fields.id) && theirs.has(fields.id) && theirs.get(fields.id)[of] !== fields[of];
    return {key: other ? `${fields.id} mine` : fields.id, id: fields.id, at, fields, apart: other};
  }));
}

/**
 * All columns of three states of a table: [{kind, id, label, apart, places: {base, mine, theirs}}], a place being {id,
 * at, fields} or undefined where that side has no such column; `apart`: whether its id means another column there.
 */
export function union(base, mine, theirs) {
  const tables = [base, mine, theirs];
  const all = [];
  const add = (kind, list) => {
    const sides = placed(kind, list, tables);
    const byKey = new Map();
    for (const [i, side] of [[1, sides[1]], [2, sides[2]], [0, sides[0]]]) {
      for (const {key, apart, ...place} of side) {
        if (!byKey.has(key)) {
          const {fields} = place;
          byKey.set(key, {kind, id: key, apart, label: fields.label || fields.expression || fields.name || (kind === 'annotation' ? 'Annotation' : tables[i].decision), places: {}});
        }
        byKey.get(key).places[SIDES[i]] = place;
      }
    }
    all.push(...byKey.values());
  };
  for (const [kind, list] of LISTS) add(kind, list);
  const description = {id: '#description', at: 0, fields: {}};
  all.push({kind: 'description', id: '#description', label: 'Description', places: {base: description, mine: description, theirs: description}});
  add('annotation', 'annotations');
  return all;
}

const policy = (table) => [table.hitPolicy.toLowerCase(), table.aggregation?.toLowerCase()].filter(Boolean).join(', ');
const what = (kind) => ({input: 'Condition', output: 'Conclusion', annotation: 'Note'}[kind]);

/** A column in words: what each of its fields says. */
const said = (column, place) => (place
  ? FIELDS[column.kind].map(([name, label]) => place.fields[name] && `${label}: ${place.fields[name]}`).filter(Boolean).join('; ') : null);

/** The keys of a side's columns of a kind that all sides have, in the side's order. */
const sequence = (all, kind, side) => all.filter((c) => c.kind === kind && SIDES.every((one) => c.places[one]))
  .sort((a, b) => a.places[side].at - b.places[side].at);

/**
 * What differs in the head, one item a property and a column's field; `cells(column, side)` is a text that differs
 * where what stands in a column does.
 */
export function headItems(all, tables, cells) {
  const items = [];
  const add = (item, texts, stamps = texts) => {
    if (stamps[1] !== stamps[2]) items.push(weighed({kind: 'head', column: null, ...item, base: texts[0], mine: texts[1], theirs: texts[2]}, ...stamps));
  };
  add({id: 'policy', name: 'Table', what: 'Hit policy'}, tables.map(policy));
  for (const column of all.filter((c) => c.kind !== 'description')) {
    const name = `${what(column.kind)} “${column.label}”`;
    const places = SIDES.map((side) => column.places[side]);
    if (!places[1] || !places[2]) {
      // who took a column away took what the other wrote into it meanwhile, too
      add({id: `column ${column.id}`, name, what: 'whole column'}, places.map((place) => said(column, place)),
        SIDES.map((side, i) => places[i] && `${said(column, places[i])}\n${cells(column, side)}`));
      continue;
    }
    for (const [field, label] of FIELDS[column.kind]) {
      add({id: `${field} ${column.id}`, name, what: label}, places.map((place) => (place ? place.fields[field] || '' : null)));
    }
  }
  for (const kind of ['input', 'output', 'annotation']) {
    const orders = SIDES.map((side) => sequence(all, kind, side));
    add({id: `order ${kind}`, name: 'Table', what: `Order of the ${what(kind).toLowerCase()}s`}, orders.map((list) => list.map((c) => c.label).join(' | ')),
      orders.map((list) => JSON.stringify(list.map((c) => c.id))));
  }
  return items;
}

/** `list` with those of `other` that it has not, each behind the neighbour that it has there. */
export function interleaved(list, other, key) {
  const result = [...list];
  const present = new Set(list.map(key));
  other.forEach((one, i) => {
    if (present.has(key(one))) return;
    let before = i - 1;
    while (before >= 0 && !present.has(key(other[before]))) before--;
    const at = before < 0 ? 0 : result.findIndex((x) => key(x) === key(other[before])) + 1;
    result.splice(at, 0, one);
    present.add(key(one));
  });
  return result;
}

/** The columns that come of the picks, in their order: [{column, fields, id}]. */
export function chosenColumns(all, items) {
  const pick = new Map(items.filter((item) => item.kind === 'head').map((item) => [item.id, item.pick]));
  const chosen = [];
  for (const kind of ['input', 'output', 'annotation']) {
    const [first, second] = pick.get(`order ${kind}`) === 'theirs' ? ['theirs', 'mine'] : ['mine', 'theirs'];
    const side = (name) => all.filter((c) => c.kind === kind && c.places[name]).sort((a, b) => a.places[name].at - b.places[name].at);
    for (const column of interleaved(side(first), side(second), (c) => c.id)) {
      const {mine, theirs} = column.places;
      if (!mine || !theirs) {
        const wanted = pick.get(`column ${column.id}`) ?? (mine ? 'mine' : 'theirs');
        if (column.places[wanted]) chosen.push({column, fields: column.places[wanted].fields});
        continue;
      }
      const fields = {...mine.fields};
      for (const [field] of FIELDS[kind]) if (pick.get(`${field} ${column.id}`) === 'theirs') fields[field] = theirs.fields[field];
      chosen.push({column, fields});
    }
  }
  return chosen;
}
