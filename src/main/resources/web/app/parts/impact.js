import {html, nothing} from 'lit';
import {Section, section} from './section.js';
import './impact-moves.js';
import {call, json} from '../api.js';
import {drop, keep, kept} from '../keep.js';
import {count, money, percent, things, time} from '../format.js';
import './impact.css';

const PAUSE = 700;
const share = (part) => `${count(part.contacts)} (${percent(part.percent / 100)})`;

/** What would change, for whom: asks for an impact, follows it, shows what it found. */
class ImpactSection extends Section {
  static properties = {impact: {state: true}, wrong: {state: true}, busy: {state: true}};

  basis() {
    return this.rules.base;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async load() {
    const versions = (await json(`/v1/rule-sets/${encodeURIComponent(this.rules.key)}/versions`)).versions
      .map((v) => v.version).filter((v) => v !== this.rules.version).reverse();
    const known = kept(`impact.${this.rules.base}`)?.value;
    const impact = (known ? await json(`/v1/impacts/${known}`).catch(() => null) : null)
      ?? await json(`${this.rules.base}/impact`).catch(unlessThereIsNone);
    return {versions, impact};
  }

  updated(changed) {
    if (changed.has('impact')) this.follow();
  }

  may(role) {
    return this.me?.roles.includes(role) ?? false;
  }

  get running() {
    return this.impact?.state === 'queued' || this.impact?.state === 'running';
  }

  follow() {
    clearTimeout(this.timer);
    if (!this.running) return;
    this.timer = setTimeout(async () => {
      try {
        this.impact = await json(`/v1/impacts/${this.impact.id}`);
        this.wrong = null;
      } catch (e) {
        this.wrong = e;
        if (e.status) return;
      }
      this.follow();
    }, PAUSE);
  }

  async start(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const text = (name) => data.get(name)?.trim() || null;
    const whole = (name) => (text(name) ? Number(text(name)) : null);
    this.wrong = null;
    this.busy = true;
    try {
      this.impact = await json(`${this.rules.base}/impact`, {json: {against: whole('against'), sample: whole('sample'),
        channel: text('channel'), placement: text('placement'), purpose: text('purpose')}});
      keep(`impact.${this.rules.base}`, this.impact.id);
      this.follow();
    } catch (e) {
      this.wrong = e;
    }
    this.busy = false;
  }

  async cancel() {
    try {
      await call(`/v1/impacts/${this.impact.id}`, {method: 'DELETE'});
      this.impact = await json(`/v1/impacts/${this.impact.id}`);
      if (!this.running) drop(`impact.${this.rules.base}`);
    } catch (e) {
      this.wrong = e;
    }
    await this.updateComplete; // until then it cannot be pressed
    this.querySelector('form.question button')?.focus();
  }

  question() {
    return html`<form class="question row" @submit=${this.start}>
      <label>Compared with <select name="against">${this.versions.map((v) => html`
        <option value=${v} ?selected=${v === this.rules.live}>version ${v}${v === this.rules.live ? ' (live)' : ''}</option>`)}</select></label>
      <label>Contacts <input name="sample" type="number" min="1" placeholder="all" class="short"></label>
      <label>Channel <input name="channel" placeholder="any" class="short"></label>
      <label>Placement <input name="placement" placeholder="any" class="short"></label>
      <label>Purpose <input name="purpose" placeholder="the offers' own"></label>
      <button class="primary" ?disabled=${this.busy || this.running || this.versions.length === 0}>See what changes</button></form>`;
  }

  progress() {
    const {done, total} = this.impact.progress;
    return html`<div class="row"><label>${this.impact.state === 'queued' ? 'Waits for its turn' : 'Decides about every contact twice'}
        <progress max=${total || 1} .value=${total ? done : 0}></progress></label>
      <span role="status">${count(done)} of ${total === null ? '…' : count(total)} contacts</span>
      ${this.may('analyst') ? html`<button @click=${this.cancel}>Cancel</button>` : nothing}</div>`;
  }

  lists() {
    const {impact} = this;
    const say = (label, ids) => (ids.length ? html`<li>${label}: ${ids.join(', ')}</li>` : nothing);
    return html`<ul>
      ${say('Offers that are given only after', impact.startingOffers)}
      ${say('Offers that nobody gets any more', impact.starvingOffers)}
      ${say('Segments that lose everybody', impact.vanishingSegments)}
      ${say('Segments that shrink', impact.shrinkingSegments.map((s) => `${s.id} (${count(s.before)} → ${count(s.after)})`))}
      ${impact.undecided.after ? html`<li class="bad">${count(impact.undecided.after)} contacts could not be decided about.</li>` : nothing}</ul>`;
  }

  found() {
    const {impact} = this;
    const stale = this.rules.draft && impact.hash !== this.rules.hash;
    const of = `${impact.draft ? 'The draft' : `Version ${impact.version}`} against version ${impact.against.version}, ${time(impact.endedAt)}`;
    return html`
      <p>${of}, over ${things(impact.contacts, 'contact')}${impact.sample ? ' (a sample)' : ''}.</p>
      ${stale ? html`<p class="warning">The draft has changed since: ask again to see what it changes now.</p>` : nothing}
      ${impact.exceeded?.length ? html`<div class="warning"><p>More than one approval allows:</p><ul>${impact.exceeded.map((e) => html`<li>${e}</li>`)}</ul></div>` : nothing}
      <dl class="tiles">
        <div><dt>Get other segments</dt><dd>${share(impact.changed.segments)}</dd></div>
        <div><dt>Get another offer</dt><dd>${share(impact.changed.offers)}</dd></div>
        <div><dt>Get any offer</dt><dd>${share(impact.coverage.before)} → ${share(impact.coverage.after)}</dd></div>
        <div><dt>Value of all offers</dt><dd>${money(impact.value.before, impact.currency)} → ${money(impact.value.after, impact.currency)}</dd></div>
      </dl>
      ${this.lists()}
      <wn-impact-moves kind="segment" .rules=${this.rules} .impact=${impact}></wn-impact-moves>
      <wn-impact-moves kind="offer" .rules=${this.rules} .impact=${impact}></wn-impact-moves>`;
  }

  body() {
    const {impact} = this;
    return html`
      ${this.may('analyst') ? this.question() : nothing}
      ${this.wrong ? html`<div role="alert" class="problem"><p>${this.wrong.message}</p>
        ${this.wrong.errors?.length ? html`<ul>${this.wrong.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : nothing}
      ${!impact && !this.may('analyst') ? html`<p>Nobody has asked yet what this changes: an analyst can.</p>` : nothing}
      ${!impact && this.may('analyst') ? html`<p class="waiting">Every stored contact is decided about twice, with these rules and with the others. Nothing is logged, nobody is affected.</p>` : nothing}
      ${this.running ? this.progress() : nothing}
      ${impact?.state === 'cancelled' ? html`<p role="status">It was cancelled.</p>` : nothing}
      ${impact?.state === 'failed' ? html`<div role="alert" class="problem"><p>${impact.failure.detail}</p>
        <ul>${impact.failure.errors.map((e) => html`<li>${e.detail}</li>`)}</ul></div>` : nothing}
      ${impact?.state === 'done' ? this.found() : nothing}`;
  }
}

const unlessThereIsNone = (problem) => {
  if (problem.status === 404) return null;
  throw problem;
};

customElements.define('wn-impact', ImpactSection);
section({id: 'impact', label: 'What changes', order: 50, element: 'wn-impact', alone: true});
