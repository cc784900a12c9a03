// Entries of a list in a YAML file (offers of offers.yaml, segments of ruleset.yaml), changed in place: every byte that
// an edit does not touch stays as it is, comments and order included.

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const lineEnd = (text, at) => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

class CannotWrite extends Error {
  constructor() {
    super('This file is written in a way that the form cannot change. Change it as text, under Files.');
  }
}

/** A value in one line, as it may stand in braces. */
function inline(yaml, value) {
  return yaml.stringify([value], {collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0}).trim().slice(1, -1);
}

function listOf(yaml, text, list) {
  const document = yaml.parseDocument(text, {keepSourceTokens: true});
  if (document.errors.length) throw new CannotWrite();
  return {document, items: document.get(list)?.items ?? [], node: document.get(list, true)};
}

const find = (items, id) => items.find((item) => item.get?.('id') === id);

/** What the file says of an entry, as plain values; null where it has none of that id. */
export async function readEntry(text, list, id) {
  const yaml = await import('yaml');
  const item = find(listOf(yaml, text, list).items, id);
  return item ? item.toJSON() : null;
}

/** Replaces, adds or removes one field of an entry; the text afterwards. */
function setField(yaml, text, list, id, name, value) {
  const map = find(listOf(yaml, text, list).items, id);
  if (!map?.items?.length) throw new CannotWrite();
  const i = map.items.findIndex((pair) => pair.key.value === name);
  const gone = value === undefined;
  const written = gone ? '' : inline(yaml, value);
  if (i < 0) {
    if (gone) return text;
    const last = map.items[map.items.length - 1];
    const end = (last.value ?? last.key).range[1];
    if (map.flow) return `${text.slice(0, end)}, ${name}: ${written}${text.slice(end)}`;
    const start = map.items[0].key.range[0];
    const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
    const at = text[end - 1] === '\n' ? end - 1 : lineEnd(text, end);
    return `${text.slice(0, at)}\n${indent}${name}: ${written}${text.slice(at)}`;
  }
  const pair = map.items[i];
  const [start, end] = pair.value?.range ?? [pair.key.range[1], pair.key.range[1]];
  if (!gone) {
    const tail = text.slice(start, end).endsWith('\n') ? '\n' : '';
    return `${text.slice(0, start)}${pair.value ? '' : ': '}${written}${tail}${text.slice(end)}`;
  }
  if (map.flow) {
    const next = map.items[i + 1];
    if (next) return text.slice(0, pair.key.range[0]) + text.slice(next.key.range[0]);
    const before = map.items[i - 1];
    return text.slice(0, (before.value ?? before.key).range[1]) + text.slice(end);
  }
  if (i === 0) throw new CannotWrite();
  const from = text.lastIndexOf('\n', pair.key.range[0]);
  return text.slice(0, from) + text.slice(text[end - 1] === '\n' ? end - 1 : lineEnd(text, end));
}

function addEntry(yaml, text, list, entry) {
  const {items, node} = listOf(yaml, text, list);
  const fields = Object.entries(entry).filter(([, value]) => value !== undefined);
  const block = (indent) => fields.map(([name, value], i) => `${indent}${i ? '  ' : '- '}${name}: ${inline(yaml, value)}`).join('\n');
  if (items.length && !node.flow) {
    const last = items[items.length - 1];
    const begin = items[0].range[0];
    const indent = /^\s*/.exec(text.slice(text.lastIndexOf('\n', begin - 1) + 1))[0];
    let end = last.range[1];
    if (text[end - 1] === '\n') end -= 1;
    const at = lineEnd(text, end);
    const added = last.flow ? `${indent}- {${fields.map(([name, value]) => `${name}: ${inline(yaml, value)}`).join(', ')}}` : `\n${block(indent)}`;
    return `${text.slice(0, at)}\n${added}${text.slice(at)}`;
  }
  if (items.length) throw new CannotWrite();
  if (!node) return `${text}${text && !text.endsWith('\n') ? '\n' : ''}${list}:\n${block('  ')}\n`;
  const [start, end] = node.range;
  return `${text.slice(0, start).trimEnd()}\n${block('  ')}${text.slice(end)}`;
}

/** Keys in one order, so that only what is said counts. */
const sorted = (value) => JSON.stringify(value, (k, v) => (v && typeof v === 'object' && !Array.isArray(v)
  ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v));

/** What was made, if it says what it shall. */
function proved(yaml, made, wanted) {
  const read = yaml.parseDocument(made);
  if (read.errors.length || sorted(read.toJSON()) !== sorted(wanted)) throw new CannotWrite();
  return made;
}

/**
 * The file without an entry, lines and all.
 *
 * @throws Error the file is written in a way that cannot be changed so
 */
export async function removeEntry(text, list, id) {
  const yaml = await import('yaml');
  const {document, items, node} = listOf(yaml, text, list);
  const item = find(items, id);
  if (!item || node.flow) throw new CannotWrite();
  const was = document.toJSON();
  const wanted = {...was, [list]: was[list].filter((entry) => entry.id !== id)};
  const [begin, end] = item.range;
  const start = text.lastIndexOf('\n', begin - 1) + 1;
  const stop = text[end - 1] === '\n' ? end : Math.min(text.length, lineEnd(text, end) + 1);
  const rest = items.length > 1 ? '' : '  []\n';
  return proved(yaml, text.slice(0, start) + rest + text.slice(stop), wanted);
}

/**
 * The file with an entry as it shall be; a field that is undefined is left out. What comes out is read again: where it
 * would say anything else than it should, nothing is written.
 *
 * @throws Error the file is written in a way that cannot be changed so
 */
export async function writeEntry(text, list, entry) {
  const yaml = await import('yaml');
  const before = listOf(yaml, text, list);
  const was = before.document.toJSON() ?? {};
  const item = find(before.items, entry.id);
  let made = text;
  if (!item) made = addEntry(yaml, text, list, entry);
  else {
    const old = item.toJSON();
    for (const [name, value] of Object.entries(entry)) if (!same(old[name], value)) made = setField(yaml, made, list, entry.id, name, value);
  }
  const clean = JSON.parse(JSON.stringify(entry));
  const wanted = {...was, [list]: item ? was[list].map((e) => {
    if (e.id !== entry.id) return e;
    const merged = {...e, ...clean};
    for (const [name, value] of Object.entries(entry)) if (value === undefined) delete merged[name];
    return merged;
  }) : [...(was[list] ?? []), clean]};
  return proved(yaml, made, wanted);
}
