import {LitElement, html, nothing} from 'lit';
import {find, navigation} from './router.js';
import {call, json, onLoginNeeded} from './api.js';
import {keepFor} from './keep.js';
import {logIn} from './login.js';

/** The frame around every page: who is logged in, where to go, and the page of the address. */
class Workbench extends LitElement {
  static properties = {me: {state: true}, place: {state: true}, problem: {state: true}, wrong: {state: true}};

  constructor() {
    super();
    this.me = null;
    this.problem = null;
    this.place = null;
    this.follow = () => { this.place = find(location.hash); };
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    onLoginNeeded(logIn);
    this.enter();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
  }

  async enter() {
    this.problem = null;
    try {
      this.me = await json('/v1/me');
      keepFor(this.me.name);
      this.follow();
    } catch (e) {
      this.problem = e;
    }
  }

  async leave() {
    this.wrong = null;
    try {
      await call('/v1/session', {method: 'DELETE', anonymous: true});
    } catch (e) {
      if (e.status !== 401) {
        this.wrong = e;
        return;
      }
    }
    location.reload();
  }

  /** The page's element: one and the same as long as the address names the same kind of page. */
  page() {
    if (!this.place) return html`<h1>No such page</h1><p>Choose one from the navigation.</p>`;
    if (this.element?.localName !== this.place.element) this.element = document.createElement(this.place.element);
    this.element.params = this.place.params;
    this.element.me = this.me;
    return this.element;
  }

  updated(changed) {
    const before = changed.get('place');
    if (before && before.element !== this.place?.element) this.querySelector('main h1')?.focus();
  }

  render() {
    if (this.problem) return html`<main><div role="alert" class="problem"><p>${this.problem.message}</p>
      <button @click=${() => this.enter()}>Try again</button></div></main>`;
    if (!this.me) return html`<main><p role="status" class="waiting">Loading …</p></main>`;
    const here = (href) => location.hash === href || location.hash.startsWith(`${href}/`);
    return html`
      <a class="skip" href="#main" @click=${(e) => { e.preventDefault(); this.querySelector('main h1')?.focus(); }}>Skip to the page</a>
      <header class="frame">
        <a class="brand" href="#/">Winnow</a>
        <nav aria-label="Main">
          <ul>${navigation().filter((n) => !n.role || this.me.roles.includes(n.role)).map((n) => html`
            <li><a href=${n.href} aria-current=${here(n.href) ? 'page' : nothing}>${n.label}</a></li>`)}</ul>
        </nav>
        <a class="who" href="#/account" aria-label=${`Your account: ${this.me.name}`}>${this.me.name}</a>
        ${this.me.name === 'anonymous' ? html`<button @click=${() => logIn().then(() => location.reload())}>Log in</button>`
          : html`<button @click=${() => this.leave()}>Log out</button>`}
      </header>
      ${this.wrong ? html`<div role="alert" class="problem frame">You are still logged in. ${this.wrong.message}
        <button @click=${() => { this.wrong = null; }}>Close</button></div>` : nothing}
      <main id="main">${this.page()}</main>`;
  }
}

customElements.define('wn-workbench', Workbench);
