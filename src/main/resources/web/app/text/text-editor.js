import {LitElement, html, nothing} from 'lit';
import {call} from '../api.js';
import {time} from '../format.js';
import {rulesChanged} from '../parts/section.js';
import {showDifferences} from '../table/difference-dialog.js';
import {declared} from './completion.js';
import {StoredText} from './stored-text.js';
import {differences, merged} from './merge.js';

const PAUSE = 250;
const LANGUAGES = {drl: 'drl', yaml: 'yaml', dmn: 'xml'};

/**
 * One text file in an editor: reads it, keeps what is typed, saves it. Properties: `rules` and `check` (as
 * sections get them), `path`, `line` (where to go, or null).
 */
class TextEditor extends LitElement {
  static properties = {
    rules: {attribute: false}, path: {}, line: {attribute: false}, check: {attribute: false},
    text: {state: true}, problem: {state: true}, busy: {state: true}, message: {state: true}, since: {state: true}, full: {state: true}, left: {state: true},
  };

  constructor() {
    super();
    this.ids = {segments: [], offers: [], attributes: []};
    this.leave = (e) => {
      this.keepNow();
      if (this.dirty && this.full) e.preventDefault();
    };
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.leave);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.leave);
    this.keepNow();
    this.close();
  }

  get address() {
    return `${this.rules.base}/files/${this.path.split('/').map(encodeURIComponent).join('/')}`;
  }

  get dirty() {
    return Boolean(this.stored) && this.text !== this.stored.base;
  }

  willUpdate(changed) {
    if (!this.rules || !this.path) return;
    if (this.address !== this.opened) {
      this.keepNow();
      this.open();
    } else if (changed.has('rules') && this.rules.hash !== this.hash && !this.dirty && !this.busy) {
      this.open();
    } else if (changed.has('check')) this.showFindings();
    else if (changed.has('line')) this.jump();
  }

  close() {
    this.editor?.destroy();
    this.editor = null;
    this.opened = null;
  }

  async open() {
    const address = this.opened = this.address;
    this.hash = this.rules.hash;
    const stored = new StoredText(address);
    const etag = this.stored?.etag;
    this.problem = null;
    this.askIds();
    try {
      const [entry, {editor}] = await Promise.all([stored.read(), import('./editor.js')]);
      if (address !== this.opened || !this.isConnected) return;
      const same = this.stored?.address === address && this.editor;
      // what was saved here meanwhile is newer than what was read
      if (same && (this.busy || this.stored.etag === stored.etag || this.stored.etag !== etag)) return;
      this.keepNow();
      if (same && this.dirty) {
        this.message = 'Somebody else saved this file meanwhile: a save shows both. Not saved yet.';
        return;
      }
      this.stored = stored;
      this.since = null;
      this.left = null;
      if (same) this.editor.set(stored.base);
      else await this.begin(editor, stored.base);
      this.text = stored.base;
      if (entry && this.rules.editable) await this.restore(entry);
      this.showFindings();
      this.jump();
    } catch (e) {
      if (address === this.opened) this.problem = e;
    }
  }

  async begin(editor, text) {
    this.editor?.destroy();
    this.text = text;
    await this.updateComplete;
    this.editor = editor(this.querySelector('.text'), {text, language: LANGUAGES[this.path.split('.').pop()], label: this.path,
      editable: this.rules.editable, ids: () => this.ids, changed: (now) => this.typed(now), save: () => this.save()});
  }

  /** Completion works without, so whatever goes wrong here is not told. */
  async askIds() {
    const read = (path) => call(`${this.rules.base}/files/${path}`, {headers: {Accept: '*/*'}}).then((r) => r.text(), () => '');
    this.ids = declared(...await Promise.all([read('ruleset.yaml'), read('offers.yaml')]));
  }

  typed(text) {
    this.text = text;
    this.message = null;
    // at once where it begins to be unsaved, so that all the page can tell
    if (this.dirty && !this.stored.work.has) this.keepNow();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.keepNow(), PAUSE);
  }

  keepNow() {
    if (!this.stored || !this.rules.editable) return;
    if (this.dirty) this.full = !this.stored.keep(this.text);
    else this.stored.drop();
  }

  /** What was typed before the page was left, on top of what is here now. */
  async restore(entry) {
    const {stored} = this;
    const fresh = entry.etag === stored.etag && !this.dirty;
    const text = fresh ? entry.text : await this.joined(entry.base, entry.text, this.text);
    if (stored !== this.stored) return;
    this.left = text === null ? entry : null;
    if (text === null) return;
    entry.take();
    // a state of its own, for Undo to bring back
    if (!fresh) this.editor.set(entry.text);
    this.editor.set(text);
    this.since = entry.at;
    this.keepNow();
  }

  /** Nobody wants what was left any more. */
  discard() {
    this.left.drop();
    this.left = null;
    this.editor.focus();
  }

  /** The text that comes of both sides; null: cancelled. Where only one side changed a place, nobody is asked. */
  async joined(base, mine, theirs) {
    const items = differences(base, mine, theirs);
    const picked = items.some((item) => item.pick === 'theirs' || item.conflict) ? await showDifferences({
      title: 'Somebody else saved this file', text: 'Choose for each difference what the file is to hold. Nothing is saved yet; Undo brings yours back.',
      items, choosing: true, mine: 'Yours', theirs: 'Theirs', action: 'Use what is chosen'}) : items;
    return picked && merged(base, picked);
  }

  async save() {
    if (!this.rules.editable || !this.dirty || this.busy) return;
    this.busy = true;
    this.problem = null;
    const {text, stored} = this;
    try {
      await stored.save(text);
      this.hash = null;
      this.since = null;
      this.message = `Saved at ${time(new Date().toISOString())}.`;
      this.keepNow();
      this.dispatchEvent(rulesChanged());
    } catch (e) {
      if (e.status === 412) await this.stale().catch((again) => { this.problem = again; });
      else this.problem = e;
    }
    this.busy = false;
  }

  async stale() {
    const {text: theirs, etag} = await this.stored.fetch();
    const both = await this.joined(this.stored.base, this.text, theirs);
    if (both === null) return;
    this.stored.base = theirs;
    this.stored.etag = etag;
    this.editor.set(both);
    this.keepNow();
    this.message = this.dirty ? 'Both are joined, not saved yet.' : 'It is as somebody else saved it.';
    this.editor.focus();
  }

  throwAway() {
    this.editor.set(this.stored.base);
    this.stored.drop();
    this.since = null;
    this.editor.focus();
  }

  /** What the last check says of this file, by line; a scenario that fails is told at its top. */
  showFindings() {
    if (!this.editor) return;
    const found = (this.check?.issues ?? []).filter((i) => !i.accepted && i.location?.file === this.path)
      .map((i) => ({line: i.location.line, column: i.location.column, severity: i.severity, message: i.message}));
    this.editor.findings(found);
  }

  jump() {
    if (this.line && this.editor) this.editor.goTo(Number(this.line));
  }

  state() {
    if (!this.rules.editable) return html`<p class="state">${this.rules.draft ? 'This draft can be read only.' : 'A version never changes: make a draft to edit it.'}</p>`;
    const {dirty, left} = this;
    return html`<div class="row"><button class="primary" ?disabled=${!dirty || this.busy} @click=${() => this.save().then(() => this.editor.focus())}>Save</button>
      <p class="state" role="status">${this.busy ? 'Saving …' : this.message ?? (dirty ? 'Changed, not saved yet. What is typed is kept in this browser.' : 'Saved.')}
        ${dirty && this.since ? html` Typed before, ${time(this.since)}.` : nothing}
        ${dirty && this.full ? html` <strong>There is no room to keep it in this browser: save soon.</strong>` : nothing}
        ${left ? html` What was typed before, ${time(left.at)}, is still kept.
          <button @click=${() => this.restore(left).then(() => this.editor.focus())}>Choose again</button> <button @click=${() => this.discard()}>Throw it away</button>` : nothing}</p>
      ${dirty ? html`<button @click=${this.throwAway}>Back to what is saved</button>` : nothing}</div>`;
  }

  render() {
    return html`
      ${this.problem ? html`<div role="alert" class="problem">${this.problem.message}
        ${this.problem.errors?.length ? html`<ul>${this.problem.errors.slice(0, 10).map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
        ${this.editor ? nothing : html`<button @click=${() => this.open()}>Try again</button>`}</div>` : nothing}
      ${this.text === undefined ? this.problem ? nothing : html`<p role="status" class="waiting">Loading …</p>` : this.state()}
      <div class="text"></div>`;
  }
}

customElements.define('wn-text-editor', TextEditor);
