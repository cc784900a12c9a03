import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json} from '../api.js';
import {time} from '../format.js';

const PAGE = 50;

/** The stored contacts, by id; those whose ids begin as typed. */
class ContactsPage extends Page {
  static properties = {contacts: {state: true}, cursor: {state: true}, wrong: {state: true}, busy: {state: true}};

  heading = 'Contacts';

  async load() {
    const {prefix = ''} = this.params.query;
    return {asked: prefix, wrong: null, ...await this.read(prefix, '')};
  }

  read(prefix, after) {
    return json(`/v1/contacts?${new URLSearchParams({prefix, after, limit: PAGE})}`);
  }

  async more() {
    const {turn} = this;
    Object.assign(this, {wrong: null, busy: true});
    try {
      const {contacts, cursor} = await this.read(this.asked, this.cursor);
      if (turn === this.turn) Object.assign(this, {contacts: [...this.contacts, ...contacts], cursor});
    } catch (e) {
      if (turn === this.turn) this.wrong = e;
    }
    this.busy = false;
  }

  find(event) {
    event.preventDefault();
    const prefix = new FormData(event.target).get('prefix').trim();
    location.hash = prefix ? `#/contacts?${new URLSearchParams({prefix})}` : '#/contacts';
  }

  body() {
    const {asked: prefix} = this;
    const cells = (c) => [c.firstName, c.email, c.country, c.city, c.language];
    return html`
      <form class="row" role="search" @submit=${this.find}>
        <label>Id begins with <input name="prefix" type="search" autocomplete="off" .value=${prefix}></label>
        <button>Find</button></form>
      ${this.contacts.length === 0 ? html`<p role="status">${prefix ? `No contact's id begins with “${prefix}”.` : 'No contact is stored yet.'}</p>` : html`
        <table class="list"><caption>${prefix ? `Contacts whose ids begin with “${prefix}”` : 'All contacts'}, by id</caption>
          <thead><tr><th scope="col">Id</th><th scope="col">First name</th><th scope="col">E-mail</th><th scope="col">Country</th>
            <th scope="col">City</th><th scope="col">Language</th><th scope="col">With us since</th></tr></thead>
          <tbody>${this.contacts.map((c) => html`<tr><th scope="row"><a href=${`#/contacts/${encodeURIComponent(c.id)}`}>${c.id}</a></th>
            ${cells(c).map((text) => html`<td>${text ?? '–'}</td>`)}<td>${time(c.createdAt)}</td></tr>`)}</tbody></table>`}
      ${this.wrong ? html`<p role="alert" class="problem">${this.wrong.message}</p>` : nothing}
      ${this.cursor ? html`<p><button ?disabled=${this.busy} @click=${this.more}>More contacts</button></p>` : nothing}`;
  }
}

customElements.define('wn-contacts', ContactsPage);
route('/contacts', 'wn-contacts', {label: 'Contacts', order: 40});
