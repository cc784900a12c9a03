import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';
import {begin} from '../login.js';
import '../forms.css';

/** Whoever is logged in: name, roles, another password. */
class AccountPage extends Page {
  static properties = {me: {attribute: false}, said: {state: true}, wrong: {state: true}};

  heading = 'Your account';

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    Object.assign(this, {said: null, wrong: null});
    if (data.get('password') !== data.get('again')) {
      this.wrong = 'The new password was not written the same twice.';
      return;
    }
    try {
      await json('/v1/me/password', {method: 'PUT', json: {current: data.get('current'), password: data.get('password')}});
      // every login ends with the old password, this one too
      await begin(this.me.name, data.get('password'));
      form.reset();
      this.said = 'Your password is another one now. You are logged out everywhere else.';
    } catch (e) {
      this.wrong = e.errors?.length ? e.errors.map((one) => one.detail).join(' ') : e.message;
    }
  }

  body() {
    return html`
      <p>You are <strong>${this.me.name}</strong>, with the roles ${this.me.roles.join(', ')}.</p>
      <form class="panel" @submit=${this.save} aria-labelledby="password-title">
        <h2 id="password-title">Another password</h2>
        <input type="text" name="user" autocomplete="username" .value=${this.me.name} hidden>
        <label class="field">Current password <input type="password" name="current" required autocomplete="current-password"></label>
        <label class="field">New password (12 characters or more) <input type="password" name="password" required minlength="12" autocomplete="new-password"></label>
        <label class="field">The new one again <input type="password" name="again" required autocomplete="new-password"></label>
        <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong}</p>` : nothing}</div>
        <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
        <div class="row"><button class="primary">Change it</button></div>
      </form>`;
  }
}

customElements.define('wn-account', AccountPage);
route('/account', 'wn-account');
