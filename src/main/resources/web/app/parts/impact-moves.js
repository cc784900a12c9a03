import {LitElement, html, nothing} from 'lit';
import './sankey.js';
import {placeLink} from './checks.js';
import {json} from '../api.js';
import {place} from './section.js';
import {count, money, things} from '../format.js';

const PAGE = 50;

/** Who moves from where to where: matrix and flow; of a chosen cell the rows responsible and the contacts. */
class ImpactMoves extends LitElement {
  static properties = {kind: {type: String}, rules: {attribute: false}, impact: {attribute: false},
    chosen: {state: true}, contacts: {state: true}, cursor: {state: true}, wrong: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('impact') && changed.get('impact')?.id !== this.impact.id) this.chosen = null;
  }

  get moves() {
    return this.kind === 'offer' ? this.impact.offerMoves : this.impact.segmentMoves;
  }

  name(id) {
    return id ?? (this.kind === 'offer' ? 'no offer' : 'none');
  }

  async choose(move) {
    Object.assign(this, {chosen: move, contacts: [], cursor: ''});
    await this.more();
    if (this.chosen === move) this.querySelector('.cell')?.focus();
  }

  async more() {
    const {chosen} = this;
    const {from, to} = chosen;
    const query = new URLSearchParams({kind: this.kind, after: this.cursor, limit: PAGE});
    if (from !== null) query.set('from', from);
    if (to !== null) query.set('to', to);
    Object.assign(this, {wrong: null, busy: true});
    try {
      const page = await json(`/v1/impacts/${this.impact.id}/contacts?${query}`);
      if (chosen !== this.chosen) return;
      this.contacts = [...this.contacts, ...page.contacts.map((c) => c.id)];
      this.cursor = page.cursor;
    } catch (e) {
      if (chosen !== this.chosen) return;
      this.wrong = e;
    }
    this.busy = false;
  }

  matrix() {
    const ids = (side) => [...new Set(this.moves.map((m) => m[side]))].sort((a, b) => (a === null) - (b === null) || String(a).localeCompare(b));
    const [froms, tos] = [ids('from'), ids('to')];
    const most = Math.max(...this.moves.map((m) => m.count));
    const sizes = new Map((this.kind === 'offer' ? this.impact.offers : this.impact.segments).map((s) => [s.id, s]));
    const cell = (from, to) => {
      const move = this.moves.find((m) => m.from === from && m.to === to);
      if (move) {
        const weight = move.count > most / 2 ? 'much' : move.count > most / 8 ? 'some' : 'little';
        return html`<td class="number ${weight}"><button aria-pressed=${this.chosen === move} aria-label="${count(move.count)} from ${this.name(from)} to ${this.name(to)}"
          @click=${() => this.choose(move)}>${count(move.count)}</button></td>`;
      }
      const stay = from !== null && from === to ? sizes.get(from) : null;
      return html`<td class="number waiting">${stay ? `${count(stay.before - stay.left)} stay` : ''}</td>`;
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Matrix of ${this.kind}s">
      <table class="list matrix"><caption>From (rows) to (columns): contacts that move</caption>
        <thead><tr><th scope="col">From \\ to</th>${tos.map((to) => html`<th scope="col">${this.name(to)}</th>`)}</tr></thead>
        <tbody>${froms.map((from) => html`<tr><th scope="row">${this.name(from)}</th>${tos.map((to) => cell(from, to))}</tr>`)}</tbody></table></div>`;
  }

  /** A row that counts no longer is one of the version compared with. */
  row(row) {
    const before = row.side === 'before';
    const against = this.impact.against.version;
    const rules = before ? {...this.rules, draft: null, version: against, base: `/v1/rule-sets/${encodeURIComponent(this.rules.key)}/versions/${against}`} : this.rules;
    const [, table, number] = /^(.*)#(\d+)$/.exec(row.rule) ?? [];
    const location = {file: row.source, table: table ?? null, row: number ? Number(number) : null};
    return html`<tr><td>${before ? 'no longer' : 'now'}</td>
      <th scope="row">${placeLink(rules, location)}${table ? nothing : html` ${row.rule}`}</th>
      <td>${row.text ?? '–'}</td><td class="number">${count(row.count)}</td></tr>`;
  }

  cell() {
    const {from, to, count: n, value, valueBefore} = this.chosen;
    const rows = this.impact.rows.filter((r) => r.kind === this.kind && r.from === from && r.to === to);
    return html`<section class="cell" tabindex="-1" aria-label="From ${this.name(from)} to ${this.name(to)}">
      <h3>${this.name(from)} → ${this.name(to)}: ${things(n, 'contact')}</h3>
      <p>Their offers are worth ${money(valueBefore, this.impact.currency)} before and ${money(value, this.impact.currency)} after.</p>
      ${rows.length ? html`<table class="list"><caption>Rows and rules responsible</caption>
        <thead><tr><th scope="col">Counts</th><th scope="col">Where</th><th scope="col">What it says</th><th scope="col">Contacts</th></tr></thead>
        <tbody>${rows.map((r) => this.row(r))}</tbody></table>` : nothing}
      ${this.wrong ? html`<p role="alert" class="problem">${this.wrong.message}</p>` : html`
        <h4>Who they are</h4>
        <ul class="people">${this.contacts.map((id) => html`<li><a href=${`#/contacts/${encodeURIComponent(id)}`}>${id}</a>
          <a href=${`${place(this.rules, 'try')}?contact=${encodeURIComponent(id)}`}>try<span class="out"> ${id}</span></a></li>`)}</ul>
        ${this.cursor ? html`<button ?disabled=${this.busy} @click=${this.more}>More contacts</button>` : nothing}`}</section>`;
  }

  render() {
    const title = this.kind === 'offer' ? 'Offers' : 'Segments';
    if (!this.moves.length) return html`<h2>${title}</h2><p>Nobody moves.</p>`;
    return html`<h2>${title}</h2>
      ${this.matrix()}
      ${this.chosen ? this.cell() : html`<p class="waiting">Choose a number to see which rows did it, and who they are.</p>`}
      <wn-sankey .moves=${this.moves} .none=${this.name(null)} .label=${`${title}: who moves from where to where, as in the table`}></wn-sankey>`;
  }
}

customElements.define('wn-impact-moves', ImpactMoves);
