import {LitElement, html, nothing} from 'lit';
import {json, path} from '../api.js';
import {shareOf} from '../format.js';
import {drop, keep, kept} from '../keep.js';
import {alike, bothVersions, over} from './both.js';
import {problemTold} from './problem.js';
import {rowsField} from './rows-field.js';
import '../forms.css';
import './catalogue.css';

const METRICS = ['conversion', 'revenue', 'accept', 'click', 'open', 'unsubscribe'];
const TREATMENTS = [['live', 'decided by the live version'], ['no-offer', 'without an offer']];
const EMPTY = {key: '', ruleSet: '', hypothesis: '', goal: 'conversion', guardrails: [{metric: 'unsubscribe', bound: '0'}],
  variants: [{key: 'a', version: '', weight: '1'}, {key: 'b', version: '', weight: '1'}], coverage: '100', holdout: '0',
  treatment: 'live', audience: '', namespace: '', seed: ''};
const LABELS = {'/key': 'Key', '/ruleSet': 'Rule set', '/goal': 'Goal', '/variants': 'Variants', '/variants/key': 'Variant', '/variants/version': 'Version of variant',
  '/variants/weight': 'Weight of variant', '/guardrails/metric': 'Must not get worse', '/guardrails/bound': 'Bound', '/coverage': 'Coverage', '/holdout/share': 'Holdout',
  '/audience': 'Audience', '/namespace': 'Namespace', '/seed': 'Seed'};

/** A share as a percentage that can be typed, without what binary fractions leave behind. */
const percents = (share) => String(Number((share * 100).toPrecision(12)));

/** What the form shows of an experiment. The seed is the key where none was given. */
const shown = (e) => ({key: e.key, ruleSet: e.ruleSet, hypothesis: e.hypothesis ?? '', goal: e.goal,
  guardrails: e.guardrails.map((g) => ({metric: g.metric, bound: percents(g.bound)})),
  variants: e.variants.map((v) => ({key: v.key, version: String(v.version), weight: String(v.weight)})),
  coverage: percents(e.coverage), holdout: percents(e.holdout?.share ?? 0), treatment: e.holdout?.treatment ?? 'live',
  audience: e.audience.join(', '), namespace: e.namespace ?? '', seed: e.seed === e.key ? '' : e.seed});

/**
 * Asks for what an experiment says; tells `saved` with it, or `cancelled`. Property: `experiment`, the one to change;
 * null: a new one.
 */
class ExperimentForm extends LitElement {
  static properties = {experiment: {attribute: false}, ruleSets: {state: true}, versions: {state: true}, problem: {state: true},
    busy: {state: true}, value: {state: true}, both: {state: true}};

  constructor() {
    super();
    Object.assign(this, {experiment: null, ruleSets: [], versions: [], both: []});
  }

  createRenderRoot() {
    return this;
  }

  get place() {
    return `experiment-form.${this.experiment?.key ?? ''}`;
  }

  get stored() {
    return this.experiment ? shown(this.experiment) : EMPTY;
  }

  willUpdate(changed) {
    if (this.value && !changed.has('experiment')) return;
    const left = kept(this.place)?.value ?? (this.value ? {base: this.origin, typed: this.value} : null);
    const {typed, both} = left ? over(left.base, left.typed, this.stored) : {typed: this.stored, both: []};
    Object.assign(this, {value: typed, both, origin: both.length ? left.base : this.stored});
  }

  async firstUpdated() {
    this.querySelector('input:not([readonly])')?.focus();
    try {
      ({ruleSets: this.ruleSets} = await json('/v1/rule-sets'));
      await this.choose(this.value.ruleSet || this.ruleSets[0]?.key);
    } catch (e) {
      this.problem = e;
    }
  }

  /** Another rule set: its two latest versions, unless versions were chosen already. */
  async choose(ruleSet) {
    if (!ruleSet) return;
    this.asked = ruleSet;
    const {versions} = await json(path`/v1/rule-sets/${ruleSet}/versions`);
    if (ruleSet !== this.asked) return; // another one was chosen meanwhile
    this.versions = versions.map((v) => v.version).sort((a, b) => b - a);
    const same = ruleSet === this.value.ruleSet;
    const version = (v, i) => (same && this.versions.includes(Number(v.version)) ? v.version : String(this.versions[i ? 0 : 1] ?? this.versions[0] ?? ''));
    const chosen = this.value.variants.map((v, i) => ({...v, version: version(v, i)}));
    if (!same || !alike(chosen, this.value.variants)) this.change({ruleSet, variants: chosen});
  }

  change(some) {
    this.value = {...this.value, ...some};
    keep(this.place, {base: this.origin, typed: this.value});
  }

  settle(mine) {
    const theirs = Object.fromEntries(this.both.map((name) => [name, this.stored[name]]));
    Object.assign(this, {origin: this.stored, both: []});
    this.change(mine ? {} : theirs);
  }

