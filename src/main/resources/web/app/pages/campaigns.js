import {html} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {time} from '../format.js';
import '../parts/workspace.css';

/** All campaigns. */
class CampaignsPage extends Page {
  heading = 'Campaigns';

  async load() {
    this.campaigns = await json('/v1/campaigns');
  }

  standing(c) {
    const now = new Date();
    if (c.from && now < new Date(c.from)) return 'coming';
    return c.to && now >= new Date(c.to) ? 'ended' : 'running';
  }

  body() {
    return this.campaigns.length === 0 ? html`<p>There is no campaign yet. One is created by POST /v1/campaigns.</p>` : html`
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
