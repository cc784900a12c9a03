import {LitElement, html, nothing} from 'lit';
import {json} from '../api.js';

/**
 * A list that begins with the latest and goes back in time on request. A list sets `address` (of the API), `entries`
 * (its name in the answer) and implements `list(found)`.
 */
export class LatestFirst extends LitElement {
  static properties = {contact: {attribute: false}, found: {state: true}, cursor: {state: true}, wrong: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('contact')) this.load(true);
  }

  async load(anew) {
    const turn = this.turn = (this.turn ?? 0) + 1;
    this.busy = true;
    this.wrong = null;
    if (anew) this.found = null;
    try {
      const page = await json(this.address + (anew || !this.cursor ? '' : `?${new URLSearchParams({before: this.cursor})}`));
      if (turn !== this.turn) return;
      this.found = [...(this.found ?? []), ...page[this.entries]];
      this.cursor = page.cursor;
    } catch (e) {
      if (turn !== this.turn) return;
      this.wrong = e;
    }
    this.busy = false;
  }

  render() {
    return html`
      ${this.found ? this.list(this.found) : nothing}
      ${this.busy ? html`<p role="status" class="waiting">Loading …</p>` : nothing}
      ${this.wrong ? html`<div role="alert" class="problem">${this.wrong.message} <button @click=${() => this.load(!this.found)}>Try again</button></div>` : nothing}
      ${this.cursor && !this.busy && !this.wrong ? html`<p><button @click=${() => this.load(false)}>Earlier ones</button></p>` : nothing}`;
  }
}
