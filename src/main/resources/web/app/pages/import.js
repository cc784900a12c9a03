import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';
import {count, percent, things} from '../format.js';
import {chunks} from '../parts/chunks.js';
import {download} from '../parts/download.js';
import '../parts/catalogue.css';
import '../parts/workspace.css';

const SHOWN = 200;
const NOTHING = {received: 0, created: 0, updated: 0, duplicates: 0, failed: 0};
const KINDS = {contacts: {label: 'Contacts', address: '/v1/contacts/import', hint: 'CSV with a header, or a JSON object a line'},
  events: {label: 'Events', address: '/v1/events', hint: 'a JSON object a line'}};

/** Sends a file of contacts or events in parts; tells how far it is, and which lines were refused. */
class ImportPage extends Page {
  static properties = {me: {attribute: false}, kind: {state: true}, run: {state: true}, wrong: {state: true}};

  heading = 'Import';

  constructor() {
    super();
    this.kind = 'contacts';
    this.warn = (event) => { if (this.run?.state === 'running') event.preventDefault(); };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.warn);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.warn);
    this.stop?.abort();
  }

  begin(event) {
    event.preventDefault();
    const file = new FormData(event.target).get('file');
    if (!file?.size) {
      this.wrong = {message: 'Please choose a file that is not empty.'};
      return;
    }
    const csv = this.kind === 'contacts' && /\.csv$/i.test(file.name);
    if (this.kind === 'events' && /\.csv$/i.test(file.name)) {
      this.wrong = {message: 'Events come as a JSON object a line, not as CSV.'};
      return;
    }
    this.stop = new AbortController();
    this.parts = chunks(file, csv, this.stop.signal);
    this.next = null;
    this.refused = [];
    this.run = {kind: this.kind, name: file.name, size: file.size, bytes: 0, csv, sums: NOTHING, errors: [], state: 'running'};
    this.send();
  }

  /** Sends part after part; one that did not get through is sent again by “Go on”: that does no harm. */
  async send() {
    this.wrong = null;
    this.run = {...this.run, state: 'running'};
    const {signal} = this.stop;
    try {
      for (;;) {
        this.next ??= (await this.parts.next()).value ?? null;
        if (!this.next) break;
        const answer = await json(KINDS[this.run.kind].address, {body: this.next.body, signal,
          headers: {'Content-Type': this.run.csv ? 'text/csv' : 'application/x-ndjson'}});
        this.take(this.next, answer);
        this.next = null;
      }
      this.run = {...this.run, state: 'done', bytes: this.run.size};
    } catch (e) {
      if (e.name === 'AbortError') this.run = {...this.run, state: 'cancelled'};
      else {
        this.wrong = e;
        this.run = {...this.run, state: 'stopped'};
      }
    }
  }

  take(part, answer) {
    const sums = Object.fromEntries(Object.keys(NOTHING).map((k) => [k, this.run.sums[k] + (answer[k] ?? 0)]));
    const errors = answer.errors.map((e) => ({...e, line: e.line + part.shift}));
    for (const error of answer.errors) this.refused.push(part.line(error.line));
    this.header = part.header;
    this.run = {...this.run, sums, bytes: part.bytes, errors: [...this.run.errors, ...errors].slice(0, SHOWN)};
  }

  keepRefused() {
    const {csv, name} = this.run;
    const whole = this.refused.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
    download(`refused-${name}`, csv ? [this.header, ...whole] : whole, csv ? 'text/csv' : 'application/x-ndjson');
  }

  told() {
    const {run} = this;
    const share = run.size ? Math.min(1, run.bytes / run.size) : 1;
    const words = {running: 'Importing', done: 'Done:', cancelled: 'Cancelled; what was stored stays:', stopped: 'It stopped:'};
    return html`<section aria-label="Progress">
      <h2>${run.name}</h2>
      <p role="status">${words[run.state]} ${percent(share)}, ${things(run.sums.received, 'line')} read.
        ${run.state === 'running' ? html`<progress aria-label="Imported" max="1" .value=${share}></progress>` : nothing}</p>
      ${run.state === 'running' ? html`<p><button @click=${() => this.stop.abort()}>Cancel</button></p>` : nothing}
      ${run.state === 'stopped' ? html`<p class="row"><button class="primary" @click=${() => this.send()}>Go on</button>
        <button @click=${() => { this.run = {...run, state: 'cancelled'}; }}>Leave it</button></p>` : nothing}
      <dl class="facts">
        <dt>New</dt><dd>${count(run.sums.created)}</dd>
        ${run.kind === 'contacts' ? html`<dt>Replaced</dt><dd>${count(run.sums.updated)}</dd>` : html`<dt>Known already</dt><dd>${count(run.sums.duplicates)}</dd>`}
        <dt>Refused</dt><dd>${count(run.sums.failed)}</dd></dl>
      ${run.errors.length ? html`
        <p><button @click=${() => this.keepRefused()}>Download the refused lines</button></p>
        <table class="list"><caption>${run.sums.failed > run.errors.length ? `The first ${count(run.errors.length)} of ${count(run.sums.failed)} refused lines` : 'Refused lines'}</caption>
          <thead><tr><th scope="col">Line</th><th scope="col">Why</th><th scope="col">Code</th></tr></thead>
          <tbody>${run.errors.map((e) => html`<tr><td class="number">${count(e.line)}</td><td>${e.detail}</td><td>${e.code}</td></tr>`)}</tbody></table>` : nothing}
    </section>`;
  }

  body() {
    const busy = this.run?.state === 'running' || this.run?.state === 'stopped';
    return html`
      <form class="panel" @submit=${this.begin} aria-labelledby="import-title">
        <h2 id="import-title">Choose a file</h2>
        <fieldset><legend>What does it hold?</legend>${Object.entries(KINDS).map(([kind, k]) => html`<label class="choice">
          <input type="radio" name="kind" .checked=${this.kind === kind} ?disabled=${busy} @change=${() => { this.kind = kind; }}> ${k.label} (${k.hint})</label>`)}</fieldset>
        <label class="field">File <input type="file" name="file" accept=${this.kind === 'contacts' ? '.csv,.ndjson,.jsonl,.json' : '.ndjson,.jsonl,.json'} ?disabled=${busy}></label>
        <p class="waiting">A line that is sent again does no harm: contacts are replaced, events are known by their ids. Leave this page open until it is done.</p>
        <div class="row"><button class="primary" ?disabled=${busy}>Import</button></div>
      </form>
      <div role="alert">${this.wrong ? html`<div class="problem"><p>${this.wrong.message}</p>
        ${this.wrong.errors?.length ? html`<ul>${this.wrong.errors.slice(0, 20).map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : nothing}</div>
      ${this.run ? this.told() : nothing}`;
  }
}

customElements.define('wn-import', ImportPage);
route('/import', 'wn-import', {label: 'Import', order: 45, role: 'campaign'});
