import {html, nothing} from 'lit';
import {Section, section} from './section.js';
import {question, situation} from './try-person.js';
import {tried} from './try-result.js';
import './try-tables.js';
import {json, path} from '../api.js';
import {keep, kept} from '../keep.js';
import './try.css';

/** Decides about one contact with these rules and with others, side by side, without a trace. */
class TrySection extends Section {
  static properties = {form: {state: true}, answers: {state: true}, busy: {state: true}, wrong: {state: true}};

  constructor() {
    super();
    this.form = {of: 'stored'};
  }

  basis() {
    return `${this.rules.base} ${this.params.query.contact ?? ''}`;
  }

  async load() {
    const {key, version, live, base} = this.rules;
    this.place = `try.${key}`;
    this.form = {of: 'stored', against: live === version ? null : live, ...kept(this.place)?.value};
    const [{versions}, {contacts}] = await Promise.all([
      json(path`/v1/rule-sets/${key}/versions`),
      json('/v1/contacts?limit=100').catch(() => ({contacts: []}))]);
    this.versions = versions.map((v) => v.version).filter((v) => v !== version).reverse();
    if (!this.versions.includes(this.form.against)) this.form.against = this.versions.includes(live) ? live : this.versions[0] ?? null;
    this.known = contacts.map((c) => c.id);
    const {contact} = this.params.query;
    if (contact) {
      this.form = {...this.form, of: 'stored', contactId: contact};
      if (base === this.rules.base) this.run();
    }
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    // what was tried is tried again with the rules as they are now
    if (this.shown && this.answers && this.triedWith !== this.rules.hash && !this.busy) this.run();
  }

  set(name, value) {
    this.form = {...this.form, [name]: value};
    keep(this.place, this.form);
  }

  /** Takes an id, and looks for those that begin with it. */
  async look(typed) {
    this.set('contactId', typed);
    if (typed.length < 2 || this.known.includes(typed)) return;
    const found = await json(path`/v1/contacts?prefix=${typed}&limit=20`).catch(() => null);
    if (!found || this.form.contactId !== typed) return;
    this.known = found.contacts.map((c) => c.id);
    this.requestUpdate();
  }

  async run(event) {
    event?.preventDefault();
    this.wrong = null;
    let body;
    try {
      body = situation(this.form);
    } catch (e) {
      this.wrong = e;
      return;
    }
    this.busy = true;
    this.triedWith = this.rules.hash;
    const {key, base, draft, version} = this.rules;
    const {against} = this.form;
    const sides = [{label: draft ? 'This draft' : `Version ${version}`, rules: this.rules}];
    if (against) {
      sides.push({label: `Version ${against}${against === this.rules.live ? ' (live)' : ''}`,
        rules: {key, draft: null, version: against, base: path`/v1/rule-sets/${key}/versions/${against}`, editable: false}});
    }
    // the same instant for all, so that nothing but the rules differs
    body.context.at ??= new Date().toISOString();
    this.answers = await Promise.all(sides.map(async (side) => {
      try {
        return {...side, answer: await json(`${side.rules.base}/decide`, {json: body})};
      } catch (problem) {
        return {...side, problem};
      }
    }));
    this.busy = false;
    if (base !== this.rules.base) this.answers = null;
  }

  body() {
    const answers = this.answers ?? [];
    const [one, other] = answers;
    return html`
      ${question(this)}
      <div role="status">${this.busy ? html`<p class="waiting">Deciding …</p>` : nothing}</div>
      ${this.wrong ? html`<div role="alert" class="problem">${this.wrong.message}</div>` : nothing}
      <div class="sides">${answers.map((side) => tried(side, side === one ? other : one))}</div>
      ${answers.some((side) => side.answer) ? html`<wn-try-tables .sides=${answers.filter((s) => s.answer)}></wn-try-tables>` : nothing}`;
  }
}

customElements.define('wn-try', TrySection);
section({id: 'try', label: 'Try it', order: 40, element: 'wn-try', alone: true, role: 'analyst'});
