import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {count, percent, things} from '../format.js';
import {ImportRun, KINDS} from '../parts/import-run.js';
import {lineTold} from '../parts/problem.js';
import {download} from '../parts/download.js';
import '../parts/catalogue.css';
import '../parts/workspace.css';

let current = null;

/** Sends a file of contacts or events in parts; tells how far it is, and which lines were refused. */
class ImportPage extends Page {
  static properties = {me: {attribute: false}, kind: {state: true}, run: {attribute: false}, wrong: {state: true}};

  heading = 'Import';

  constructor() {
    super();
    this.run = current;
    this.kind = current?.kind ?? 'contacts';
    this.further = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.run?.addEventListener('change', this.further);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.run?.removeEventListener('change', this.further);
  }

  begin(event) {
    event.preventDefault();
    const file = new FormData(event.target).get('file');
    const csv = /\.csv$/i.test(file?.name ?? '');
    this.wrong = null;
    if (!file?.size) this.wrong = {message: 'Please choose a file that is not empty.'};
    else if (this.kind === 'events' && csv) this.wrong = {message: 'Events come as a JSON object a line, not as CSV.'};
    if (this.wrong) return;
    this.run?.removeEventListener('change', this.further);
    this.run = current = new ImportRun(file, this.kind, csv);
    this.run.addEventListener('change', this.further);
    this.run.send();
  }

  keepRefused() {
    const {csv, name, refused, header} = this.run;
    const whole = refused.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
    download(`refused-${name}`, csv ? [header, ...whole] : whole, csv ? 'text/csv' : 'application/x-ndjson');
  }

  told() {
    const {run} = this;
    const share = run.size ? Math.min(1, run.bytes / run.size) : 1;
    const words = {running: 'Importing', done: 'Done:', cancelled: 'Cancelled; what was stored stays:', stopped: 'It stopped:', broken: 'It ended early:'};
    return html`<section aria-label="Progress">
      <h2>${run.name}</h2>
      <p role="status">${words[run.state]} ${percent(share)}, ${things(run.sums.received, 'line')} read.
        ${run.state === 'running' ? html`<progress aria-label="Imported" max="1" .value=${share}></progress>` : nothing}</p>
      ${run.state === 'running' ? html`<p><button @click=${() => run.cancel()}>Cancel</button></p>` : nothing}
      ${run.state === 'stopped' ? html`<p class="row"><button class="primary" @click=${() => run.send()}>Go on</button>
        <button @click=${() => run.cancel()}>Leave it</button></p>` : nothing}
      <dl class="facts">
        <dt>New</dt><dd>${count(run.sums.created)}</dd>
        ${run.kind === 'contacts' ? html`<dt>Replaced</dt><dd>${count(run.sums.updated)}</dd>` : html`<dt>Known already</dt><dd>${count(run.sums.duplicates)}</dd>`}
        <dt>Refused</dt><dd>${count(run.sums.failed)}</dd></dl>
      ${run.errors.length ? html`
        <p><button @click=${() => this.keepRefused()}>Download the refused lines</button></p>
        <table class="list"><caption>${run.sums.failed > run.errors.length ? `The first ${count(run.errors.length)} of ${count(run.sums.failed)} refused lines` : 'Refused lines'}</caption>
          <thead><tr><th scope="col">Line</th><th scope="col">Why</th></tr></thead>
          <tbody>${run.errors.map((e) => html`<tr><td class="number">${count(e.line)}</td><td title=${e.code}>${lineTold(e.detail)}</td></tr>`)}</tbody></table>` : nothing}
    </section>`;
  }

  body() {
    const wrong = this.wrong ?? this.run?.wrong;
    const busy = this.run?.state === 'running' || this.run?.state === 'stopped';
    return html`
      <form class="panel" @submit=${this.begin} aria-labelledby="import-title">
        <h2 id="import-title">Choose a file</h2>
        <fieldset><legend>What does it hold?</legend>${Object.entries(KINDS).map(([kind, k]) => html`<label class="choice">
          <input type="radio" name="kind" .checked=${this.kind === kind} ?disabled=${busy} @change=${() => { this.kind = kind; }}> ${k.label} (${k.hint})</label>`)}</fieldset>
        <label class="field">File <input type="file" name="file" accept=${this.kind === 'contacts' ? '.csv,.ndjson,.jsonl,.json' : '.ndjson,.jsonl,.json'} ?disabled=${busy}></label>
        <p class="waiting">A line that is sent again does no harm: contacts are replaced, events are known by their ids. It goes on while you look at other pages; leave this window open until it is done.</p>
        <div class="row"><button class="primary" ?disabled=${busy}>Import</button></div>
      </form>
      <div role="alert">${wrong ? html`<div class="problem"><p>${wrong.message}</p>
        ${wrong.errors?.length ? html`<ul>${wrong.errors.slice(0, 20).map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : nothing}</div>
      ${this.run ? this.told() : nothing}`;
  }
}

customElements.define('wn-import', ImportPage);
route('/import', 'wn-import', {label: 'Import', order: 45, role: 'campaign'});
