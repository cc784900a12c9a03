const SIGNS = {error: '✖', warning: '⚠', info: 'ℹ'};
const RANK = ['error', 'warning', 'info'];

/**
 * What the last check says of each row of a table: its findings, and whether any scenario shows it.
 *
 * @param report of the check; null: none yet
 * @param base the table as it is saved, which is what was checked
 * @returns {Map<string, {sign, text}>} by row key
 */
export function marks(report, file, decision, base) {
  const told = new Map();
  const at = (location) => (location?.file === file && location.table === decision && location.row ? base.rows[location.row - 1]?.key : undefined);
  const add = (key, severity, words) => {
    if (key === undefined) return;
    const one = told.get(key) ?? {severity: null, uncovered: false, words: []};
    one.words.push(words);
    if (severity === null) one.uncovered = true;
    else if (one.severity === null || RANK.indexOf(severity) < RANK.indexOf(one.severity)) one.severity = severity;
    told.set(key, one);
  };
  for (const issue of report?.issues ?? []) if (!issue.accepted) add(at(issue.location), issue.severity, `${issue.severity}: ${issue.message}`);
  for (const place of report?.coverage.uncovered ?? []) add(at(place.location), null, 'No scenario shows this row.');
  return new Map([...told].map(([key, one]) => (
    [key, {sign: `${one.severity ? SIGNS[one.severity] : ''}${one.uncovered ? '○' : ''}`, text: one.words.join('\n')}])));
}
