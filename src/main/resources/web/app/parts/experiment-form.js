import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';
import {drop, keep, kept} from '../keep.js';

const METRICS = ['conversion', 'revenue', 'accept', 'click', 'open', 'unsubscribe'];
const PLACE = 'experiment.new';

/** Asks for what an experiment needs; tells `created` with the experiment, or `cancelled`. */
class ExperimentForm extends LitElement {
  static properties = {ruleSets: {state: true}, versions: {state: true}, problem: {state: true}, busy: {state: true}, value: {state: true}};

  constructor() {
    super();
    this.ruleSets = [];
    this.versions = [];
    this.value = kept(PLACE)?.value ?? {key: '', ruleSet: '', hypothesis: '', goal: 'conversion', guardrail: 'unsubscribe',
      coverage: '100', holdout: '0', first: 'a', firstVersion: '', second: 'b', secondVersion: ''};
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      ({ruleSets: this.ruleSets} = await json('/v1/rule-sets'));
      await this.choose(this.value.ruleSet || this.ruleSets[0]?.key);
    } catch (e) {
      this.problem = e;
    }
    this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  async choose(ruleSet) {
    if (!ruleSet) return;
    const {versions} = await json(`/v1/rule-sets/${encodeURIComponent(ruleSet)}/versions`);
    this.versions = versions.map((v) => v.version).sort((a, b) => b - a);
    const same = ruleSet === this.value.ruleSet;
    const known = (version) => (same && this.versions.includes(Number(version)) ? String(version) : '');
    this.change({ruleSet,
      firstVersion: known(this.value.firstVersion) || String(this.versions[1] ?? this.versions[0]),
      secondVersion: known(this.value.secondVersion) || String(this.versions[0])});
  }

  change(some) {
    this.value = {...this.value, ...some};
    keep(PLACE, this.value);
  }

  typed(name) {
    return (event) => (name === 'ruleSet' ? this.choose(event.target.value) : this.change({[name]: event.target.value}));
  }

  request() {
    const v = this.value;
    const holdout = Number(v.holdout) / 100;
    return {key: v.key.trim(), ruleSet: v.ruleSet, hypothesis: v.hypothesis.trim() || null, goal: v.goal,
      guardrails: v.guardrail ? [v.guardrail] : [], coverage: Number(v.coverage) / 100, holdout: holdout > 0 ? holdout : null,
      variants: [{key: v.first.trim(), version: Number(v.firstVersion), weight: 1}, {key: v.second.trim(), version: Number(v.secondVersion), weight: 1}]};
  }

  async submit(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      const detail = await json('/v1/experiments', {json: this.request()});
      drop(PLACE);
      this.dispatchEvent(new CustomEvent('created', {detail}));
    } catch (e) {
      this.problem = e;
    }
    this.busy = false;
  }

  cancel() {
    drop(PLACE);
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  field(label, name, options = {}) {
    return html`<label class="field">${label}<input name=${name} .value=${this.value[name]} @input=${this.typed(name)}
      type=${options.type ?? 'text'} min=${options.min ?? nothing} max=${options.max ?? nothing} step=${options.step ?? nothing} ?required=${options.required}></label>`;
  }

  select(label, name, values) {
    return html`<label class="field">${label}<select name=${name} @change=${this.typed(name)}>
      ${values.map(([value, text]) => html`<option value=${value} ?selected=${String(value) === String(this.value[name])}>${text}</option>`)}</select></label>`;
  }

  render() {
    const versions = this.versions.map((n) => [n, `version ${n}`]);
    return html`<form class="panel" @submit=${this.submit}>
      <h2>New experiment</h2>
      ${this.field('Key (a short name, for ever)', 'key', {required: true})}
      ${this.select('Rule set', 'ruleSet', this.ruleSets.map((r) => [r.key, r.name ?? r.key]))}
      ${this.field('Hypothesis: what is expected, and why', 'hypothesis')}
      ${this.select('Goal', 'goal', METRICS.map((m) => [m, m]))}
      ${this.select('Must not get worse', 'guardrail', [['', 'nothing'], ...METRICS.map((m) => [m, m])])}
      <fieldset><legend>Variants, half each</legend>
        ${this.field('First (the one that the other is compared with)', 'first', {required: true})}
        ${this.select('Its version', 'firstVersion', versions)}
        ${this.field('Second', 'second', {required: true})}
        ${this.select('Its version ', 'secondVersion', versions)}
      </fieldset>
      ${this.field('Coverage: % of contacts that take part', 'coverage', {type: 'number', min: 0, max: 100, step: 'any', required: true})}
      ${this.field('Holdout: % of contacts measured apart', 'holdout', {type: 'number', min: 0, max: 99, step: 'any', required: true})}
      ${this.problem ? html`<div role="alert" class="problem"><p>${this.problem.message}</p>
        ${this.problem.errors?.length ? html`<ul>${this.problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : nothing}
      <button class="primary" ?disabled=${this.busy}>Create</button>
      <button type="button" @click=${this.cancel}>Cancel</button>
    </form>`;
  }
}

customElements.define('wn-experiment-form', ExperimentForm);
