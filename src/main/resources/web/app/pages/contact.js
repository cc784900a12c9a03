import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {day, number, time} from '../format.js';
import {METRICS, PROFILE, words} from '../parts/contact-facts.js';
import '../parts/contact-events.js';
import '../parts/contact-decisions.js';

/** One contact: who it is, what is known, what happened, what was decided and why. */
class ContactPage extends Page {
  static properties = {me: {attribute: false}};

  get heading() {
    return `Contact ${this.params.id}`;
  }

  async load() {
    const base = path`/v1/contacts/${this.params.id}`;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const [contact, metrics] = await Promise.all([json(base), json(`${base}/metrics?${new URLSearchParams({zone})}`)]);
    return {contact, metrics};
  }

  profile() {
    const c = this.contact;
    const write = {birthDate: day, createdAt: time};
    const own = Object.entries(c.attributes ?? {});
    return html`<section aria-label="Profile"><h2>Profile</h2><dl class="facts">
      ${Object.entries(PROFILE).filter(([name]) => c[name] !== null && c[name] !== undefined && c[name].length !== 0)
        .map(([name, label]) => html`<dt>${label}</dt><dd>${(write[name] ?? words)(c[name])}</dd>`)}
      ${own.map(([name, value]) => html`<dt>${name}</dt><dd>${words(value)}</dd>`)}</dl></section>`;
  }

  consent() {
    const {consent} = this.contact;
    const list = (of) => Object.entries(of ?? {}).map(([name, value]) => html`<li>${name}: <span class="chip ${value}">${value}</span></li>`);
    return html`<section aria-label="Consent"><h2>Consent</h2>
      ${consent?.at ? html`<p>As told ${time(consent.at)}; what happened since counts, too.</p>` : html`<p>Nothing was ever told: no offer needs it, or none is made.</p>`}
      <h3>Purposes</h3><ul>${list(consent?.purposes)}</ul><h3>Channels</h3><ul>${list(consent?.channels)}</ul></section>`;
  }

  figures() {
    const m = this.metrics;
    const known = Object.entries(METRICS).filter(([name]) => m[name] !== null && m[name] !== undefined);
    return html`<section aria-label="Figures"><h2>Figures</h2>
      <p>As of ${time(m.at)}${m.currency ? `; money in ${m.currency}` : ''}.</p>
      <dl class="facts">${known.map(([name, label]) => html`<dt>${label}</dt><dd>${/At$/.test(name) ? time(m[name]) : typeof m[name] === 'number' ? number(m[name]) : words(m[name])}</dd>`)}</dl>
      ${Object.entries(m.surveyAnswers ?? {}).length ? html`<h3>Answers to surveys</h3><dl class="facts">${Object.entries(m.surveyAnswers).map(([q, a]) => html`<dt>${q}</dt><dd>${words(a)}</dd>`)}</dl>` : nothing}</section>`;
  }

  body() {
    return html`<p class="crumbs"><a href="#/contacts">Contacts</a></p>
      <div class="sides">${this.profile()}${this.figures()}${this.consent()}</div>
      <h2>Decisions</h2>
      <wn-contact-decisions .contact=${this.contact.id}></wn-contact-decisions>
      <h2>Events</h2>
      <wn-contact-events .contact=${this.contact.id}></wn-contact-events>`;
  }
}

customElements.define('wn-contact', ContactPage);
route('/contacts/:id', 'wn-contact');
