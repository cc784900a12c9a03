import {html, nothing} from 'lit';
import {Section, place, section} from './section.js';
import {check, findingText, placeLink, summary} from './checks.js';
import {ask} from './ask.js';
import {json, path} from '../api.js';
import {count, time} from '../format.js';
import './check.css';

/** All that a check tells: findings, scenarios, what no scenario shows. */
class CheckSection extends Section {
  static properties = {only: {state: true}, busy: {state: true}, wrong: {state: true}};

  constructor() {
    super();
    this.only = 'all';
  }

  async load() {
    return {report: await check(this.rules)};
  }

  async again() {
    const basis = this.loadedFor;
    this.busy = true;
    this.wrong = null;
    try {
      const report = await check(this.rules, true);
      if (basis === this.loadedFor) this.report = report;
    } catch (e) {
      this.wrong = e;
    }
    this.busy = false;
  }

  async accept(finding) {
    const done = await ask({title: 'Accept the finding', about: finding.fingerprint, text: finding.message, comment: 'Why is it meant to be so?', needed: true, action: 'Accept',
      work: ({comment}) => json(`${this.rules.base}/findings/accept`, {json: {code: finding.code, fingerprint: finding.fingerprint, reason: comment}})});
    if (done !== undefined) await this.again();
  }

  async withdraw(finding) {
    this.wrong = null;
    try {
      await json(path`/v1/rule-sets/${this.rules.key}/findings/accepted/${finding.code}/${finding.fingerprint}`, {method: 'DELETE'});
      await this.again();
    } catch (e) {
      this.wrong = e;
    }
  }

  finding(f) {
    const may = this.rules.editable && f.severity !== 'error';
    return html`<li>${findingText(this.rules, f)}
      ${f.accepted ? html`<div class="waiting">${f.accepted.by}, ${time(f.accepted.at)}: <q>${f.accepted.reason}</q></div>` : nothing}
      ${may && !f.accepted ? html`<button @click=${() => this.accept(f)}>Accept …</button>` : nothing}
      ${may && f.accepted ? html`<button @click=${() => this.withdraw(f)}>Take the acceptance back</button>` : nothing}</li>`;
  }

  cases() {
    const {cases} = this.report.scenarios;
    const sorted = [...cases].sort((a, b) => a.passed - b.passed);
    return html`<table class="list wide"><caption>Scenarios</caption>
      <thead><tr><th scope="col">Result</th><th scope="col">Scenario</th><th scope="col">Segments and offer</th><th scope="col">What differs</th></tr></thead>
      <tbody>${sorted.map((c) => html`<tr>
        <td><span class="severity is-${c.passed ? 'good' : 'error'}">${c.passed ? '✔ holds' : '✖ fails'}</span></td>
        <th scope="row"><a href=${place(this.rules, 'files', c.file)}>${c.sentence}</a></th>
        <td>${c.segments.join(', ') || '–'}<br>${c.offer ?? 'no offer'}</td>
        <td>${c.differences.map((d) => html`<div>${d.what}: expected ${d.expected}, got ${d.actual}</div>`)}</td></tr>`)}</tbody></table>`;
  }

  coverage() {
    const {rows, segments, offers, uncovered} = this.report.coverage;
    const bar = (name, part) => html`<span id="bar-${name}">${name}</span>
      <meter aria-labelledby="bar-${name}" min="0" max=${part.total || 1} value=${part.covered}></meter><span>${count(part.covered)} of ${count(part.total)}</span>`;
    return html`<h2>Shown by scenarios</h2>
      <div class="bars">${bar('Rows', rows)}${bar('Segments', segments)}${bar('Offers', offers)}</div>
      ${uncovered.length ? html`<details open><summary>${count(uncovered.length)} rows and rules that no scenario shows</summary>
        <ul>${uncovered.map((u) => html`<li>${placeLink(this.rules, u.location)}</li>`)}</ul></details>` : nothing}
      ${[['segments', segments], ['offers', offers]].map(([name, part]) => (part.uncovered.length
        ? html`<p>No scenario expects the ${name} ${part.uncovered.join(', ')}.</p>` : nothing))}`;
  }

  body() {
    const {report} = this;
    const shown = report.issues.filter((i) => this.only === 'all' || i.severity === this.only);
    return html`
      <div class="row"><p role="status">${this.busy ? 'Checking …' : `${summary(report)}.`}</p>
        <button ?disabled=${this.busy} @click=${this.again}>Check again</button></div>
      ${this.wrong ? html`<div role="alert" class="problem">${this.wrong.message}</div>` : nothing}
      <p class=${report.publishable ? 'good' : 'problem'}>${report.publishable ? 'No error stands in the way of publishing.' : 'An error keeps it from being published.'}</p>
      <h2>Findings</h2>
      <label>Show <select .value=${this.only} @change=${(e) => { this.only = e.target.value; }}>
        <option value="all">all</option><option value="error">errors</option><option value="warning">warnings</option><option value="info">notes</option></select></label>
      ${shown.length ? html`<ul class="findings">${shown.map((f) => this.finding(f))}</ul>` : html`<p class="waiting">None.</p>`}
      ${this.coverage()}
      <h2>Scenarios</h2>
      <p>${count(report.scenarios.passed)} hold, ${count(report.scenarios.failed)} fail.</p>
      ${this.cases()}`;
  }
}

customElements.define('wn-check', CheckSection);
section({id: 'check', label: 'Check', order: 30, element: 'wn-check', alone: true, role: 'analyst'});
