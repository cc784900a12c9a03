import {LitElement, html, nothing} from 'lit';

/**
 * What every page is: an element in the page's own document (no shadow root), so that one style
 * sheet and one set of labels serve all. A page sets `heading` and implements `load` (asks the API,
 * again whenever its parameters change) and `body`; waiting and problems are shown by this class.
 */
export class Page extends LitElement {
  static properties = {params: {attribute: false}, state: {state: true}, problem: {state: true}};

  constructor() {
    super();
    this.params = {};
    this.state = 'loading';
    this.problem = null;
    this.aborts = new AbortController();
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.aborts.abort();
  }

  willUpdate(changed) {
    if (changed.has('params')) this.reload();
  }

  /** The window is called as the page is. */
  updated() {
    if (this.isConnected) document.title = `${this.heading} – Winnow`;
  }

  async reload() {
    this.state = 'loading';
    this.problem = null;
    try {
      await this.load();
      this.state = 'ready';
    } catch (e) {
      if (e.name === 'AbortError') return;
      this.problem = e;
      this.state = 'failed';
    }
  }

  /** Asks the API for what the page shows. */
  async load() {}

  /** What the page shows once it is loaded. */
  body() {
    return nothing;
  }

  render() {
    return html`
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.state === 'loading' ? html`<p role="status" class="waiting">Loading …</p>` : nothing}
      ${this.state === 'failed' ? html`
        <div role="alert" class="problem"><p>${this.problem.message}</p>
          ${this.problem.errors?.length ? html`<ul>${this.problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
          <button @click=${() => this.reload()}>Try again</button></div>` : nothing}
      ${this.state === 'ready' ? this.body() : nothing}`;
  }
}
