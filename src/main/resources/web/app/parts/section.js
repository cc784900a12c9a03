import {LitElement, html, nothing} from 'lit';

const registered = [];

/**
 * Registers a section of the rule workspace: one of the tabs of a draft or a version.
 *
 * The element gets `rules` = {key, draft (id or null), version (number or null), base (its address
 * in the API), editable, hash (of the files as they are now), info (the draft or version as the API
 * tells it), live (number or null)}, `params` = {rest: what stands after the section in the
 * address, query}, `me`, and `check`, the report of the last check, or null. It stays in the page once it was shown; `shown` says whether it is now.
 * Whoever changes the draft dispatches `rulesChanged()`, so that the frame and the others follow.
 *
 * @param {{id: string, label: string, order: number, element: string,
 *   of?: 'draft' | 'version', alone?: boolean, role?: string}} one `of` left out: both drafts and versions
 *   have it; `alone`: without the check beside it; `role`: who has it, left out: everybody
 */
export function section(one) {
  registered.push(one);
  registered.sort((a, b) => a.order - b.order);
}

/** The sections of a draft or of a version for whoever is logged in, in their order. */
export const sections = (kind, me) => registered.filter((s) => (!s.of || s.of === kind) && (!s.role || (me?.roles.includes(s.role) ?? false)));

/** The event that tells the frame that the draft's files or state are other ones now. */
export const rulesChanged = () => new CustomEvent('rules-changed', {bubbles: true});

/** The address of a place in the workspace: `place(rules, 'tables', file, decision)`. */
export function place(rules, ...parts) {
  const of = rules.draft ? `drafts/${encodeURIComponent(rules.draft)}` : `versions/${rules.version}`;
  return `#/rules/${encodeURIComponent(rules.key)}/${of}/${parts.map(encodeURIComponent).join('/')}`;
}

/**
 * Where a finding's place can be looked at: its cell, its row, or its line; null where it has none.
 *
 * @param location {file, line, column, table, row, tableColumn}
 */
export function placeOf(rules, location) {
  if (!location?.file) return null;
  if (location.table && location.file.endsWith('.dmn')) {
    const cell = new URLSearchParams();
    if (location.row) cell.set('row', location.row);
    if (location.tableColumn) cell.set('column', location.tableColumn);
    const query = cell.toString();
    return place(rules, 'tables', location.file, location.table) + (query ? `?${query}` : '');
  }
  return place(rules, 'files', location.file) + (location.line ? `?line=${location.line}` : '');
}

/**
 * What a section can be: loads when its rules or parameters change, and again when it is shown
 * after they did; shows waiting and problems. Implement `load` and `body`.
 */
export class Section extends LitElement {
  static properties = {
    rules: {attribute: false}, params: {attribute: false}, me: {attribute: false}, shown: {type: Boolean},
    state: {state: true}, problem: {state: true},
  };

  constructor() {
    super();
    this.params = {rest: [], query: {}};
    this.shown = false;
    this.state = 'loading';
    this.problem = null;
    this.loadedFor = null;
  }

  createRenderRoot() {
    return this;
  }

  /** What the section depends on: it loads again when this is another one. */
  basis() {
    return `${this.rules.base} ${this.rules.hash}`;
  }

  willUpdate() {
    if (this.shown && this.rules && this.loadedFor !== this.basis()) this.reload();
  }

  async reload() {
    const basis = this.loadedFor = this.basis();
    this.problem = null;
    if (this.state === 'failed') this.state = 'loading';
    try {
      const found = await this.load();
      if (basis !== this.loadedFor) return;
      Object.assign(this, found);
      this.state = 'ready';
    } catch (e) {
      if (e.name === 'AbortError' || basis !== this.loadedFor) return;
      this.problem = e;
      this.state = 'failed';
    }
    this.requestUpdate();
  }

  /** Asks the API for what the section shows; gives the fields that hold it, taken only while the basis is the same. */
  async load() {}

  body() {
    return nothing;
  }

  render() {
    if (this.state === 'failed') {
      return html`<div role="alert" class="problem"><p>${this.problem.message}</p>
        <button @click=${() => this.reload()}>Try again</button></div>`;
    }
    return this.state === 'loading' ? html`<p role="status" class="waiting">Loading …</p>` : this.body();
  }
}
