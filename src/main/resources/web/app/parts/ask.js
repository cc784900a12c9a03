import {LitElement, html, nothing} from 'lit';

/**
 * Asks before something is done, in a dialog.
 *
 * @param {{title: string, text?: string, comment?: string, needed?: boolean, file?: string, accept?: string,
 *   when?: boolean, action: string}} question `comment`, `file`: the labels of fields to show; `needed`:
 *   whether a comment has to be given; `when`: whether to ask for a time
 * @returns {Promise<{comment: string, file: File | null, at: string | null} | null>} null: cancelled;
 *   `at` is an ISO instant, null for at once
 */
export function ask(question) {
  const dialog = document.createElement('wn-ask');
  dialog.question = question;
  document.body.append(dialog);
  return dialog.answer;
}

class Ask extends LitElement {
  static properties = {question: {attribute: false}, later: {state: true}, missing: {state: true}};

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
    this.querySelector('dialog').showModal();
  }

  done(answer) {
    this.resolve(answer);
    this.remove();
    if (this.before?.isConnected) this.before.focus();
  }

  submit(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const comment = (data.get('comment') ?? '').trim();
    const file = data.get('file')?.size ? data.get('file') : null;
    if (this.question.needed && !comment) this.missing = 'Please say why.';
    else if (this.question.file && !file) this.missing = 'Please choose a file.';
    else if (this.later && !data.get('at')) this.missing = 'Please give a time.';
    else this.done({comment, file, at: this.later ? new Date(data.get('at')).toISOString() : null});
  }

  when() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<fieldset><legend>When</legend>
      <label><input type="radio" name="when" value="now" .checked=${!this.later} @change=${() => { this.later = false; }}> At once</label>
      <label><input type="radio" name="when" value="later" .checked=${this.later} @change=${() => { this.later = true; }}> Later</label>
      ${this.later ? html`<label>Time (${zone}) <input type="datetime-local" name="at" required></label>` : nothing}</fieldset>`;
  }

  render() {
    const q = this.question;
    return html`
      <dialog class="ask" aria-labelledby="ask-title" @cancel=${(e) => { e.preventDefault(); this.done(null); }}>
        <form @submit=${this.submit}>
          <h2 id="ask-title">${q.title}</h2>
          ${q.text ? html`<p>${q.text}</p>` : nothing}
          ${q.file ? html`<label class="field">${q.file}<input type="file" name="file" accept=${q.accept ?? nothing}></label>` : nothing}
          ${q.comment ? html`<label class="field">${q.comment}<textarea name="comment" rows="3" maxlength="2000"></textarea></label>` : nothing}
          ${q.when ? this.when() : nothing}
          <div role="alert">${this.missing ? html`<p class="problem">${this.missing}</p>` : nothing}</div>
          <div class="row">
            <button class="primary">${q.action}</button>
            <button type="button" @click=${() => this.done(null)}>Cancel</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('wn-ask', Ask);
