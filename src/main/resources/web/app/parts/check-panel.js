import {LitElement, html, nothing} from 'lit';
import {check, findingText, lastReport, summary} from './checks.js';
import {place} from './section.js';
import {count} from '../format.js';
import './check.css';

const MOST = 30;
const FOLDED = 'winnow.check-panel.folded';

/** The findings beside whatever is worked on: checked again whenever something is saved. */
class CheckPanel extends LitElement {
  static properties = {rules: {attribute: false}, report: {state: true}, busy: {state: true}, problem: {state: true}, folded: {state: true}};

  constructor() {
    super();
    this.folded = localStorage.getItem(FOLDED) === 'yes';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('rules') && this.rules && this.checkedFor !== this.rules.base + this.rules.hash) this.run();
  }

  async run(again = false) {
    const {rules} = this;
    const mine = this.checkedFor = rules.base + rules.hash;
    this.report = lastReport(rules);
    this.busy = true;
    this.problem = null;
    try {
      const report = await check(rules, again);
      if (mine !== this.checkedFor) return;
      this.report = report;
      this.dispatchEvent(new CustomEvent('checked', {bubbles: true, detail: report}));
    } catch (e) {
      if (mine === this.checkedFor) this.problem = e;
    }
    if (mine === this.checkedFor) this.busy = false;
  }

  fold() {
    this.folded = !this.folded;
    localStorage.setItem(FOLDED, this.folded ? 'yes' : 'no');
  }

  findings() {
    const open = this.report.issues.filter((i) => !i.accepted);
    return html`
      <ul class="findings">${open.slice(0, MOST).map((f) => html`<li>${findingText(this.rules, f)}</li>`)}</ul>
      ${open.length > MOST ? html`<p>${count(open.length - MOST)} more</p>` : nothing}
      <p><a href=${place(this.rules, 'check')}>The whole report</a></p>`;
  }

  render() {
    return html`
      <aside class="check-panel ${this.folded ? 'folded' : ''}" aria-label="Check">
        <button class="fold" aria-expanded=${!this.folded} @click=${this.fold}>Check
          ${this.report ? html`<span class="severity is-${this.report.publishable ? 'good' : 'error'}">${this.report.publishable ? '✔' : '✖'}</span>` : nothing}</button>
        <p role="status" class=${this.busy ? 'waiting' : ''}>${this.busy ? 'Checking …' : this.report ? `${summary(this.report)}.` : nothing}</p>
        ${this.folded ? nothing : html`
          ${this.problem ? html`<div role="alert" class="problem">${this.problem.message}
            <button @click=${() => this.run(true)}>Try again</button></div>` : nothing}
          ${this.report ? this.findings() : nothing}`}
      </aside>`;
  }
}

customElements.define('wn-check-panel', CheckPanel);
