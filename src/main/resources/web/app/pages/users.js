import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {drop, keep, kept} from '../keep.js';
import {over} from '../parts/both.js';
import {rolesField, chosen} from '../parts/roles.js';
import '../parts/workspace.css';
import '../forms.css';

/** Local users: who there is, what each may do; makes and changes them. */
class UsersPage extends Page {
  static properties = {edited: {state: true}, said: {state: true}, wrong: {state: true}};

  heading = 'Users';

  async load() {
    return {users: await json('/v1/users')};
  }

  get place() {
    return `user.${this.edited.name ?? ''}`;
  }

  /** All but the password, which is never kept. */
  typed(event) {
    const data = new FormData(event.currentTarget);
    keep(this.place, {base: this.origin, typed: {typed: data.get('name') ?? '', roles: chosen(data).sort(), disabled: data.has('disabled')}});
  }

  cancel() {
    drop(this.place);
    this.edit(null);
  }

  edit(user) {
    this.edited = user;
    this.origin = user && {typed: '', roles: [...user.roles ?? []].sort(), disabled: user.disabled ?? false};
    const left = user && kept(this.place)?.value;
    this.left = left ? over(left.base, left.typed, this.origin).typed : this.origin;
    this.wrong = null;
    this.said = null;
    this.updateComplete.then(() => this.querySelector('form input:not([readonly])')?.focus());
  }

  async save(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const name = this.edited.name ?? data.get('name').trim();
    const wanted = {roles: chosen(data), disabled: data.has('disabled')};
    if (data.get('password')) wanted.password = data.get('password');
    this.wrong = null;
    try {
      await json(path`/v1/users/${name}`, {method: 'PUT', json: wanted});
      drop(this.place);
      this.said = `The user ${name} is saved.`;
      this.edited = null;
      await this.reload();
    } catch (e) {
      this.wrong = e;
    }
  }

  form() {
    const user = this.edited;
    const {left} = this;
    return html`
      <form class="panel" @submit=${this.save} @input=${this.typed} aria-labelledby="user-title">
        <h2 id="user-title">${user.name ? `Change ${user.name}` : 'New user'}</h2>
        ${user.name ? nothing : html`<label class="field">Name <input name="name" .value=${left.typed} required maxlength="100" autocomplete="off"></label>`}
        <label class="field">${user.name ? 'New password (left empty: as it is)' : 'Password (12 characters or more)'}
          <input type="password" name="password" minlength="12" ?required=${!user.name} autocomplete="new-password"></label>
        ${rolesField(left.roles)}
        <label><input type="checkbox" name="disabled" .checked=${left.disabled}> Disabled: cannot log in</label>
        <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong.message}</p>` : nothing}</div>
        <div class="row"><button class="primary">Save</button>
          <button type="button" @click=${() => this.cancel()}>Cancel</button></div>
      </form>`;
  }

  body() {
    return html`
      <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      <p><button class="primary" @click=${() => this.edit({})}>New user …</button></p>
      ${this.edited ? keyed(this.edited, this.form()) : nothing}
      <table class="list">
        <caption>Everybody who can log in with a password</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">Roles</th><th scope="col">State</th>
          <th scope="col">Since</th><th scope="col">Actions</th></tr></thead>
        <tbody>${this.users.map((u) => html`<tr><th scope="row">${u.name}</th><td>${u.roles.join(', ')}</td>
          <td>${u.disabled ? 'disabled' : 'active'}</td><td>${time(u.createdAt)}</td>
          <td><button @click=${() => this.edit(u)}>Change<span class="out"> ${u.name}</span> …</button></td></tr>`)}</tbody>
      </table>`;
  }
}

customElements.define('wn-users', UsersPage);
route('/users', 'wn-users', {label: 'Users', order: 90, role: 'admin'});
