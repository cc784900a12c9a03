import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {place, sections} from '../parts/section.js';
import {lastReport} from '../parts/checks.js';
import '../parts/overview.js';
import '../parts/check-section.js';
import '../parts/check-panel.js';
import '../parts/changes.js';
import '../parts/history.js';
import '../parts/impact.js';
import '../parts/lifecycle.js';
import '../parts/try.js';
import '../parts/workspace.css';

/** Where people work on a draft, or look at a version: its sections as tabs, its state above them. */
class WorkspacePage extends Page {
  static properties = {me: {attribute: false}};

  constructor() {
    super();
    this.elements = new Map();
    this.addEventListener('rules-changed', () => this.refresh());
    this.addEventListener('checked', () => this.requestUpdate());
    this.look = () => { if (this.state === 'ready') this.refresh(); };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('focus', this.look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('focus', this.look);
  }

  get heading() {
    const name = this.set?.name ?? this.params.key;
    if (this.params.n) return `${name}: version ${this.params.n}`;
    return `${name}: draft${this.info?.from ? ` of version ${this.info.from}` : ''}`;
  }

  get base() {
    const {key, id, n} = this.params;
    return n ? path`/v1/rule-sets/${key}/versions/${n}` : path`/v1/rule-sets/${key}/drafts/${id}`;
  }

  willUpdate(changed) {
    if (!changed.has('params') || this.loadedBase === this.base) return;
    this.loadedBase = this.base;
    this.elements.clear();
    this.reload();
  }

  subject() {
    return this.base;
  }

  async load() {
    const [set, info] = await Promise.all([json(path`/v1/rule-sets/${this.params.key}`).catch(none), json(this.base)]);
    return {set, info};
  }

  /** Looks again without taking anything off the page. */
  async refresh() {
    if (this.state !== 'ready') return;
    const turn = this.turn += 1;
    try {
      const found = await this.load();
      if (turn !== this.turn) return;
      Object.assign(this, found);
    } catch {
      // the page keeps what it has; whatever is done next tells the problem
    }
    this.requestUpdate();
  }

  get rules() {
    const {key, id, n} = this.params;
    const editable = !n && this.info.state !== 'published' && (this.me?.roles.includes('analyst') ?? false);
    return {key, draft: n ? null : id, version: n ? Number(n) : null, base: this.base, editable,
      hash: this.info.hash, info: this.info, live: this.set?.live ?? null};
  }

  /** The sections that were looked at so far; all but the present one are hidden, and keep what they hold. */
  panels(all, current) {
    const rules = JSON.stringify(this.rules);
    if (rules !== this.told) {
      this.told = rules;
      this.given = this.rules;
    }
    if (current && !this.elements.has(current.id)) this.elements.set(current.id, document.createElement(current.element));
    const rest = [this.params.a, this.params.b].filter((part) => part !== undefined);
    for (const [id, element] of this.elements) {
      element.rules = this.given;
      element.me = this.me;
      element.check = lastReport(this.given);
      element.shown = id === current?.id;
      if (element.shown && element.address !== location.hash) {
        element.address = location.hash;
        element.params = {...this.params, rest};
      }
    }
    return all.filter((s) => this.elements.has(s.id)).map((s) => html`
      <div role="tabpanel" id=${`panel-${s.id}`} aria-labelledby=${`tab-${s.id}`} ?hidden=${s.id !== current.id}>
        ${this.elements.get(s.id)}</div>`);
  }

  move(event, all) {
    const step = {ArrowRight: 1, ArrowLeft: -1, Home: -all.length, End: all.length}[event.key];
    if (!step) return;
    event.preventDefault();
    // the tab that has the focus: the page may still be on its way there
    const here = Math.max(0, all.findIndex((s) => event.target.id === `tab-${s.id}`));
    const next = Math.abs(step) === 1 ? (here + step + all.length) % all.length : step < 0 ? 0 : all.length - 1;
    this.renderRoot.querySelector(`#tab-${all[next].id}`).focus();
    location.hash = place(this.rules, all[next].id);
  }

  body() {
    const all = sections(this.params.n ? 'version' : 'draft', this.me);
    const current = all.find((s) => s.id === (this.params.section ?? all[0]?.id));
    if (!current) return html`<p>This part of the page is not there. <a href=${place(this.rules)}>Go to the overview.</a></p>`;
    const panels = this.panels(all, current);
    const beside = !current.alone && (this.me?.roles.includes('analyst') ?? false);
    return html`
      <p class="crumbs"><a href="#/rules">Rules</a> › <a href=${`#/rules/${encodeURIComponent(this.params.key)}`}>${this.set?.name ?? this.params.key}</a></p>
      <wn-lifecycle .rules=${this.given} .me=${this.me}></wn-lifecycle>
      <div role="tablist" aria-label="Parts of the rules" class="tabs" @keydown=${(e) => this.move(e, all)}>
        ${all.map((s) => html`<a role="tab" id=${`tab-${s.id}`} href=${place(this.rules, s.id)}
          aria-selected=${s === current} tabindex=${s === current ? 0 : -1}
          aria-controls=${this.elements.has(s.id) || s === current ? `panel-${s.id}` : nothing}>${s.label}</a>`)}
      </div>
      <div class=${beside ? 'beside' : ''}>
        <div>${panels}</div>
        ${beside ? html`<wn-check-panel .rules=${this.given}></wn-check-panel>` : nothing}
      </div>`;
  }
}

const none = (problem) => {
  if (problem.status === 404) return null;
  throw problem;
};

customElements.define('wn-workspace', WorkspacePage);
for (const kind of ['drafts/:id', 'versions/:n']) {
  for (const rest of ['', '/:section', '/:section/:a', '/:section/:a/:b']) route(`/rules/:key/${kind}${rest}`, 'wn-workspace');
}
