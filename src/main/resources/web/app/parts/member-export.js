import {LitElement, html, nothing} from 'lit';
import {call, path} from '../api.js';
import {count, things} from '../format.js';
import {download} from './download.js';

const FORMATS = {csv: {label: 'CSV', type: 'text/csv'}, ndjson: {label: 'JSON lines', type: 'application/x-ndjson'}};

/** Streams a campaign's members into a file; tells how far it is, can be cancelled, and goes on after a break. */
class MemberExport extends LitElement {
  static properties = {campaign: {attribute: false}, state: {attribute: false}, run: {state: true}, wrong: {state: true}};

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  async begin(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    this.parts = [];
    this.last = null;
    this.head = '';
    this.run = {format: data.get('format'), trial: data.get('trial') === 'on', lines: 0, state: 'running'};
    await this.go();
  }

  /** A break costs nothing: it goes on after the last contact that arrived. */
  async go() {
    this.wrong = null;
    this.stop = new AbortController();
    this.run = {...this.run, state: 'running'};
    const {format, trial} = this.run;
    const query = new URLSearchParams({...(trial && {dryRun: true}), ...(this.last !== null && {after: this.last})});
    try {
      const response = await call(path`/v1/campaigns/${this.campaign.key}/members?` + query,
        {method: 'POST', signal: this.stop.signal, headers: {Accept: FORMATS[format].type}});
      await this.read(response.body.pipeThrough(new TextDecoderStream()).getReader());
      this.run = {...this.run, state: 'done'};
    } catch (e) {
      if (e.name === 'AbortError') this.run = {...this.run, state: 'cancelled'};
      else {
        this.wrong = e.status === undefined ? {message: 'The connection broke off.'} : e;
        this.run = {...this.run, state: 'stopped'};
      }
    }
  }

  async read(reader) {
    let rest = '';
    let first = this.run.format === 'csv';
    let open = false;
    let whole = '';
    for (;;) {
      const {value, done} = await reader.read();
      rest += value ?? '';
      const lines = rest.split('\n');
      rest = lines.pop();
      const taken = [];
      for (const line of lines) {
        whole += `${line}\n`;
        if (this.run.format === 'csv' && (line.split('"').length - 1) % 2 === 1) open = !open;
        if (open) continue;
        const record = whole;
        whole = '';
        if (first) {
          first = false;
          this.header(record);
          continue;
        }
        taken.push(record);
      }
      if (taken.length) {
        this.parts.push(taken.join(''));
        this.last = this.contact(taken[taken.length - 1]) ?? this.last;
        this.run = {...this.run, lines: this.run.lines + taken.length};
      }
      if (done) return;
    }
  }

  header(record) {
    this.column = record.trim().split(',').indexOf('contactId');
    if (!this.head) {
      this.head = record;
      this.parts.push(record);
    }
  }

  contact(record) {
    if (this.run.format === 'ndjson') return JSON.parse(record).contactId;
    const cells = [...record.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(?:,|\r?\n)/g)];
    const cell = cells[this.column];
    return cell ? cell[1]?.replaceAll('""', '"') ?? cell[2] : null;
  }

  keep() {
    download(`members-${this.campaign.key}.${this.run.format}`, this.parts, FORMATS[this.run.format].type);
  }

  told() {
    const {run} = this;
    const words = {running: 'Deciding about members …', done: 'Done:', cancelled: 'Cancelled:', stopped: 'It stopped:'};
    return html`<p role="status">${words[run.state]} ${things(run.lines, 'member')}${run.trial ? ', as a trial' : ''}.
        ${run.state === 'running' ? html`<progress aria-label="Deciding about members"></progress>` : nothing}</p>
      <p class="row">${run.state === 'running' ? html`<button @click=${() => this.stop.abort()}>Cancel</button>` : nothing}
        ${run.state === 'stopped' || run.state === 'cancelled' ? html`<button @click=${() => this.go()}>Go on</button>` : nothing}
        ${run.state !== 'running' && run.lines ? html`<button class="primary" @click=${() => this.keep()}>Download ${count(run.lines)}</button>` : nothing}</p>`;
  }

  render() {
    const busy = this.run?.state === 'running';
    return html`<h2>Members</h2>
      ${this.state !== 'running' ? html`<p>The campaign is not running: it has no members ${this.state === 'coming' ? 'yet' : 'any more'}.</p>` : html`
      <form class="panel" @submit=${this.begin} aria-label="Members">
        <p>Decides about everybody whom the campaign addresses, and makes a file of it. Who was decided about before keeps that decision.</p>
        <label class="field">As <select name="format">${Object.entries(FORMATS).map(([f, {label}]) => html`<option value=${f}>${label}</option>`)}</select></label>
        <label class="choice"><input type="checkbox" name="trial" checked> As a trial: nothing is logged, nobody becomes a member</label>
        <div class="row"><button class="primary" ?disabled=${busy}>Decide about the members</button></div>
      </form>`}
      <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong.message}</p>` : nothing}</div>
      ${this.run ? this.told() : nothing}`;
  }
}

customElements.define('wn-member-export', MemberExport);
