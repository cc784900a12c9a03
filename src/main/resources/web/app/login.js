import {LitElement, html, nothing} from 'lit';
import {Problem} from './api.js';
import './forms.css';

let asking = null;

/**
 * Asks for a name and password, above whatever the page shows; one dialog for all who ask.
 * Resolves with the name once somebody is logged in.
 */
export function logIn() {
  if (!asking) {
    const dialog = document.createElement('wn-login');
    document.body.append(dialog);
    asking = dialog.answer.finally(() => { asking = null; });
  }
  return asking;
}

/** What `Authorization: Basic` holds; the password may have any letters. */
const basic = (user, password) =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`;

/** Begins a session; the answer's cookie is all that is kept of it. */
export async function begin(user, password) {
  let response;
  try {
    response = await fetch('/v1/session', {
      method: 'POST', headers: {Authorization: basic(user, password)}, credentials: 'same-origin'});
  } catch {
    throw new Problem({detail: 'The service cannot be reached. Try again in a moment.'}, 0);
  }
  if (response.ok) return;
  if (response.status === 401) throw new Problem({detail: 'The name or the password is not right.'}, 401);
  throw new Problem(await response.json().catch(() => ({})), response.status);
}

class Login extends LitElement {
  static properties = {wrong: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.before = document.activeElement;
    this.again = document.querySelector('wn-workbench')?.me?.name ?? null;
    this.answer = new Promise((resolve) => { this.resolve = resolve; });
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
    this.querySelector(this.again ? '[name=password]' : '[name=user]').focus();
  }

  async submit(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const user = data.get('user').trim();
    this.wrong = null;
    this.busy = true;
    try {
      await begin(user, data.get('password'));
    } catch (e) {
      this.wrong = e.message;
      this.busy = false;
      await this.updateComplete;
      this.querySelector('[name=password]').select();
      return;
    }
    if (this.again && this.again !== user) {
      // what the other one typed stays kept for that one
      location.reload();
      return;
    }
    this.remove();
    if (this.before?.isConnected) this.before.focus();
    this.resolve(user);
  }

  render() {
    return html`
      <dialog class="ask login" aria-labelledby="login-title" @cancel=${(e) => e.preventDefault()}
        @keydown=${(e) => { if (e.key === 'Escape') e.preventDefault(); e.stopPropagation(); }}>
        <form @submit=${this.submit}>
          <h1 id="login-title">${this.again ? 'Your login is over' : 'Log in to Winnow'}</h1>
          ${this.again ? html`<p>Log in again to go on where you were. Nothing that you typed is lost.</p>` : nothing}
          <label class="field">Name <input name="user" autocomplete="username" required .value=${this.again ?? ''}></label>
          <label class="field">Password <input type="password" name="password" autocomplete="current-password" required></label>
          <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong}</p>` : nothing}</div>
          <div class="row"><button class="primary" ?disabled=${this.busy}>Log in</button></div>
        </form>
      </dialog>`;
  }
}

customElements.define('wn-login', Login);
