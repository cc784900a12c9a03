package io.winnow.table;

import io.winnow.core.diff.TableChange;

/**
 * What came of a change of a table.
 *
 * @param saved false where the caller only wanted to see, or where nothing differs
 * @param change what differs, by row and cell; numbers of rows are counted from 1
 * @param table as it is, or would be, afterwards; new rows have their ids
 */
public record TableSaved(boolean saved, TableChange change, TableBody table) {}
