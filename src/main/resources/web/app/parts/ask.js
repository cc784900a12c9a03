import {LitElement, html, nothing} from 'lit';
import {drop, keep, kept} from '../keep.js';

/**
 * Asks before something is done, in a dialog.
 *
 * What is typed is kept in this browser by the page and the title, until it is done or cancelled.
 *
 * @param {{title: string, about?: string, text?: string, comment?: string, needed?: boolean, file?: string, accept?: string,
 *   name?: string, when?: boolean, action: string, doing?: string, work: function, help?: function}} question
 *   `comment`, `file`: the labels of fields to show; `needed`: whether a comment or name has to be given;
 *   `name`: the label of a field of one line; `about`: what tells questions of one title and page apart;
 *   `when`: whether to ask for a time; `work`: does it, with {comment, name, file, at}, where `at` is an ISO
 *   instant, null for at once. While it fails the dialog stays, with what was typed and the problem;
 *   `help`: a link {href, label} for a problem, or null
 * @returns {Promise<*>} what `work` gave; undefined: cancelled
 */
export function ask(question) {
  const dialog = document.createElement('wn-ask');
  dialog.question = question;
  document.body.append(dialog);
  return dialog.answer;
}

class Ask extends LitElement {
  static properties = {question: {attribute: false}, later: {state: true}, missing: {state: true},
    busy: {state: true}, problem: {state: true}};

  constructor() {
    super();
    this.later = false;
    this.missing = '';
    this.before = document.activeElement;
    this.answer = new Promise((resolve) => { this.resolve = resolve; });
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    for (const [name, text] of Object.entries(kept(this.place)?.value ?? {})) {
      const field = this.querySelector(`[name="${name}"]`);
      if (field) field.value = text;
    }
    this.querySelector('dialog').showModal();
  }

  get place() {
    return `ask.${location.hash.split('?')[0]}.${this.question.title}.${this.question.about ?? ''}`;
  }

  keep({target}) {
    if (['comment', 'name'].includes(target.name)) keep(this.place, {...kept(this.place)?.value, [target.name]: target.value});
  }

  cancel() {
    drop(this.place);
    this.done();
  }

  done(result) {
    this.resolve(result);
    this.remove();
    if (this.before?.isConnected) this.before.focus();
  }

  async work(answer) {
    this.busy = true;
    this.problem = null;
    this.missing = '';
    try {
      const {place} = this;
      const result = await this.question.work(answer) ?? null;
      drop(place);
      this.done(result);
    } catch (e) {
      this.problem = e;
    }
    this.busy = false;
  }

  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target);
    const comment = (data.get('comment') ?? '').trim();
    const name = (data.get('name') ?? '').trim();
    const file = data.get('file')?.size ? data.get('file') : null;
    if (this.question.name && this.question.needed && !name) this.missing = 'Please give a name.';
    else if (this.question.comment && this.question.needed && !comment) this.missing = 'Please say why.';
    else if (this.question.file && !file) this.missing = 'Please choose a file.';
    else if (this.later && !data.get('at')) this.missing = 'Please give a time.';
    else this.work({comment: comment || null, name, file, at: this.later ? new Date(data.get('at')).toISOString() : null});
  }

  when() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<fieldset><legend>When</legend>
      <label><input type="radio" name="when" value="now" .checked=${!this.later} @change=${() => { this.later = false; }}> At once</label>
      <label><input type="radio" name="when" value="later" .checked=${this.later} @change=${() => { this.later = true; }}> Later</label>
      ${this.later ? html`<label>Time (${zone}) <input type="datetime-local" name="at" required></label>` : nothing}</fieldset>`;
  }

  told() {
    const {problem} = this;
    if (!problem) return this.missing ? html`<p class="problem">${this.missing}</p>` : nothing;
    const help = this.question.help?.(problem);
    return html`<div class="problem"><p>${problem.message}</p>
      ${problem.errors?.length ? html`<ul>${problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
      ${help ? html`<p><a href=${help.href} @click=${() => this.done()}>${help.label}</a></p>` : nothing}</div>`;
  }

  render() {
    const q = this.question;
    return html`
      <dialog class="ask" aria-labelledby="ask-title" @cancel=${(e) => { e.preventDefault(); this.done(); }}>
        <form @submit=${this.submit} @input=${this.keep}>
          <h2 id="ask-title">${q.title}</h2>
          ${q.text ? html`<p>${q.text}</p>` : nothing}
          ${q.file ? html`<label class="field">${q.file}<input type="file" name="file" accept=${q.accept ?? nothing}></label>` : nothing}
          ${q.name ? html`<label class="field">${q.name}<input name="name" autocomplete="off" spellcheck="false" maxlength="200"></label>` : nothing}
          ${q.comment ? html`<label class="field">${q.comment}<textarea name="comment" rows="3" maxlength="2000"></textarea></label>` : nothing}
          ${q.when ? this.when() : nothing}
          <div role="alert">${this.told()}</div>
          <p role="status" class="waiting">${this.busy ? q.doing ?? 'Working …' : nothing}</p>
          <div class="row">
            <button class="primary" ?disabled=${this.busy}>${q.action}</button>
            <button type="button" @click=${() => this.cancel()}>Cancel</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('wn-ask', Ask);
