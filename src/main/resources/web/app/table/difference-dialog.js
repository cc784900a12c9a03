import {LitElement, html, nothing} from 'lit';
import {count} from '../format.js';

const SHOWN = 300;

/**
 * Shows what differs between two tables, and asks. `items` as of {@link differences}.
 *
 * @param {{title: string, text: string, items: object[], choosing: boolean, action: string, mine: string, theirs: string}} question
 *   `choosing`: whether each difference has a side to pick; `mine`, `theirs`: what the sides are called
 * @returns {Promise<object[] | null>} the items as picked; null: cancelled
 */
export function showDifferences(question) {
  const dialog = document.createElement('wn-differences');
  dialog.question = question;
  document.body.append(dialog);
  return dialog.answer;
}

class Differences extends LitElement {
  static properties = {question: {attribute: false}, items: {state: true}};

  constructor() {
    super();
    this.before = document.activeElement;
    this.answer = new Promise((resolve) => { this.resolve = resolve; });
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('question')) this.items = this.question.items;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  done(answer) {
    this.resolve(answer);
    this.remove();
    if (this.before?.isConnected) this.before.focus();
  }

  pick(which, pick) {
    this.items = this.items.map((item) => (which === null || item === which ? {...item, pick} : item));
  }

  side(item, index, pick) {
    const value = item[pick] === null ? html`<em>not there</em>` : item[pick] === '' ? html`<em>empty</em>` : item[pick];
    if (!this.question.choosing) return html`<td>${value}</td>`;
    return html`<td><label><input type="radio" name=${`pick-${index}`} .checked=${item.pick === pick}
      @change=${() => this.pick(item, pick)}> ${value}</label></td>`;
  }

  render() {
    const {question: q, items} = this;
    const conflicts = items.filter((item) => item.conflict).length;
    return html`
      <dialog class="differences" aria-labelledby="differences-title" @cancel=${(e) => { e.preventDefault(); this.done(null); }}>
        <h2 id="differences-title">${q.title}</h2>
        <p>${q.text}</p>
        ${q.choosing ? html`<p>${count(items.length)} differences; ${conflicts ? html`<strong>${count(conflicts)} changed on both sides</strong>` : 'none changed on both sides'}.
          <button @click=${() => this.pick(null, 'mine')}>All: ${q.mine}</button>
          <button @click=${() => this.pick(null, 'theirs')}>All: ${q.theirs}</button></p>` : nothing}
        <div class="scroll" tabindex="0" role="region" aria-label="Differences">
        <table class="list">
          <thead><tr><th scope="col">Where</th><th scope="col">Column</th>${q.choosing ? html`<th scope="col">It was</th>` : nothing}
            <th scope="col">${q.mine}</th><th scope="col">${q.theirs}</th></tr></thead>
          <tbody>${items.slice(0, SHOWN).map((item, i) => html`<tr>
            <th scope="row">${item.name}${q.choosing && item.conflict ? html` <span class="chip">both</span>` : nothing}</th>
            <td>${item.column?.label ?? item.what ?? ''}</td>
            ${q.choosing ? html`<td>${item.base ?? html`<em>not there</em>`}</td>` : nothing}
            ${this.side(item, i, 'mine')}${this.side(item, i, 'theirs')}</tr>`)}</tbody>
        </table>
        ${items.length > SHOWN ? html`<p>… and ${count(items.length - SHOWN)} more.</p>` : nothing}
        </div>
        <p class="row">
          <button class="primary" @click=${() => this.done(this.items)}>${q.action}</button>
          <button @click=${() => this.done(null)}>Cancel</button>
        </p>
      </dialog>`;
  }
}

customElements.define('wn-differences', Differences);
