import {html, nothing} from 'lit';
import {count, things} from '../format.js';

const enc = encodeURIComponent;

/** Where the live rules name a segment or an offer, as links; `also` are experiments and campaigns. */
export function usedIn(catalogue, used, also = {}) {
  const base = `#/rules/${enc(catalogue.ruleSet)}/versions/${catalogue.version}`;
  const {experiments = [], campaigns = []} = also;
  const scenarios = used.files.filter((f) => f.path.startsWith('scenarios/'));
  const files = used.files.filter((f) => !f.path.startsWith('scenarios/'));
  const table = (t) => html`<li><a href=${`${base}/tables/${enc(t.file)}/${enc(t.decision)}`}>${t.decision}</a>: ${t.rows === 1 ? 'row' : 'rows'}
    ${t.first.map((r, i) => html`${i ? ', ' : ''}<a href=${`${base}/tables/${enc(t.file)}/${enc(t.decision)}?cell=${enc(`${r.id}.${r.column}`)}`}
      aria-label=${`row ${r.number} of ${t.decision}`}>${r.number}</a>`)}${t.rows > t.first.length ? ` and ${count(t.rows - t.first.length)} more` : ''}</li>`;
  const file = (f) => html`<li><a href=${`${base}/files/${enc(f.path)}`}>${f.path}</a>, line ${f.lines.join(', ')}</li>`;
  const none = !used.tables.length && !used.files.length && !experiments.length && !campaigns.length;
  if (none) return html`<span class="waiting">nowhere</span>`;
  return html`<ul class="plain">${used.tables.map(table)}${files.map(file)}
    ${experiments.map((e) => html`<li>Experiment <a href=${`#/experiments/${enc(e.key)}`}>${e.key}</a></li>`)}
    ${campaigns.map((c) => html`<li>Campaign <a href=${`#/campaigns/${enc(c.key)}`}>${c.name}</a></li>`)}
    ${scenarios.length ? html`<li><details><summary>${things(scenarios.length, 'scenario')}</summary>
      <ul class="plain">${scenarios.map(file)}</ul></details></li>` : nothing}</ul>`;
}
