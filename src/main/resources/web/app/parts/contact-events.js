import {html} from 'lit';
import {path} from '../api.js';
import {money, time} from '../format.js';
import {words} from './contact-facts.js';
import {LatestFirst} from './latest-first.js';

/** What happened with a contact. */
class ContactEvents extends LatestFirst {
  entries = 'events';

  get address() {
    return path`/v1/contacts/${this.contact}/events`;
  }

  list(events) {
    if (!events.length) return html`<p>Nothing has happened with it.</p>`;
    return html`<table class="list"><caption>What happened, latest first</caption>
      <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Value</th><th scope="col">More</th></tr></thead>
      <tbody>${events.map((e) => html`<tr><td>${time(e.at)}</td><th scope="row">${e.type.replaceAll('_', ' ')}</th>
        <td class="number">${money(e.value, e.currency)}</td>
        <td>${Object.entries(e.properties ?? {}).map(([name, value]) => html`<div><span class="waiting">${name}</span> ${words(value)}</div>`)}</td></tr>`)}</tbody></table>`;
  }
}

customElements.define('wn-contact-events', ContactEvents);
