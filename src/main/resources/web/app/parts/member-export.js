import {LitElement, html, nothing} from 'lit';
import {count, things} from '../format.js';
import {download} from './download.js';
import {ExportRun, FORMATS} from './export-run.js';

const runs = new Map();

/** Streams a campaign's members into a file; tells how far it is, can be cancelled, and goes on after a break. */
class MemberExport extends LitElement {
  static properties = {campaign: {attribute: false}, state: {attribute: false}};

  constructor() {
    super();
    this.further = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  get run() {
    return runs.get(this.campaign.key);
  }

  /** Hears of one run at a time. */
  follow(run) {
    this.heard?.removeEventListener('change', this.further);
    this.heard = run;
    run?.addEventListener('change', this.further);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.follow(null);
  }

  willUpdate() {
    if (this.heard !== this.run) this.follow(this.run);
  }

  begin(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    runs.set(this.campaign.key, new ExportRun(this.campaign.key, data.get('format'), data.get('trial') === 'on'));
    this.follow(this.run);
    this.run.go();
  }

  keep() {
    const {format, parts} = this.run;
    download(`members-${this.campaign.key}.${format}`, parts, FORMATS[format].type);
  }

  told() {
    const {run} = this;
    const words = {running: 'Deciding about members …', done: 'Done:', cancelled: 'Cancelled:', stopped: 'It stopped:'};
    return html`<p role="status">${words[run.state]} ${things(run.lines, 'member')}${run.trial ? ', as a trial' : ''}.
        ${run.state === 'running' ? html`<progress aria-label="Deciding about members"></progress>` : nothing}</p>
      <p class="row">${run.state === 'running' ? html`<button @click=${() => run.cancel()}>Cancel</button>` : nothing}
        ${run.state === 'stopped' || run.state === 'cancelled' ? html`<button @click=${() => run.go()}>Go on</button>` : nothing}
        ${run.state !== 'running' && run.lines ? html`<button class="primary" @click=${() => this.keep()}>Download ${count(run.lines)}</button>` : nothing}</p>`;
  }

  render() {
    const {run} = this;
    const busy = run?.state === 'running';
    return html`<h2>Members</h2>
      ${this.state !== 'running' ? html`<p>The campaign is not running: it has no members ${this.state === 'coming' ? 'yet' : 'any more'}.</p>` : html`
      <form class="panel" @submit=${this.begin} aria-label="Members">
        <p>Decides about everybody whom the campaign addresses, and makes a file of it. Who was decided about before keeps that decision.</p>
        <label class="field">As <select name="format">${Object.entries(FORMATS).map(([f, {label}]) => html`<option value=${f}>${label}</option>`)}</select></label>
        <label class="choice"><input type="checkbox" name="trial" checked> As a trial: nothing is logged, nobody becomes a member</label>
        <div class="row"><button class="primary" ?disabled=${busy}>Decide about the members</button></div>
      </form>`}
      <div role="alert">${run?.wrong ? html`<p class="problem">${run.wrong.message}</p>` : nothing}</div>
      ${run ? this.told() : nothing}`;
  }
}

customElements.define('wn-member-export', MemberExport);
