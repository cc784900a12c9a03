import {html, nothing} from 'lit';
import {CataloguePage} from '../parts/catalogue-page.js';
import {route} from '../router.js';
import {usedIn} from '../parts/used-in.js';

/** The segments that the live rules tell, with how many contacts are in each and where they are used. */
class SegmentsPage extends CataloguePage {
  heading = 'Segments';
  what = 'segments';

  also(id) {
    return {
      experiments: this.experiments.filter((e) => e.audience.includes(id)),
      campaigns: this.campaigns.filter((c) => c.audience.include.includes(id) || c.audience.exclude.includes(id))};
  }

  table(segments, may) {
    return html`<table class="list">
      <caption>Segments of the live version ${this.catalogue.version}</caption>
      <thead><tr><th scope="col">Segment</th><th scope="col">Group</th><th scope="col">Contacts</th><th scope="col">Used in</th>
        ${may ? html`<th scope="col">Actions</th>` : nothing}</tr></thead>
      <tbody>${segments.map((s) => html`<tr>
        <th scope="row">${s.name}<br><span class="soft">${s.id}</span>${s.description ? html`<br><span class="soft">${s.description}</span>` : nothing}</th>
        <td>${s.group}</td>${this.size(s.size)}<td>${usedIn(this.catalogue, s.usedIn, this.also(s.id))}</td>
        ${may ? html`<td><a href=${`#/segments/${encodeURIComponent(this.ruleSet)}/edit?id=${encodeURIComponent(s.id)}`}>Edit<span class="out"> ${s.name}</span></a></td>` : nothing}</tr>`)}</tbody></table>`;
  }
}

customElements.define('wn-segments', SegmentsPage);
route('/segments', 'wn-segments', {label: 'Segments', order: 20});
