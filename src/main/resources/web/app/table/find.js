import {text} from './model.js';

const escaped = (value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is looked for, as a pattern; null for nothing. `how` = {matchCase, whole} */
export function pattern(wanted, how) {
  if (wanted === '') return null;
  return new RegExp(how.whole ? `^${escaped(wanted)}$` : escaped(wanted), how.matchCase ? 'gu' : 'giu');
}

/** The places of all cells in the view that hold it, row by row: [{r, c}]. */
export function found(sheet, wanted, how) {
  const looked = pattern(wanted, how);
  const places = [];
  if (!looked) return places;
  sheet.shown.forEach((index, r) => sheet.columns.forEach((column, c) => {
    looked.lastIndex = 0;
    if (looked.test(text(sheet.table.rows[index], column))) places.push({r, c});
  }));
  return places;
}

/** The place that comes after the one with the focus (before it with step -1), round about. */
export function next(places, focus, step) {
  const after = ({r, c}) => (r - focus.r || c - focus.c) * step > 0;
  const list = step > 0 ? places : [...places].reverse();
  return list.find(after) ?? list[0] ?? null;
}

/** The changes that put another text in place of it: for {@link withTexts}. */
export function replaced(sheet, places, wanted, instead, how) {
  const looked = pattern(wanted, how);
  return places.map(({r, c}) => (
    {row: sheet.shown[r], column: sheet.columns[c], text: sheet.text(r, c).replace(looked, () => instead)}));
}
