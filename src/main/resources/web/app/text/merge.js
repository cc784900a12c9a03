import {diffLines} from 'diff';

// Two people changed a text since both read it: what each did, line by line, and the text that comes of it.

const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What a side did to the base: [{from, to, lines}], the base's lines from..to became `lines`. */
function hunks(base, side) {
  const found = [];
  let at = 0;
  let open = null;
  for (const part of diffLines(base, side)) {
    const lines = linesOf(part.value);
    if (!part.added && !part.removed) {
      open = null;
      at += lines.length;
      continue;
    }
    if (!open) found.push(open = {from: at, to: at, lines: []});
    if (part.removed) open.to = at += lines.length;
    else open.lines.push(...lines);
  }
  return found;
}

/** The side's text of the base's lines from..to, which begin and end outside its hunks or with them. */
function textOf(base, side, from, to) {
  let at = from;
  let text = '';
  for (const hunk of side.filter((h) => h.from >= from && h.to <= to)) {
    text += base.slice(at, hunk.from).join('') + hunk.lines.join('');
    at = hunk.to;
  }
  return text + base.slice(at, to).join('');
}

/** Changes of both sides, those that touch each other as one: [{from, to}] of the base's lines. */
function regions(mine, theirs) {
  const all = [...mine, ...theirs].sort((a, b) => a.from - b.from || a.to - b.to);
  const joined = [];
  for (const {from, to} of all) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({from, to});
  }
  return joined;
}

/** What differs, piece by piece: {from, to, name, base, mine, theirs, conflict, pick}, as a dialog of differences takes it. */
export function differences(base, mine, theirs) {
  const lines = linesOf(base);
  const [here, there] = [hunks(base, mine), hunks(base, theirs)];
  return regions(here, there).map(({from, to}) => {
    const [was, my, their] = [lines.slice(from, to).join(''), textOf(lines, here, from, to), textOf(lines, there, from, to)];
    return {kind: 'lines', from, to, name: `Line ${from + 1}`, column: null, base: was, mine: my, theirs: their,
      conflict: my !== was && their !== was && my !== their, pick: my === was ? 'theirs' : 'mine'};
  });
}

/** The text that comes of the picks. */
export function merged(base, items) {
  const lines = linesOf(base);
  let at = 0;
  let text = '';
  for (const item of items) {
    text += lines.slice(at, item.from).join('') + item[item.pick];
    at = item.to;
  }
  return text + lines.slice(at).join('');
}
