import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {json} from '../api.js';
import {count, things, time} from '../format.js';
import './workspace.css';
import './catalogue.css';

const LOOK_AGAIN = 1000;

/**
 * What the live version declares, with sizes in the stored base. The page looks again while the base is being
 * counted. A list sets `what` (segments, offers) and implements `table(entries)`.
 */
export class CataloguePage extends Page {
  static properties = {me: {attribute: false}, catalogue: {state: true}, typed: {state: true}};

  constructor() {
    super();
    this.typed = '';
  }

  get ruleSet() {
    return this.params.query?.ruleSet ?? 'crm';
  }

  async load() {
    const {ruleSet} = this;
    const [{ruleSets}, {experiments}, campaigns, catalogue] = await Promise.all([
      json('/v1/rule-sets'), json('/v1/experiments'), json('/v1/campaigns'), this.read()]);
    return {typed: '', ruleSets: ruleSets.filter((r) => r.live), experiments: experiments.filter((e) => e.ruleSet === ruleSet),
      campaigns: campaigns.filter((c) => c.ruleSet === ruleSet), catalogue};
  }

  read() {
    return json(`/v1/${this.what}?${new URLSearchParams({ruleSet: this.ruleSet})}`);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('catalogue')) this.follow();
  }

  /** Looks again while the base is being counted. */
  follow() {
    clearTimeout(this.timer);
    if (this.catalogue?.state === 'preparing' && this.isConnected) this.timer = setTimeout(() => this.look(), LOOK_AGAIN);
  }

  async look() {
    const {turn} = this;
    try {
      const catalogue = await this.read();
      if (turn === this.turn) this.catalogue = catalogue;
    } catch (e) {
      if (turn === this.turn) this.problem = e;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  share(size) {
    const {contacts} = this.catalogue;
    return size === null || !contacts ? null : size / contacts;
  }

  /** A number and a bar of the same length: the bar says nothing that the number does not. */
  size(size) {
    const share = this.share(size);
    return html`<td class="number">${count(size)}${share === null ? nothing : html`
      <meter min="0" max="1" .value=${share} aria-hidden="true"></meter>`}</td>`;
  }

  standing() {
    const c = this.catalogue;
    const sized = c.asOf ? html`Sizes: ${things(c.contacts, 'stored contact')}, ${time(c.asOf)}, version ${c.sizesOf}${
      c.undecided ? html`; ${things(c.undecided, 'contact')} could not be decided about` : ''}.` : 'The base has not been counted yet.';
    return html`<p role="status" class="waiting">${sized}
      ${c.state === 'preparing' ? html` Counting the base${c.total ? html`: ${count(c.done)} of ${count(c.total)}` : ''} … <progress
        aria-label="Counting the base" max=${c.total || 1} .value=${c.done}></progress>` : nothing}
      ${c.state === 'failed' ? ' Counting failed; it is tried again in a minute.' : nothing}</p>`;
  }

  matches(entry) {
    const typed = this.typed.trim().toLowerCase();
    return !typed || [entry.id, entry.name, entry.group, entry.description].some((t) => t?.toLowerCase().includes(typed));
  }

  body() {
    const entries = this.catalogue[this.what];
    const shown = entries.filter((e) => this.matches(e));
    const may = this.me?.roles.includes('analyst');
    return html`
      <form class="row" role="search" @submit=${(e) => e.preventDefault()}>
        <label>Rule set <select @change=${(e) => { location.hash = `#/${this.what}?${new URLSearchParams({ruleSet: e.target.value})}`; }}>
          ${this.ruleSets.map((r) => html`<option value=${r.key} .selected=${r.key === this.ruleSet}>${r.name ?? r.key}</option>`)}</select></label>
        <label>Find <input type="search" autocomplete="off" .value=${this.typed} @input=${(e) => { this.typed = e.target.value; }}></label>
        ${may ? html`<a class="button" href=${`#/${this.what}/${encodeURIComponent(this.ruleSet)}/edit`}>New …</a>` : nothing}
      </form>
      ${this.standing()}
      ${shown.length ? this.table(shown, may) : html`<p>${entries.length ? 'None is called so.' : `The rule set declares no ${this.what}.`}</p>`}`;
  }
}
