import {LitElement, html, nothing} from 'lit';
import {call, json, path, tagged} from '../api.js';
import {drop, keep, kept} from '../keep.js';
import {bothVersions, over} from './both.js';
import {problemTold} from './problem.js';
import '../forms.css';
import './catalogue.css';

const METRICS = ['', 'conversion', 'revenue', 'accept', 'click', 'open'];
const EMPTY = {key: '', name: '', ruleSet: 'crm', description: '', metric: '', target: '', include: '', exclude: '', channel: '', placement: '', purpose: '', from: '', to: '',
  contacts: '', days: '', ignored: '', withinDays: '', forDays: ''};

const LABELS = {'/key': 'Key', '/ruleSet': 'Rule set', '/goal/target': 'Target', '/audience/include': 'In any of these', '/audience/exclude': 'But in none of these',
  '/frequency/contacts': 'At most so many offers', '/frequency/days': 'within so many days', '/pause/ignored': 'after so many ignored offers',
  '/pause/withinDays': 'within so many days', '/pause/forDays': 'for so many days', '/from': 'From', '/to': 'To'};

const list = (text) => text.split(/[\s,;]+/).filter(Boolean);
const local = (instant) => (instant ? new Date(new Date(instant) - new Date(instant).getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '');
const instant = (text) => (text ? new Date(text).toISOString() : null);

/** What the form shows of a campaign. */
const shown = (c) => ({...EMPTY, key: c.key, name: c.name ?? '', ruleSet: c.ruleSet, description: c.description ?? '', metric: c.goal?.metric ?? '', target: c.goal?.target ?? '',
  include: c.audience?.include.join(', ') ?? '', exclude: c.audience?.exclude.join(', ') ?? '', channel: c.channel ?? '', placement: c.placement ?? '', purpose: c.purpose ?? '',
  from: local(c.from), to: local(c.to), contacts: c.frequency?.contacts ?? '', days: c.frequency?.days ?? '', ignored: c.pause?.ignored ?? '',
  withinDays: c.pause?.withinDays ?? '', forDays: c.pause?.forDays ?? ''});

/**
 * Asks for what a campaign is; saves it and tells `saved` with it, or `cancelled`. Properties: `campaign` (null: a new one), `etag`.
 */
class CampaignForm extends LitElement {
  static properties = {campaign: {attribute: false}, etag: {attribute: false}, value: {state: true}, both: {state: true}, problem: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.campaign = null;
    this.both = [];
  }

  createRenderRoot() {
    return this;
  }

  get place() {
    return `campaign-form.${this.campaign?.key ?? ''}`;
  }

  willUpdate(changed) {
    if (!this.value || changed.has('campaign')) this.lay();
  }

  get stored() {
    return this.campaign ? shown(this.campaign) : EMPTY;
  }

  /** What was typed, laid over the campaign as it is stored now. */
  lay() {
    const left = kept(this.place)?.value ?? (this.value ? {base: this.origin, typed: this.value} : null);
    const {typed, both} = left ? over(left.base, left.typed, this.stored) : {typed: this.stored, both: []};
    Object.assign(this, {value: typed, both, origin: both.length ? left.base : this.stored});
  }

  change(name, text) {
    this.value = {...this.value, [name]: text};
    keep(this.place, {base: this.origin, typed: this.value});
  }

  /** The choice where two changed the same. */
  settle(mine) {
    const theirs = Object.fromEntries(this.both.map((name) => [name, this.stored[name]]));
    Object.assign(this, {value: mine ? this.value : {...this.value, ...theirs}, origin: this.stored, both: []});
    keep(this.place, {base: this.origin, typed: this.value});
    if (mine) this.save();
  }

  firstUpdated() {
    this.querySelector('input:not([readonly])')?.focus();
  }

  /** What the form does not show stays as it is. */
  request() {
    const v = this.value;
    const whole = (text) => (String(text).trim() === '' ? null : Number(text));
    const some = (object) => (Object.values(object).some((value) => value !== null) ? object : null);
    return {...this.campaign, key: v.key.trim(), name: v.name.trim() || null, description: v.description.trim() || null, ruleSet: v.ruleSet.trim(),
      goal: v.metric ? {metric: v.metric, target: whole(v.target)} : null,
      audience: {include: list(v.include), exclude: list(v.exclude)}, channel: v.channel.trim() || null,
      placement: v.placement.trim() || null, purpose: v.purpose.trim() || null,
      from: instant(v.from), to: instant(v.to), frequency: some({contacts: whole(v.contacts), days: whole(v.days)}),
      pause: v.ignored === '' && v.withinDays === '' && v.forDays === '' ? null
        : {...this.campaign?.pause, ignored: whole(v.ignored), withinDays: whole(v.withinDays), forDays: whole(v.forDays)}};
  }

  submit(event) {
    event.preventDefault();
    return this.save();
  }

  async save() {
    this.busy = true;
    this.problem = null;
    try {
      if (!this.campaign) await json('/v1/campaigns', {json: this.request()});
      else if (!await this.put()) return;
      const {key} = this.request();
      drop(this.place);
      this.dispatchEvent(new CustomEvent('saved', {detail: {key}}));
    } catch (e) {
      this.problem = e;
    } finally {
      this.busy = false;
    }
  }

  /** Where somebody else saved meanwhile: what was typed goes into theirs; false: both changed the same of it. */
  async put() {
    const address = path`/v1/campaigns/${this.campaign.key}`;
    for (;;) {
      try {
        await call(address, {method: 'PUT', json: this.request(), headers: this.etag ? {'If-Match': this.etag} : {}});
        return true;
      } catch (e) {
        if (e.status !== 412) throw e;
        keep(this.place, {base: this.origin, typed: this.value});
        const {value, etag} = await tagged(address);
        Object.assign(this, {campaign: value, etag});
        this.lay();
        if (this.both.length) return false;
      }
    }
  }

  cancel() {
    drop(this.place);
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  field(label, name, options = {}) {
    return html`<label class="field">${label}<input name=${name} .value=${String(this.value[name])} type=${options.type ?? 'text'} step=${options.type === 'number' ? 'any' : nothing}
      min=${options.type === 'number' ? 0 : nothing} ?required=${options.required} ?readonly=${options.fixed}
      @input=${(e) => this.change(name, e.target.value)}></label>`;
  }

  render() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="panel wide" @submit=${this.submit}>
      <h2>${this.campaign ? 'Change the campaign' : 'New campaign'}</h2>
      <div class="fields">${this.field('Key (a short name, for ever)', 'key', {required: true, fixed: this.campaign !== null})}
      ${this.field('Name', 'name')}
      ${this.field('What it is about', 'description')}
      ${this.field('Rule set', 'ruleSet', {required: true})}
      </div>
      <fieldset><legend>Goal</legend><div class="fields">
        <label class="field">Metric<select name="metric" @change=${(e) => this.change('metric', e.target.value)}>
          ${METRICS.map((m) => html`<option value=${m} .selected=${m === this.value.metric}>${m || 'none'}</option>`)}</select></label>
        ${this.field('Target: a share from 0 to 1; for revenue a sum', 'target', {type: 'number'})}</div></fieldset>
      <fieldset><legend>Audience, by segment ids</legend><div class="fields">
        ${this.field('In any of these (empty: everybody)', 'include')}
        ${this.field('But in none of these', 'exclude')}</div></fieldset>
      <fieldset><legend>Where and when</legend><div class="fields">
        ${this.field('Channel (empty: any)', 'channel')}
        ${this.field('Placement (empty: any)', 'placement')}
        ${this.field('Purpose (empty: any)', 'purpose')}
        ${this.field(`From (${zone})`, 'from', {type: 'datetime-local'})}
        ${this.field(`To (${zone})`, 'to', {type: 'datetime-local'})}</div></fieldset>
      <fieldset><legend>How often</legend><div class="fields">
        ${this.field('At most so many offers, by all campaigns', 'contacts', {type: 'number'})}
        ${this.field('within so many days', 'days', {type: 'number'})}</div></fieldset>
      <fieldset><legend>Pause an offer group</legend><div class="fields">
        ${this.field('after so many ignored offers', 'ignored', {type: 'number'})}
        ${this.field('within so many days ', 'withinDays', {type: 'number'})}
        ${this.field('for so many days', 'forDays', {type: 'number'})}</div></fieldset>
      ${this.problem ? problemTold(this.problem, LABELS) : nothing}
      ${this.both.length ? bothVersions('campaign', this.both, this.value, this.stored, {keep: () => this.settle(true), take: () => this.settle(false)}) : nothing}
      <button class="primary" ?disabled=${this.busy || this.both.length > 0}>${this.campaign ? 'Save' : 'Create'}</button>
      <button type="button" @click=${this.cancel}>Cancel</button></form>`;
  }
}

customElements.define('wn-campaign-form', CampaignForm);
