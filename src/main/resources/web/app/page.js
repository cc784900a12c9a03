import {LitElement, html, nothing} from 'lit';

/**
 * What every page is: an element in the page's own document (no shadow root), so that one style
 * sheet and one set of labels serve all. A page sets `heading` and implements `load` (asks the API,
 * again whenever its parameters change) and `body`; waiting and problems are shown by this class.
 */
export class Page extends LitElement {
  static properties = {params: {attribute: false}, state: {state: true}, problem: {state: true}, looking: {state: true}};

  constructor() {
    super();
    this.params = {};
    this.state = 'loading';
    this.problem = null;
    this.looking = false;
    this.turn = 0;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('params')) this.reload();
  }

  /** The window is called as the page is. */
  updated() {
    if (this.isConnected) document.title = `${this.heading} – Winnow`;
  }

  /** What the page is about. While it stays the same, a reload leaves what is shown, and the focus, where they are. */
  subject() {
    return JSON.stringify({...this.params, query: null});
  }

  /** Loads again; only the answer that was asked for last is taken. */
  async reload() {
    const turn = this.turn += 1;
    const subject = this.subject();
    if (subject !== this.about || this.state === 'failed') this.state = 'loading';
    this.problem = null;
    this.looking = true;
    try {
      const found = await this.load();
      if (turn !== this.turn) return;
      Object.assign(this, found);
      this.about = subject;
      this.state = 'ready';
    } catch (e) {
      if (turn !== this.turn) return;
      this.problem = e;
      if (this.state === 'loading') this.state = 'failed';
    }
    this.looking = false;
  }

  /** Asks the API for what the page shows; gives the fields that hold it. */
  async load() {
    return {};
  }

  /** What the page shows once it is loaded. */
  body() {
    return nothing;
  }

  render() {
    return html`
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.looking ? html`<p role="status" class=${this.state === 'loading' ? 'waiting' : 'out'}>Loading …</p>` : nothing}
      ${this.problem ? html`
        <div role="alert" class="problem"><p>${this.problem.message}</p>
          ${this.problem.errors?.length ? html`<ul>${this.problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
          <button @click=${() => this.reload()}>Try again</button></div>` : nothing}
      ${this.state === 'ready' ? this.body() : nothing}`;
  }
}
