import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {count, money, number, percent, time} from '../format.js';
import {ask} from '../parts/ask.js';
import {intervals} from '../parts/intervals.js';
import '../parts/experiment-form.js';
import '../parts/ramp.js';
import '../parts/experiment.css';

const known = (v) => v !== null && v !== undefined;

/** One experiment: what it is, what is known so far, what to do. */
class ExperimentPage extends Page {
  static properties = {me: {attribute: false}, said: {state: true}, changing: {state: true}};

  get heading() {
    return `Experiment ${this.params.key}`;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('params')) Object.assign(this, {changing: false, said: null});
  }

  get base() {
    return path`/v1/experiments/${this.params.key}`;
  }

  async load() {
    const {base} = this;
    const experiment = await json(base);
    return {experiment, report: experiment.phaseStart ? await json(`${base}/report`) : null};
  }

  value(metric, v) {
    return metric === 'revenue' ? money(v, this.report.currency) : percent(v);
  }

  bounds(metric, b) {
    return known(b?.low) && known(b?.high) ? `${this.value(metric, b.low)} to ${this.value(metric, b.high)}` : '–';
  }

  may(role) {
    return this.me?.roles.includes(role) ?? false;
  }

  async act(question, said) {
    this.said = null;
    if (await ask(question) === undefined) return;
    this.said = said;
    await this.reload();
  }

  buttons() {
    const {state} = this.experiment;
    const post = (what, body) => () => json(`${this.base}/${what}`, {json: body});
    const ship = this.report?.advice.variant;
    return html`<p class="row">
      ${state !== 'running' && state !== 'promoted' && this.may('approver') ? html`<button class="primary" @click=${() => this.act({
        title: state === 'draft' ? 'Start the experiment' : 'Start a new phase', action: 'Start', doing: 'Compiling the variants, then starting …',
        text: 'From now on real decisions are made by its variants.', work: post('start', {})}, 'It is running.')}>${state === 'draft' ? 'Start' : 'Start a new phase'}</button>` : nothing}
      ${state === 'running' && this.may('approver') ? html`<button @click=${() => this.act({title: 'Stop the experiment', action: 'Stop',
        text: 'Everybody is decided about by the live version again. The report stays.', work: post('stop', {})}, 'It has stopped.')}>Stop</button>` : nothing}
      ${state !== 'draft' && state !== 'promoted' && this.may('approver') ? this.experiment.variants.map((v) => html`
        <button class=${v.key === ship ? 'primary' : ''} @click=${() => this.act({title: `Promote ${v.key}`, action: 'Promote', doing: 'Making it live …',
    text: `Version ${v.version} becomes live, and the experiment ends. The report's numbers go into the audit trail.`,
    work: post('promote', {variant: v.key})}, `Version ${v.version} is live.`)}>Promote ${v.key}</button>`) : nothing}
      ${state !== 'running' && state !== 'promoted' && this.may('analyst') && !this.changing ? html`<button @click=${() => { this.changing = true; }}>Change …</button>` : nothing}
      <button @click=${() => this.reload()}>Look again</button></p>`;
  }

  facts() {
    const e = this.experiment;
    const holdout = e.holdout ? `${percent(e.holdout.share)}, ${e.holdout.treatment === 'live' ? 'decided by the live version' : 'without an offer'}` : 'nobody';
    return html`<dl class="facts">
      <dt>State</dt><dd><span class="chip ${e.state}">${e.state}</span>${e.phaseStart ? ` phase ${e.phase}, since ${time(e.phaseStart)}` : ''}</dd>
      <dt>Hypothesis</dt><dd>${e.hypothesis ?? '–'}</dd>
      <dt>Goal</dt><dd>${e.goal}</dd>
      <dt>Must not get worse</dt><dd>${e.guardrails.map((g) => `${g.metric} (by ${percent(g.bound)} at most)`).join(', ') || '–'}</dd>
      <dt>Variants</dt><dd>${e.variants.map((v) => `${v.key}: version ${v.version}, weight ${number(v.weight)}`).join('; ')}</dd>
      <dt>Takes part</dt><dd>${percent(e.coverage)} of ${e.audience.length ? `the segments ${e.audience.join(', ')}` : 'all contacts'}; held out: ${holdout}</dd>
      ${e.namespace ? html`<dt title="experiments that share one never hold the same contact">Namespace</dt><dd>${e.namespace}</dd>` : nothing}
    </dl>`;
  }

  arms() {
    const r = this.report;
    const arms = [...r.variants, ...(r.holdout ? [r.holdout] : [])];
    const metrics = Object.keys(arms[0]?.metrics ?? {});
    return html`<table class="list">
      <caption>Contacts and rates</caption>
      <thead><tr><th scope="col">Variant</th><th scope="col">Contacts</th><th scope="col">Expected share</th><th scope="col">Saw another, too</th>
        ${metrics.map((m) => html`<th scope="col">${m === 'revenue' ? 'revenue per contact' : m}</th>`)}<th scope="col">Chance to be best</th></tr></thead>
      <tbody>${arms.map((a) => html`<tr><th scope="row">${a.key ?? 'held out'}</th>
        <td class="number">${count(a.contacts)}</td><td class="number">${percent(a.expected)}</td><td class="number">${count(a.mixed)}</td>
        ${metrics.map((m) => html`<td class="number">${this.value(m, a.metrics[m]?.value)}</td>`)}
        <td class="number">${percent(r.chances[r.goal]?.[a.key])}</td></tr>`)}</tbody></table>`;
  }

  comparisons() {
    const r = this.report;
    const goal = r.comparisons.filter((c) => c.metric === r.goal);
    return html`<h2>Differences</h2><div class="told-beside">
      <table class="list">
        <caption>Intervals of ${percent(r.confidence)}; “any day” holds however often one looks</caption>
        <thead><tr><th scope="col">Metric</th><th scope="col">Variant</th><th scope="col">Against</th><th scope="col">Difference</th><th scope="col">Lift</th>
          <th scope="col">Interval</th><th scope="col" title="p-value: how often chance alone would make at least this difference">By chance (p)</th><th scope="col">Any day</th><th scope="col" title="CUPED: what contacts spent before is taken out of the difference, which makes the interval narrower">Without earlier spend</th></tr></thead>
        <tbody>${r.comparisons.map((c) => html`<tr><th scope="row">${c.metric} <small>(${c.role})</small></th><td>${c.variant}</td><td>${c.against ?? 'held out'}</td>
          <td class="number">${this.value(c.metric, c.difference)}</td><td class="number">${percent(c.lift)}</td><td class="number">${this.bounds(c.metric, c.interval)}</td>
          <td class="number">${number(c.adjustedPValue ?? c.pValue)}</td><td class="number">${this.bounds(c.metric, c.anytime?.interval)}</td>
          <td class="number">${this.bounds(c.metric, c.cuped?.interval)}</td></tr>`)}</tbody></table>
      <figure><figcaption>${r.goal}: difference to the first variant</figcaption>
        ${intervals(goal.map((c) => ({label: `${c.variant} – ${c.against ?? 'held out'}`, difference: c.difference, low: c.interval?.low, high: c.interval?.high, better: c.better})),
    (v) => this.value(r.goal, v))}</figure></div>`;
  }

  /** One row a segment and arm; the difference is the goal's. */
  segments() {
    const r = this.report;
    const metrics = Object.keys(r.variants[0]?.metrics ?? {});
    const rows = r.segments.flatMap((s) => [...s.variants, ...(s.holdout ? [s.holdout] : [])].map((arm) => ({
      segment: s.segment, arm, goal: s.comparisons.find((c) => c.metric === r.goal && c.variant === arm.key)})));
    return rows.length ? html`<h2>By segment</h2><table class="list">
      <caption>For looking, not for deciding: among twenty segments one differs by chance</caption>
      <thead><tr><th scope="col">Segment</th><th scope="col">Variant</th><th scope="col">Contacts</th>
        ${metrics.map((m) => html`<th scope="col">${m === 'revenue' ? 'revenue per contact' : m}</th>`)}<th scope="col">Difference in ${r.goal}</th><th scope="col">Any day</th></tr></thead>
      <tbody>${rows.map(({segment, arm, goal}) => html`<tr><th scope="row">${segment}</th><td>${arm.key ?? 'held out'}</td><td class="number">${count(arm.contacts)}</td>
        ${metrics.map((m) => html`<td class="number">${this.value(m, arm.metrics[m]?.value)}</td>`)}
        <td class="number">${goal ? this.value(r.goal, goal.difference) : '–'}</td><td class="number">${this.bounds(r.goal, goal?.anytime?.interval)}</td></tr>`)}</tbody></table>` : nothing;
  }

  told() {
    const r = this.report;
    return html`
      <h2>What is known</h2>
      <p class="advice">${r.advice.text}</p>
      ${r.health.length ? html`<div class="warning" role="note"><ul>${r.health.map((h) => html`<li>${h.text}</li>`)}</ul></div>` : nothing}
      <dl class="facts"><dt>As of</dt><dd>${time(r.asOf)}</dd>
        <dt>Contacts a day</dt><dd>${number(r.contactsPerDay)}</dd>
        <dt>Days left</dt><dd>${r.daysLeft === null ? '–' : `${number(r.daysLeft)}, to see a lift of ${percent(r.effect)}`}</dd>
        <dt>Groups as large as wanted</dt><dd>${!r.sampleRatio || r.sampleRatio.pValue === null ? '–' : html`<span title=${`sample ratio test: p = ${number(r.sampleRatio.pValue)}`}>${r.sampleRatio.alarming ? 'no: something is wrong with who takes part' : 'yes, as far as chance lets them be'}</span>`}</dd></dl>
      ${this.arms()}${this.comparisons()}${this.segments()}`;
  }

  body() {
    return html`<p role="status">${this.said ? html`<span class="good">${this.said}</span>` : nothing}</p>
      ${this.buttons()}${this.changing ? html`<wn-experiment-form .experiment=${this.experiment} @cancelled=${() => { this.changing = false; }}
        @saved=${() => { Object.assign(this, {changing: false, said: 'It is saved.'}); this.reload(); }}></wn-experiment-form>` : this.facts()}
      ${this.report ? this.told() : html`<p>It has not been started: there is nothing to tell yet.</p>`}
      <wn-ramp .experiment=${this.experiment} .me=${this.me} @changed=${() => this.reload()}></wn-ramp>`;
  }
}

customElements.define('wn-experiment', ExperimentPage);
route('/experiments/:key', 'wn-experiment');
