import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {drop, keep, kept} from '../keep.js';
import {ask} from '../parts/ask.js';
import {rolesField, chosen} from '../parts/roles.js';
import '../parts/workspace.css';
import '../forms.css';

const PLACE = 'key.new';

/** API keys: what machines come with. */
class KeysPage extends Page {
  static properties = {made: {state: true}, making: {state: true}, said: {state: true}, wrong: {state: true}};

  heading = 'API keys';

  async load() {
    return {keys: await json('/v1/keys')};
  }

  begin() {
    this.left = kept(PLACE)?.value ?? {};
    Object.assign(this, {making: true, made: null, said: null, wrong: null});
    this.updateComplete.then(() => this.querySelector('form input')?.focus());
  }

  typed(event) {
    const data = new FormData(event.currentTarget);
    keep(PLACE, {name: data.get('name'), roles: chosen(data), expiresAt: data.get('expiresAt')});
  }

  async make(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const until = data.get('expiresAt');
    this.wrong = null;
    try {
      this.made = await json('/v1/keys', {json: {name: data.get('name'), roles: chosen(data),
        expiresAt: until ? new Date(until).toISOString() : null}});
      drop(PLACE);
      this.making = false;
      await this.reload();
    } catch (e) {
      this.wrong = e;
    }
  }

  async revoke(key) {
    const done = await ask({title: `Revoke ${key.name}?`, text: 'Nobody gets in with it any more. This cannot be undone.', action: 'Revoke',
      work: () => json(path`/v1/keys/${key.id}`, {method: 'DELETE'})});
    if (done === undefined) return;
    this.made = null;
    await this.reload();
    this.said = `The key ${key.name} is revoked.`;
  }

  form() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`
      <form class="panel" @submit=${this.make} @input=${this.typed} aria-labelledby="key-title">
        <h2 id="key-title">New key</h2>
        <label class="field">What is it for? <input name="name" .value=${this.left.name ?? ''} required maxlength="100" autocomplete="off"></label>
        ${rolesField(this.left.roles ?? [])}
        <label class="field">Good until (${zone}; left empty: for ever) <input type="datetime-local" name="expiresAt" .value=${this.left.expiresAt ?? ''}></label>
        <div class="row"><button class="primary">Make it</button>
          <button type="button" @click=${() => { drop(PLACE); this.making = false; }}>Cancel</button></div>
      </form>`;
  }

  standing(key) {
    if (key.revokedAt) return `revoked ${time(key.revokedAt)}`;
    if (!key.expiresAt) return 'good for ever';
    return `${new Date(key.expiresAt) < new Date() ? 'over since' : 'good until'} ${time(key.expiresAt)}`;
  }

  body() {
    return html`
      <div role="status">
        ${this.made ? html`<div class="good"><p>The key of ${this.made.name}. It can be read only now:</p>
          <p><code class="secret" tabindex="0">${this.made.key}</code></p></div>` : nothing}
        ${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong.message}</p>` : nothing}</div>
      <p><button class="primary" @click=${this.begin}>New key …</button></p>
      ${this.making ? this.form() : nothing}
      <table class="list">
        <caption>Keys, without their secrets</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">Roles</th><th scope="col">State</th><th scope="col">Made</th>
          <th scope="col">Last used</th><th scope="col">Actions</th></tr></thead>
        <tbody>${this.keys.map((k) => html`<tr><th scope="row">${k.name}</th><td>${k.roles.join(', ')}</td><td>${this.standing(k)}</td>
          <td>${time(k.createdAt)}<br>${k.createdBy}</td><td>${time(k.lastUsedAt)}</td>
          <td>${k.revokedAt ? nothing : html`<button @click=${() => this.revoke(k)}>Revoke<span class="out"> ${k.name}</span> …</button>`}</td></tr>`)}</tbody>
      </table>`;
  }
}

customElements.define('wn-keys', KeysPage);
route('/keys', 'wn-keys', {label: 'API keys', order: 91, role: 'admin'});
