import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path, tagged} from '../api.js';
import {count, money, percent, things, time} from '../format.js';
import '../parts/campaign-form.js';
import '../parts/member-export.js';
import '../parts/workspace.css';
import '../parts/catalogue.css';

const STEPS = {shown: 'Shown', opened: 'Opened', clicked: 'Clicked', accepted: 'Accepted', rejected: 'Rejected', converted: 'Converted', unsubscribed: 'Unsubscribed'};

/** A campaign: whom it addresses, what came of it, and its members as a file. */
class CampaignPage extends Page {
  static properties = {me: {attribute: false}, changing: {state: true}};

  get heading() {
    return this.campaign?.key === this.params.key ? `Campaign ${this.campaign.name}` : 'Campaign';
  }

  async load() {
    const base = path`/v1/campaigns/${this.params.key}`;
    const [{value: campaign, etag}, report] = await Promise.all([tagged(base), json(`${base}/report`)]);
    return {campaign, etag, report};
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('params')) this.changing = false;
  }

  facts() {
    const c = this.campaign;
    const {include, exclude} = c.audience;
    return html`<dl class="facts">
      ${c.description ? html`<dt>About</dt><dd>${c.description}</dd>` : nothing}
      <dt>Rule set</dt><dd>${c.ruleSet}</dd>
      <dt>Addresses</dt><dd>${include.join(', ') || 'everybody'}${exclude.length ? `, but not ${exclude.join(', ')}` : ''}</dd>
      <dt>Goes by</dt><dd>${c.channel ?? 'any channel'}, ${c.placement ?? 'any placement'}, ${c.purpose ?? 'any purpose'}</dd>
      <dt>Runs</dt><dd>${c.from ? `from ${time(c.from)}` : 'since ever'}${c.to ? ` until ${time(c.to)}` : ', without an end'}</dd>
      <dt>How often</dt><dd>${c.frequency ? `${things(c.frequency.contacts, 'offer')} within ${things(c.frequency.days, 'day')} at most` : 'no limit of its own'}</dd>
      ${c.pause ? html`<dt>Pauses</dt><dd>for ${things(c.pause.forDays, 'day')}, after ${things(c.pause.ignored, 'ignored offer')} within ${things(c.pause.withinDays, 'day')}</dd>` : nothing}</dl>
      ${this.me?.roles.includes('campaign') ? html`<p><button @click=${() => { this.changing = true; }}>Change …</button></p>` : nothing}`;
  }

  form() {
    return html`<wn-campaign-form .campaign=${this.campaign} .etag=${this.etag} @cancelled=${() => { this.changing = false; }}
      @saved=${() => { this.changing = false; this.reload(); }}></wn-campaign-form>`;
  }

  goal() {
    const {goal, total} = this.report;
    if (!goal) return nothing;
    const write = (v) => (goal.metric === 'revenue' ? money(v, total.revenue[0]?.currency) : percent(v));
    const words = goal.value === null ? 'nobody had an offer yet' : `${write(goal.value)} so far`;
    return html`<p class=${goal.reached ? 'good' : 'advice'}>Goal: ${goal.metric}${goal.target === null ? '' : ` of ${write(goal.target)}`} – ${words}${goal.reached ? ': reached.' : '.'}</p>`;
  }

  figures(name, f) {
    const rates = {opened: f.rates?.open, clicked: f.rates?.click, accepted: f.rates?.accept, converted: f.rates?.conversion, unsubscribed: f.rates?.unsubscribe};
    return html`<tr><th scope="row">${name}</th><td class="number">${count(f.contacts)}</td>
      ${Object.keys(STEPS).map((s) => html`<td class="number">${count(f[s])}${rates[s] === undefined || rates[s] === null ? nothing : html`<br><span class="soft">${percent(rates[s])}</span>`}</td>`)}
      <td class="number">${f.revenue.map((r) => money(r.amount, r.currency)).join(', ') || '–'}</td></tr>`;
  }

  body() {
    const r = this.report;
    return html`<p class="crumbs"><a href="#/campaigns">Campaigns</a></p>
      ${this.goal()}${this.changing ? this.form() : this.facts()}
      <h2>What came of it</h2>
      <p>${things(r.decisions, 'decision')}, ${things(r.members, 'member')}, ${count(r.noOffer)} without an offer; as of ${time(r.asOf)}.
        <button @click=${() => this.reload()}>Look again</button></p>
      <table class="list"><caption>Contacts, each once; shares of those who had an offer</caption>
        <thead><tr><th scope="col">Offer</th><th scope="col">Contacts</th>${Object.values(STEPS).map((s) => html`<th scope="col">${s}</th>`)}<th scope="col">Revenue</th></tr></thead>
        <tbody>${r.offers.map((o) => this.figures(o.offer, o.figures))}${this.figures('All offers', r.total)}</tbody></table>
      ${this.me?.roles.includes('campaign') ? html`<wn-member-export .campaign=${this.campaign} .state=${r.state}></wn-member-export>` : nothing}`;
  }
}

customElements.define('wn-campaign', CampaignPage);
route('/campaigns/:key', 'wn-campaign');
