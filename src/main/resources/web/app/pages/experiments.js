import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {percent, time} from '../format.js';
import '../parts/experiment-form.js';
import '../parts/experiment.css';

/** All experiments, and a form for another one. */
class ExperimentsPage extends Page {
  static properties = {me: {attribute: false}, adding: {state: true}};
  heading = 'Experiments';

  async load() {
    return json('/v1/experiments');
  }

  created(event) {
    location.hash = path`#/experiments/${event.detail.key}`;
  }

  row(e) {
    return html`<tr>
      <th scope="row"><a href=${path`#/experiments/${e.key}`}>${e.key}</a></th>
      <td><span class="chip ${e.state}">${e.state}</span></td>
      <td>${e.ruleSet}</td>
      <td>${e.goal}</td>
      <td>${e.variants.map((v) => `${v.key}: version ${v.version}`).join(', ')}</td>
      <td class="number">${percent(e.coverage)}</td>
      <td>${e.phaseStart ? time(e.phaseStart) : 'not started'}</td></tr>`;
  }

  body() {
    const may = this.me?.roles.includes('analyst');
    return html`
      ${may && !this.adding ? html`<p><button class="primary" @click=${() => { this.adding = true; }}>New experiment</button></p>` : nothing}
      ${this.adding ? html`<wn-experiment-form @saved=${this.created} @cancelled=${() => { this.adding = false; }}></wn-experiment-form>` : nothing}
      ${this.experiments.length === 0 ? html`<p>There is no experiment yet. One compares versions of a rule set on real contacts.</p>` : html`
        <table class="list">
          <caption>Experiments</caption>
          <thead><tr><th scope="col">Key</th><th scope="col">State</th><th scope="col">Rule set</th><th scope="col">Goal</th>
            <th scope="col">Variants</th><th scope="col">Coverage</th><th scope="col">Began</th></tr></thead>
          <tbody>${this.experiments.map((e) => this.row(e))}</tbody>
        </table>`}`;
  }
}

customElements.define('wn-experiments', ExperimentsPage);
route('/experiments', 'wn-experiments', {label: 'Experiments', order: 50});
