import {things} from '../format.js';
import {showDifferences} from './difference-dialog.js';
import {differences, merged} from './merge.js';
import {same} from './model.js';

/**
 * Somebody else saved: shows both tables, has one choose, and joins them. Where only this side changed
 * anything, nobody is asked.
 *
 * @returns {Promise<object | null>} the table that comes of it, `theirs` itself where that is it; null: cancelled
 */
export async function joined(base, mine, theirs) {
  const items = differences(base, mine, theirs);
  const picked = items.some((item) => item.pick === 'theirs' || item.conflict) ? await showDifferences({
    title: 'Somebody else saved this table',
    text: 'Choose for each difference what the table is to hold. Nothing is saved yet; Undo brings yours back.',
    items, choosing: true, mine: 'Yours', theirs: 'Theirs', action: 'Use what is chosen'}) : items;
  const both = picked && merged(base, mine, theirs, picked);
  return both && same(both, theirs) ? theirs : both;
}

/**
 * Shows what a workbook changes in a table that is saved, before it is taken.
 *
 * @returns {Promise<{table: object | null, same: boolean}>} the table of the workbook, null where it is
 *   not to be taken; `same`: where it holds what the table holds
 */
export async function uploaded(stored, mine, file) {
  const theirs = await stored.imported(file);
  const keys = new Map(mine.rows.map((row) => [row.id, row.key]));
  const table = {...theirs, rows: theirs.rows.map((row) => ({...row, key: keys.get(row.id) ?? row.key}))};
  const items = differences(mine, mine, table);
  if (!items.length) return {table: null, same: true};
  const taken = await showDifferences({
    title: 'What the spreadsheet changes',
    text: `${things(items.length, 'difference')}. The draft stays as it is until you save.`,
    items, choosing: false, mine: 'In the table', theirs: 'In the spreadsheet', action: 'Take it into the table'});
  return {table: taken ? table : null, same: false};
}
