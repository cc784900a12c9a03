import {names, text} from './model.js';

const SIGNS = {error: '✖', warning: '⚠', info: 'ℹ'};
const RANK = ['error', 'warning', 'info'];
const cellKey = (row, column) => `${row}\n${column}`;
const none = () => null;

/**
 * What the last check says of each row of a table: its findings, and whether any scenario shows it.
 *
 * @param report of the check; null: none yet
 * @param base the table as it is saved, which is what was checked
 * @returns {{rows: Map<string, {sign, text}>, cells: Map<string, object>}} by row key, and findings by cell key
 */
function marks(report, file, decision, base) {
  const told = new Map();
  const cells = new Map();
  const at = (location) => (location?.file === file && location.table === decision && location.row ? base.rows[location.row - 1]?.key : undefined);
  const add = (key, severity, words) => {
    if (key === undefined) return;
    const one = told.get(key) ?? {severity: null, uncovered: false, words: []};
    one.words.push(words);
    if (severity === null) one.uncovered = true;
    else if (one.severity === null || RANK.indexOf(severity) < RANK.indexOf(one.severity)) one.severity = severity;
    told.set(key, one);
  };
  for (const issue of report?.issues ?? []) {
    if (issue.accepted) continue;
    add(at(issue.location), issue.severity, `${issue.severity}: ${issue.message}`);
    const place = issue.location?.tableColumn && at(issue.location) && cellKey(at(issue.location), issue.location.tableColumn);
    if (place && !cells.has(place)) cells.set(place, issue); // they come worst first
  }
  for (const place of report?.coverage.uncovered ?? []) add(at(place.location), null, 'No scenario shows this row.');
  return {cells, rows: new Map([...told].map(([key, one]) => (
    [key, {sign: `${one.severity ? SIGNS[one.severity] : ''}${one.uncovered ? '○' : ''}`, text: one.words.join('\n')}])))};
}

/** The marks of a table's rows and cells; looked up again only where there is another report or another table. */
export class Marks {
  constructor(file, decision) {
    Object.assign(this, {file, decision});
  }

  /** @param base the table as it is saved: a cell that is another since then is not the one that was checked */
  of(report, base) {
    if (this.now?.report === report && this.now.base === base) return this.now;
    const {rows, cells} = marks(report, this.file, this.decision, base);
    const was = new Map(base.rows.map((row) => [row.key, row]));
    this.now = {report, base, row: (row) => rows.get(row.key) ?? null, cell: cells.size ? (row, column) => {
      const finding = names(column).map((name) => cells.get(cellKey(row.key, name))).find(Boolean);
      return finding && was.has(row.key) && text(was.get(row.key), column) === text(row, column) ? finding : null;
    } : none};
    return this.now;
  }
}
