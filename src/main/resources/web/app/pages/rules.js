import {html} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';

/** All rule sets, each with its live version. */
class RulesPage extends Page {
  heading = 'Rules';

  async load() {
    return json('/v1/rule-sets');
  }

  body() {
    return html`
      <table class="list">
        <caption>Rule sets</caption>
        <thead><tr><th scope="col">Rule set</th><th scope="col">Live version</th></tr></thead>
        <tbody>${this.ruleSets.map((r) => html`
          <tr><th scope="row"><a href="#/rules/${r.key}">${r.name ?? r.key}</a></th><td>${r.live ?? '–'}</td></tr>`)}</tbody>
      </table>`;
  }
}

customElements.define('wn-rules', RulesPage);
route('/', 'wn-rules');
route('/rules', 'wn-rules', {label: 'Rules', order: 10});
