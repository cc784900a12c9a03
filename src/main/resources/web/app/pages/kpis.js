import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';
import {count, day, money, percent} from '../format.js';

const DIMENSIONS = {segment: 'Segment', offer: 'Offer', version: 'Version', variant: 'Variant', row: 'Table row'};

/** What was decided in some days, and what came of it. The choice stands in the address. */
class KpisPage extends Page {
  heading = 'Key figures';

  async load() {
    const {by = 'segment', from, to} = this.params.query;
    const query = new URLSearchParams({by, ...(from && {from}), ...(to && {to})});
    return {report: await json(`/v1/kpis?${query}`)};
  }

  choose(event) {
    event.preventDefault();
    const data = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, v]) => v));
    location.hash = `#/kpis?${new URLSearchParams(data)}`;
  }

  choice() {
    const r = this.report;
    return html`<form class="row" @change=${this.choose} @submit=${this.choose}>
      <label>By <select name="by">${Object.entries(DIMENSIONS).map(([by, label]) => html`<option value=${by} .selected=${by === r.by}>${label}</option>`)}</select></label>
      <label>From <input type="date" name="from" .value=${r.from}></label>
      <label>To <input type="date" name="to" .value=${r.to}></label>
    </form>`;
  }

  row(k) {
    const {by} = this.report;
    const name = k.key ?? (by === 'offer' ? 'no offer' : by === 'variant' ? 'held out' : '–');
    return html`<tr><th scope="row">${k.experiment ? `${k.experiment}, phase ${k.phase}: ${name}` : name}</th><td>${k.ruleSet}</td>
      <td class="number">${count(k.decisions)}</td><td class="number">${count(k.offers)}</td><td class="number">${count(k.shown)}</td>
      <td class="number">${percent(k.rates.open)}</td><td class="number">${percent(k.rates.click)}</td><td class="number">${percent(k.rates.accept)}</td>
      <td class="number">${percent(k.rates.conversion)}</td><td class="number">${percent(k.rates.unsubscribe)}</td>
      <td class="number">${k.revenue.map((r) => money(r.amount, r.currency)).join(', ') || '–'}</td></tr>`;
  }

  body() {
    const r = this.report;
    return html`${this.choice()}
      <p>${day(r.from)} to ${day(r.to)}, days of UTC. Each decision counts once${r.by === 'segment' || r.by === 'row' ? ', for each of its entries' : ''}.</p>
      ${r.kpis.length === 0 ? html`<p>Nothing was decided in these days.</p>` : html`<table class="list">
        <caption>By ${DIMENSIONS[r.by].toLowerCase()}, most decisions first</caption>
        <thead><tr><th scope="col">${DIMENSIONS[r.by]}</th><th scope="col">Rule set</th><th scope="col">Decisions</th><th scope="col">With offer</th><th scope="col">Shown</th>
          <th scope="col">Opened</th><th scope="col">Clicked</th><th scope="col">Accepted</th><th scope="col">Converted</th><th scope="col">Unsubscribed</th><th scope="col">Revenue</th></tr></thead>
        <tbody>${r.kpis.map((k) => this.row(k))}</tbody></table>`}
      ${r.complete ? nothing : html`<p>There are more.</p>`}`;
  }
}

customElements.define('wn-kpis', KpisPage);
route('/kpis', 'wn-kpis', {label: 'Key figures', order: 60});
