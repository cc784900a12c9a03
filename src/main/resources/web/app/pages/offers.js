import {html, nothing} from 'lit';
import {CataloguePage} from '../parts/catalogue-page.js';
import {route} from '../router.js';
import {money, number, time} from '../format.js';
import {usedIn} from '../parts/used-in.js';

/** The offers of the live version, with how many contacts each is the first choice for. */
class OffersPage extends CataloguePage {
  heading = 'Offers';
  what = 'offers';

  when(o) {
    if (!o.validFrom && !o.validTo) return 'always';
    return html`${o.validFrom ? html`from ${time(o.validFrom)}` : ''} ${o.validTo ? html`until ${time(o.validTo)}` : ''}`;
  }

  table(offers, may) {
    return html`<table class="list">
      <caption>Offers of the live version ${this.catalogue.version}; contacts: whose first choice it is, on any channel, before caps</caption>
      <thead><tr><th scope="col">Offer</th><th scope="col">Goes to</th><th scope="col">Value</th><th scope="col" title="the lever: by how much the score rises that offers compete by">Score raised by</th>
        <th scope="col">Valid</th><th scope="col">Contacts</th><th scope="col">Used in</th>${may ? html`<th scope="col">Actions</th>` : nothing}</tr></thead>
      <tbody>${offers.map((o) => html`<tr>
        <th scope="row">${o.name}${o.fallback ? html` <span class="chip">fallback</span>` : nothing}<br><span class="soft">${o.id}</span></th>
        <td>${o.channels.join(', ') || 'any channel'}<br><span class="soft">${o.placements.join(', ') || 'any placement'}</span></td>
        <td class="number">${money(o.value?.amount, o.value?.currency)}</td><td class="number">${o.lever === null ? '–' : `${number(o.lever)} %`}</td>
        <td>${this.when(o)}</td>${this.size(o.size)}<td>${usedIn(this.catalogue, o.usedIn)}</td>
        ${may ? html`<td><a href=${`#/offers/${encodeURIComponent(this.ruleSet)}/edit?id=${encodeURIComponent(o.id)}`}>Edit<span class="out"> ${o.name}</span></a></td>` : nothing}</tr>`)}</tbody></table>`;
  }
}

customElements.define('wn-offers', OffersPage);
route('/offers', 'wn-offers', {label: 'Offers', order: 25});