  request(v) {
    const held = shareOf(v.holdout);
    return {key: v.key.trim(), ruleSet: v.ruleSet, hypothesis: v.hypothesis.trim() || null, goal: v.goal,
      guardrails: v.guardrails.map((g) => ({metric: g.metric, bound: shareOf(g.bound)})),
      variants: v.variants.map((one) => ({key: one.key.trim(), version: Number(one.version), weight: Number(one.weight)})),
      coverage: shareOf(v.coverage), holdout: held > 0 ? {share: held, treatment: v.treatment} : null,
      audience: v.audience.split(/[\s,;]+/).filter(Boolean), namespace: v.namespace.trim() || null, seed: v.seed.trim() || null};
  }

  /** What differs from the stored one: a change takes back nothing that somebody else saved. */
  patch() {
    const [before, after] = [this.request(this.stored), this.request(this.value)];
    return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
  }

  async submit(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      const detail = this.experiment ? await json(path`/v1/experiments/${this.experiment.key}`, {method: 'PATCH', json: this.patch()})
        : await json('/v1/experiments', {json: this.request(this.value)});
      drop(this.place);
      this.dispatchEvent(new CustomEvent('saved', {detail}));
    } catch (e) {
      this.problem = e;
    }
    this.busy = false;
  }

  cancel() {
    drop(this.place);
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  field(label, name, {type = 'text', min, max, required, fixed, title} = {}) {
    return html`<label class="field" title=${title ?? nothing}>${label}<input name=${name} autocomplete="off" .value=${this.value[name]} type=${type} min=${min ?? nothing} max=${max ?? nothing}
      step=${type === 'number' ? 'any' : nothing} ?required=${required} ?readonly=${fixed} @input=${(e) => this.change({[name]: e.target.value})}></label>`;
  }

  select(label, name, values, change = (value) => this.change({[name]: value})) {
    return html`<label class="field">${label}<select name=${name} @change=${(e) => change(e.target.value)}>
      ${values.map(([value, text]) => html`<option value=${value} .selected=${String(value) === String(this.value[name])}>${text}</option>`)}</select></label>`;
  }

  render() {
    const versions = this.versions.map((n) => [String(n), `version ${n}`]);
    const v = this.value;
    return html`<form class="panel wide" @submit=${this.submit} aria-label=${this.experiment ? 'Change the experiment' : 'New experiment'}>
      <h2>${this.experiment ? 'Change the experiment' : 'New experiment'}</h2>
      <div class="fields">
        ${this.field('Key (a short name, for ever)', 'key', {required: true, fixed: this.experiment !== null})}
        ${this.select('Rule set', 'ruleSet', this.ruleSets.map((r) => [r.key, r.name ?? r.key]), (key) => this.choose(key).catch((e) => { this.problem = e; }))}
        ${this.field('Hypothesis: what is expected, and why', 'hypothesis')}
        ${this.select('Goal', 'goal', METRICS.map((m) => [m, m]))}
        ${rowsField('Variants: the others are compared with the first', v.variants, [['key', 'Name'], ['version', 'Version', {choices: versions}],
    ['weight', 'Weight', {type: 'number', title: 'how many of those who take part get it, compared with the other weights'}]],
  {key: String.fromCharCode(97 + v.variants.length % 26), version: versions[0]?.[0] ?? '', weight: '1'}, (variants) => this.change({variants}))}
        ${rowsField('Must not get worse', v.guardrails, [['metric', 'Metric', {choices: METRICS}],
    ['bound', 'by more than, in % of its value', {type: 'number'}]], {metric: 'unsubscribe', bound: '0'}, (guardrails) => this.change({guardrails}))}
        ${this.field('Coverage: % of contacts that take part', 'coverage', {type: 'number', min: 0, max: 100, required: true})}
        ${this.field('Audience: segment ids, separated by commas (empty: everybody)', 'audience')}
        ${this.field('Holdout: % of contacts measured apart', 'holdout', {type: 'number', min: 0, max: 99, required: true})}
        ${this.select('Who is held out is', 'treatment', TREATMENTS)}
        ${this.field('Namespace (empty: none)', 'namespace', {title: 'experiments that share one never hold the same contact'})}
        ${this.field('Seed (empty: the key)', 'seed', {title: 'what the assignment of contacts is computed from'})}</div>
      ${this.both.length ? bothVersions('experiment', this.both, v, this.stored, {keep: () => this.settle(true), take: () => this.settle(false)}) : nothing}
      ${this.problem ? problemTold(this.problem, LABELS) : nothing}
      <div class="row"><button class="primary" ?disabled=${this.busy || this.both.length > 0}>${this.experiment ? 'Save' : 'Create'}</button>
        <button type="button" @click=${this.cancel}>Cancel</button></div>
    </form>`;
  }
}

customElements.define('wn-experiment-form', ExperimentForm);
