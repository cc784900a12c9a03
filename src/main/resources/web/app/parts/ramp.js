import {LitElement, html, nothing} from 'lit';
import {json, path} from '../api.js';
import {percent, shareOf, time} from '../format.js';
import {drop, keep, kept} from '../keep.js';
import {ask} from './ask.js';
import {problemTold} from './problem.js';

const UNITS = {PT1H: 'hour', P1D: 'day', P7D: 'week'};
const LABELS = {'/steps': 'Steps in percent', '/every': 'Each lasts a'};
const STATES = {running: 'running', done: 'done', 'rolled-back': 'rolled back', cancelled: 'cancelled'};

/** A percentage, with or without its sign, as the share that it is. */
function share(text) {
  const part = shareOf(text.replace(/%$/, ''));
  if (Number.isNaN(part)) throw new Error(`“${text}” is no percentage. Write steps as 1, 5, 10.`);
  return part;
}

/** Raises the coverage of a running experiment by schedule; tells `changed` when it was begun or cancelled. */
class Ramp extends LitElement {
  static properties = {experiment: {attribute: false}, me: {attribute: false}, ramp: {state: true}, typed: {state: true}, wrong: {state: true}, making: {state: true}};

  createRenderRoot() {
    return this;
  }

  get base() {
    return path`/v1/experiments/${this.experiment.key}/ramp`;
  }

  get place() {
    return `ramp.${this.experiment.key}`;
  }

  willUpdate(changed) {
    if (changed.has('experiment')) {
      this.typed = kept(this.place)?.value ?? {steps: '1, 5, 10, 25, 50, 100', every: 'P1D'};
      this.load();
    }
  }

  async load() {
    this.wrong = null;
    try {
      this.ramp = await json(this.base);
    } catch (e) {
      this.ramp = null;
      if (e.status !== 404) this.wrong = e;
    }
  }

  change(some) {
    this.typed = {...this.typed, ...some};
    keep(this.place, this.typed);
  }

  async begin(event) {
    event.preventDefault();
    this.wrong = null;
    try {
      const steps = this.typed.steps.split(/[,;\s]+/).filter((s) => s && s !== '%').map(share);
      this.ramp = await json(this.base, {json: {steps, every: this.typed.every}});
      drop(this.place);
      this.making = false;
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (e) {
      this.wrong = e;
    }
  }

  async cancel() {
    if (await ask({title: 'Cancel the ramp?', text: 'The experiment goes on with the coverage that it has.', action: 'Cancel the ramp',
      work: () => json(this.base, {method: 'DELETE'})}) === undefined) return;
    this.load();
    this.dispatchEvent(new CustomEvent('changed'));
  }

  told() {
    const r = this.ramp;
    return html`<p role="status">Phase ${r.phase}: ${STATES[r.state]}, step ${r.step} of ${r.steps.length}${r.nextAt ? html`; the next is due ${time(r.nextAt)}` : nothing}.
        ${r.reason ?? ''}</p>
      <ol class="ramp">${r.steps.map((s, i) => html`<li aria-current=${i + 1 === r.step ? 'step' : nothing}>${percent(s)}${i + 1 === r.step ? html` <strong>now</strong>` : nothing}</li>`)}</ol>
      <p class="waiting">Begun by ${r.startedBy}, ${time(r.startedAt)}${r.endedAt ? `; ended ${time(r.endedAt)}` : ''}.</p>`;
  }

  form() {
    return html`<form class="panel" @submit=${this.begin} aria-label="Ramp">
      <p>Coverage rises step by step while the guardrails hold. Nobody is moved from one variant to another. A guardrail that breaks stops the experiment.</p>
      <label class="field">Steps in percent <input name="steps" required autocomplete="off" .value=${this.typed.steps} @input=${(e) => this.change({steps: e.target.value})}></label>
      <label class="field">Each lasts a <select name="every" @change=${(e) => this.change({every: e.target.value})}>${Object.entries(UNITS).map(([u, label]) => html`
        <option value=${u} ?selected=${u === this.typed.every}>${label}</option>`)}</select></label>
      <div class="row"><button class="primary">Begin the ramp</button><button type="button" @click=${() => { this.making = false; }}>Not now</button></div></form>`;
  }

  render() {
    const may = this.me?.roles.includes('approver');
    const running = this.ramp?.state === 'running';
    const could = may && this.experiment.state === 'running' && !running;
    if (!this.ramp && !could && !this.wrong) return nothing;
    return html`<h2>Ramp</h2>
      ${this.ramp ? this.told() : nothing}
      ${running && may ? html`<p><button @click=${() => this.cancel()}>Cancel the ramp …</button></p>` : nothing}
      ${this.wrong ? problemTold(this.wrong, LABELS) : nothing}
      ${could ? this.making ? this.form() : html`<p><button @click=${() => { this.making = true; }}>Raise the coverage step by step …</button></p>` : nothing}`;
  }
}

customElements.define('wn-ramp', Ramp);
