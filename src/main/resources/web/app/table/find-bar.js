import {LitElement, html} from 'lit';
import {found, next, replaced} from './find.js';
import {withTexts} from './model.js';

/** Finds and replaces in what a `sheet` shows. Says 'closed'. */
class FindBar extends LitElement {
  static properties = {sheet: {attribute: false}, editable: {type: Boolean}, wanted: {state: true}, instead: {state: true}, how: {state: true}};

  constructor() {
    super();
    this.wanted = '';
    this.instead = '';
    this.how = {matchCase: false, whole: false};
    this.follow = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('sheet')) return;
    changed.get('sheet')?.removeEventListener('change', this.follow);
    this.sheet.addEventListener('change', this.follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sheet.removeEventListener('change', this.follow);
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  get places() {
    const {sheet, wanted, how} = this;
    if (this.foundFor?.table !== sheet.table || this.foundFor.shown !== sheet.shown || this.foundFor.wanted !== wanted || this.foundFor.how !== how) {
      this.foundFor = {table: sheet.table, shown: sheet.shown, wanted, how, places: found(sheet, wanted, how)};
    }
    return this.foundFor.places;
  }

  go(step) {
    const place = next(this.places, this.sheet.focus, step);
    if (place) this.sheet.choose(place);
  }

  replace(all) {
    const {sheet} = this;
    const here = this.places.filter(({r, c}) => all || (r === sheet.focus.r && c === sheet.focus.c));
    if (here.length) sheet.take('Replacing', withTexts(sheet.table, replaced(sheet, here, this.wanted, this.instead, this.how)));
    if (!all) this.go(1);
    // a button that is off has no focus to give
    this.updateComplete.then(() => { if (!this.places.length) this.querySelector('input').focus(); });
  }

  key(event) {
    if (event.key === 'Escape') this.dispatchEvent(new Event('closed'));
    else if (event.key === 'Enter' && event.target.name === 'wanted') this.go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  render() {
    const {places} = this;
    const option = (name, label) => html`<label><input type="checkbox" .checked=${this.how[name]}
      @change=${(e) => { this.how = {...this.how, [name]: e.target.checked}; }}> ${label}</label>`;
    return html`<div class="row bar" role="search" aria-label="Find and replace" @keydown=${this.key}>
      <label>Find <input name="wanted" .value=${this.wanted} @input=${(e) => { this.wanted = e.target.value; }}></label>
      <span role="status">${this.wanted ? `${places.length} ${places.length === 1 ? 'cell' : 'cells'}` : ''}</span>
      <button @click=${() => this.go(-1)} ?disabled=${!places.length}>Previous</button>
      <button @click=${() => this.go(1)} ?disabled=${!places.length}>Next</button>
      ${this.editable ? html`<label>Replace with <input name="instead" .value=${this.instead} @input=${(e) => { this.instead = e.target.value; }}></label>
        <button @click=${() => this.replace(false)} ?disabled=${!places.length}>Replace</button>
        <button @click=${() => this.replace(true)} ?disabled=${!places.length}>Replace all</button>` : ''}
      ${option('matchCase', 'Match case')} ${option('whole', 'Whole cell')}
      <button @click=${() => this.dispatchEvent(new Event('closed'))}>Close</button>
    </div>`;
  }
}

customElements.define('wn-find-bar', FindBar);
