import {differences} from './merge.js';
import {difference, same, saved} from './model.js';
import {joined} from './joining.js';

/**
 * Saves what a sheet holds. Where somebody else saved first, both are shown and joined; that is saved
 * at once only where theirs was another table of the file.
 *
 * @returns {Promise<{base, sent} | {both: true} | null>} what is saved now and the table that was sent; or
 *   that both are joined in the sheet and not saved; null: the question was cancelled
 * @throws {Problem} whatever else stands in the way: all that is typed is still there
 */
export async function save(stored, sheet) {
  for (;;) {
    const sent = sheet.table;
    try {
      return {base: await stored.save(sent), sent};
    } catch (e) {
      if (e.status !== 412) throw e;
      const {table: theirs, etag} = await stored.latest();
      // it was this window's own save, whose answer was lost on the way
      if (same(sent, theirs)) return {base: stored.took(saved(sent, theirs), etag), sent};
      const before = stored.base;
      const both = await joined(before, sheet.table, theirs);
      if (!both) return null;
      sheet.take('Joining both', both);
      stored.base = theirs;
      stored.etag = etag;
      // the same file, but another table of it: goes on; else whoever chose looks at it first
      if (differences(before, before, theirs).length) return {both: true};
    }
  }
}

/** After a save: new rows have ids now, and what was typed meanwhile stays. */
export function named(stored, sheet, {base, sent}) {
  sheet.history.name(new Map(base.rows.map((row) => [row.key, row.id])));
  const now = sheet.table;
  if (sent === now || Object.values(difference(base, now)).every((n) => n === 0)) stored.base = now;
}
