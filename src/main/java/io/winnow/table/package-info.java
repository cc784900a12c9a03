/**
 * Decision tables as data and as spreadsheets, and what differs between two states of a rule set.
 *
 * <p>{@link io.winnow.table.Tables}, {@link io.winnow.table.Sheets} and {@link
 * io.winnow.table.Differences} are the doors.
 */
package io.winnow.table;
