import {html, nothing} from 'lit';
import {json, path} from '../api.js';
import {things} from '../format.js';
import {place, placeOf} from './section.js';

const PATIENCE = 2000;
const reports = new Map();

/** The report of the last check of these rules, of whatever state they had; null until there is one. */
export const lastReport = (rules) => reports.get(rules.base)?.report ?? null;

/** Checks the rules as they are now; once for each state of theirs, whoever asks. */
export function check(rules, again = false) {
  const known = reports.get(rules.base);
  if (known?.hash === rules.hash && !again) return known.promise;
  const entry = {hash: rules.hash, report: known?.report ?? null};
  entry.promise = ask(`${rules.base}/check`).then((report) => (entry.report = report), (e) => {
    if (reports.get(rules.base) === entry) reports.delete(rules.base);
    throw e;
  });
  reports.set(rules.base, entry);
  return entry.promise;
}

/** One check runs at a time: where others wait, too, waits its turn. */
async function ask(address) {
  for (let tries = 0; ; tries++) {
    try {
      return await json(address, {method: 'POST'});
    } catch (e) {
      if (e.status !== 503 || tries === 10) throw e;
      await new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    }
  }
}

/** Where a finding is, in words. */
export function placeWords(l) {
  if (!l?.file) return 'the rule set';
  if (!l.table) return l.line ? `${l.file}, line ${l.line}` : l.file;
  return [`${l.file}, ${l.table}`, l.row && `row ${l.row}`, l.tableColumn].filter(Boolean).join(', ');
}

/** Goes to the very cell: the table tells the ids of its row and column. */
async function jump(event, rules, location) {
  if (!location.table || !location.row || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const href = event.currentTarget.getAttribute('href');
  try {
    const table = await json(rules.base + path`/tables/${location.file}/${location.table}`);
    const row = table.rows[location.row - 1];
    const label = location.tableColumn;
    const column = [...table.inputs, ...table.outputs].find((c) => c.label === label || c.name === label || c.expression === label);
    window.location.hash = `${place(rules, 'tables', location.file, location.table)}?cell=${encodeURIComponent(row.id)}.${encodeURIComponent(column?.id ?? table.inputs[0]?.id ?? '')}`;
  } catch {
    window.location.hash = href;
  }
}

/** A place as a link to it. */
export function placeLink(rules, location) {
  const href = placeOf(rules, location);
  return href ? html`<a href=${href} @click=${(e) => jump(e, rules, location)}>${placeWords(location)}</a>` : placeWords(location);
}

const SIGNS = {error: '✖', warning: '▲', info: '●'};

/** A finding: how bad, what, where, how many contacts it is about. */
export const findingText = (rules, f) => html`
  <span class="severity is-${f.severity}"><span aria-hidden="true">${SIGNS[f.severity]}</span> ${f.severity}</span>
  ${placeLink(rules, f.location)}
  ${f.population ? html`<span class="chip">${things(f.population.contacts, 'contact')}</span>` : nothing}
  ${f.accepted ? html`<span class="chip done">accepted</span>` : nothing}
  <div>${f.message}</div>`;

/** In a few words: what stands in the way. */
export function summary(report) {
  const of = (severity) => report.issues.filter((i) => i.severity === severity && !i.accepted).length;
  const words = [[of('error'), 'error'], [of('warning'), 'warning'], [of('info'), 'note'], [report.scenarios.failed, 'failed scenario']]
    .filter(([n]) => n > 0).map(([n, word]) => things(n, word));
  return words.length ? words.join(', ') : 'Nothing found';
}
