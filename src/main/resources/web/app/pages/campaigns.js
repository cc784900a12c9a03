import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {time} from '../format.js';
import '../parts/campaign-form.js';
import '../parts/workspace.css';

/** All campaigns, and a form for another one. */
class CampaignsPage extends Page {
  static properties = {me: {attribute: false}, adding: {state: true}};
  heading = 'Campaigns';

  async load() {
    return {campaigns: await json('/v1/campaigns')};
  }

  standing(c) {
    const now = new Date();
    if (c.from && now < new Date(c.from)) return 'coming';
    return c.to && now >= new Date(c.to) ? 'ended' : 'running';
  }

  form() {
    if (!this.me?.roles.includes('campaign')) return nothing;
    return this.adding ? html`<wn-campaign-form @saved=${(e) => { location.hash = path`#/campaigns/${e.detail.key}`; }} @cancelled=${() => { this.adding = false; }}></wn-campaign-form>`
      : html`<p><button class="primary" @click=${() => { this.adding = true; }}>New campaign</button></p>`;
  }

  body() {
    return html`${this.form()}${this.list()}`;
  }

  list() {
    return this.campaigns.length === 0 ? html`<p>There is no campaign yet. One says whom to address, over which channel, when and how often.</p>` : html`
      <table class="list"><caption>Campaigns</caption>
        <thead><tr><th scope="col">Campaign</th><th scope="col">State</th><th scope="col">Goal</th><th scope="col">Addresses</th>
          <th scope="col">Goes by</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
        <tbody>${this.campaigns.map((c) => html`<tr>
          <th scope="row"><a href=${path`#/campaigns/${c.key}`}>${c.name}</a></th>
          <td><span class="chip ${this.standing(c) === 'running' ? 'live' : ''}">${this.standing(c)}</span></td><td>${c.goal?.metric ?? '–'}</td>
          <td>${c.audience.include.join(', ') || 'everybody'}${c.audience.exclude.length ? `, but not ${c.audience.exclude.join(', ')}` : ''}</td>
          <td>${c.channel ?? 'any channel'}</td><td>${time(c.from)}</td><td>${time(c.to)}</td></tr>`)}</tbody></table>`;
  }
}

customElements.define('wn-campaigns', CampaignsPage);
route('/campaigns', 'wn-campaigns', {label: 'Campaigns', order: 55});
