import {LitElement, html, nothing} from 'lit';
import {call, json, path} from '../api.js';
import {drop, keep, kept} from '../keep.js';

const METRICS = ['', 'conversion', 'revenue', 'accept', 'click', 'open'];
const EMPTY = {key: '', name: '', ruleSet: 'crm', metric: '', target: '', include: '', exclude: '', channel: '', purpose: '', from: '', to: '',
  contacts: '', days: '', ignored: '', withinDays: '', forDays: ''};

const list = (text) => text.split(/[\s,;]+/).filter(Boolean);
const local = (instant) => (instant ? new Date(new Date(instant) - new Date(instant).getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '');
const instant = (text) => (text ? new Date(text).toISOString() : null);

/** What the form shows of a campaign. */
const shown = (c) => ({...EMPTY, key: c.key, name: c.name ?? '', ruleSet: c.ruleSet, metric: c.goal?.metric ?? '', target: c.goal?.target ?? '',
  include: c.audience?.include.join(', ') ?? '', exclude: c.audience?.exclude.join(', ') ?? '', channel: c.channel ?? '', purpose: c.purpose ?? '',
  from: local(c.from), to: local(c.to), contacts: c.frequency?.contacts ?? '', days: c.frequency?.days ?? '', ignored: c.pause?.ignored ?? '',
  withinDays: c.pause?.withinDays ?? '', forDays: c.pause?.forDays ?? ''});

/**
 * Asks for what a campaign is; saves it and tells `saved` with it, or `cancelled`. Properties: `campaign` (null: a new one), `etag`.
 */
class CampaignForm extends LitElement {
  static properties = {campaign: {attribute: false}, etag: {attribute: false}, value: {state: true}, problem: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.campaign = null;
  }

  createRenderRoot() {
    return this;
  }

  get place() {
    return `campaign.${this.campaign?.key ?? ''}`;
  }

  willUpdate() {
    this.value ??= kept(this.place)?.value ?? (this.campaign ? shown(this.campaign) : EMPTY);
  }

  firstUpdated() {
    this.querySelector('input:not([readonly])')?.focus();
  }

  /** What the form does not show stays as it is. */
  request() {
    const v = this.value;
    const whole = (text) => (String(text).trim() === '' ? null : Number(text));
    const some = (object) => (Object.values(object).some((value) => value !== null) ? object : null);
    return {...this.campaign, key: v.key.trim(), name: v.name.trim() || null, ruleSet: v.ruleSet.trim(),
      goal: v.metric ? {metric: v.metric, target: whole(v.target)} : null,
      audience: {include: list(v.include), exclude: list(v.exclude)}, channel: v.channel.trim() || null, purpose: v.purpose.trim() || null,
      from: instant(v.from), to: instant(v.to), frequency: some({contacts: whole(v.contacts), days: whole(v.days)}),
      pause: v.ignored === '' && v.withinDays === '' && v.forDays === '' ? null
        : {...this.campaign?.pause, ignored: whole(v.ignored), withinDays: whole(v.withinDays), forDays: whole(v.forDays)}};
  }

  async submit(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      const body = this.request();
      if (this.campaign) await call(path`/v1/campaigns/${this.campaign.key}`, {method: 'PUT', json: body, headers: this.etag ? {'If-Match': this.etag} : {}});
      else await json('/v1/campaigns', {json: body});
      drop(this.place);
      this.dispatchEvent(new CustomEvent('saved', {detail: body}));
    } catch (e) {
      this.problem = e;
    }
    this.busy = false;
  }

  cancel() {
    drop(this.place);
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  field(label, name, options = {}) {
    return html`<label class="field">${label}<input name=${name} .value=${String(this.value[name])} type=${options.type ?? 'text'} step=${options.type === 'number' ? 'any' : nothing}
      min=${options.type === 'number' ? 0 : nothing} ?required=${options.required} ?readonly=${options.fixed}
      @input=${(e) => { this.value = {...this.value, [name]: e.target.value}; keep(this.place, this.value); }}></label>`;
  }

  render() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="panel" @submit=${this.submit}>
      <h2>${this.campaign ? 'Change the campaign' : 'New campaign'}</h2>
      ${this.field('Key (a short name, for ever)', 'key', {required: true, fixed: this.campaign !== null})}
      ${this.field('Name', 'name')}
      ${this.field('Rule set', 'ruleSet', {required: true})}
      <fieldset><legend>Goal</legend>
        <label class="field">Metric<select name="metric" @change=${(e) => { this.value = {...this.value, metric: e.target.value}; keep(this.place, this.value); }}>
          ${METRICS.map((m) => html`<option value=${m} ?selected=${m === this.value.metric}>${m || 'none'}</option>`)}</select></label>
        ${this.field('Target: a share from 0 to 1; for revenue a sum', 'target', {type: 'number'})}</fieldset>
      <fieldset><legend>Audience, by segment ids</legend>
        ${this.field('In any of these (empty: everybody)', 'include')}
        ${this.field('But in none of these', 'exclude')}</fieldset>
      <fieldset><legend>Where and when</legend>
        ${this.field('Channel (empty: any)', 'channel')}
        ${this.field('Purpose (empty: any)', 'purpose')}
        ${this.field(`From (${zone})`, 'from', {type: 'datetime-local'})}
        ${this.field(`To (${zone})`, 'to', {type: 'datetime-local'})}</fieldset>
      <fieldset><legend>How often</legend>
        ${this.field('At most so many offers, by all campaigns', 'contacts', {type: 'number'})}
        ${this.field('within so many days', 'days', {type: 'number'})}</fieldset>
      <fieldset><legend>Pause an offer group</legend>
        ${this.field('after so many ignored offers', 'ignored', {type: 'number'})}
        ${this.field('within so many days ', 'withinDays', {type: 'number'})}
        ${this.field('for so many days', 'forDays', {type: 'number'})}</fieldset>
      ${this.problem ? html`<div role="alert" class="problem"><p>${this.problem.message}</p>
        ${this.problem.errors?.length ? html`<ul>${this.problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : nothing}
      <button class="primary" ?disabled=${this.busy}>${this.campaign ? 'Save' : 'Create'}</button>
      <button type="button" @click=${this.cancel}>Cancel</button></form>`;
  }
}

customElements.define('wn-campaign-form', CampaignForm);
