import {html, nothing} from 'lit';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {LatestFirst} from './latest-first.js';
import {tried} from './try-result.js';
import './try-tables.js';
import './try.css';

/** What was decided about a contact; each decision with its reasons, once it is opened. */
class ContactDecisions extends LatestFirst {
  entries = 'decisions';
  told = new Map();

  get address() {
    return path`/v1/contacts/${this.contact}/decisions`;
  }

  async open(event, decision) {
    const id = decision.decisionId;
    if (!event.target.open || this.told.has(id)) return;
    const side = {label: `Decision of ${time(decision.at)}`, rules: {key: decision.ruleSet, version: decision.version, draft: null,
      base: path`/v1/rule-sets/${decision.ruleSet}/versions/${decision.version}`}};
    this.told.set(id, {waiting: true});
    this.requestUpdate();
    try {
      const told = {...side, answer: await json(path`/v1/decisions/${id}/explanation`)};
      this.told.set(id, {...told, alone: [told]});
    } catch (problem) {
      this.told.set(id, {...side, problem});
    }
    this.requestUpdate();
  }

  explanation(decision) {
    const side = this.told.get(decision.decisionId);
    const {ruleSet, version} = decision;
    return html`<details @toggle=${(e) => this.open(e, decision)}><summary>Why<span class="out"> this decision of ${time(decision.at)}</span></summary>
      ${side?.waiting ? html`<p role="status" class="waiting">Loading …</p>` : side ? html`${tried(side)}${side.answer ? html`
        <details><summary>Row by row</summary><wn-try-tables .sides=${side.alone}></wn-try-tables></details>` : nothing}` : nothing}
      <p><a href=${`#/rules/${encodeURIComponent(ruleSet)}/versions/${version}/try?contact=${encodeURIComponent(this.contact)}`}>Try it again as things are now</a></p></details>`;
  }

  list(decisions) {
    if (!decisions.length) return html`<p>Nothing was decided about it yet.</p>`;
    return html`<table class="list wide"><caption>What was decided, latest first</caption>
      <thead><tr><th scope="col">When</th><th scope="col">Rules</th><th scope="col">Offer</th><th scope="col">Segments</th><th scope="col">Experiment</th></tr></thead>
      <tbody>${decisions.map((d) => html`<tr><td>${time(d.at)}</td>
        <td><a href=${`#/rules/${encodeURIComponent(d.ruleSet)}/versions/${d.version}`}>${d.ruleSet}, version ${d.version}</a></td>
        <th scope="row">${d.offer ?? 'no offer'}</th><td>${d.segments.join(', ') || 'none'}</td>
        <td>${d.experiment ? html`<a href=${`#/experiments/${encodeURIComponent(d.experiment.key)}`}>${d.experiment.key}</a>: ${d.experiment.variant ?? 'held out'}` : '–'}</td></tr>
        <tr><td colspan="5">${this.explanation(d)}</td></tr>`)}</tbody></table>`;
  }
}

customElements.define('wn-contact-decisions', ContactDecisions);
