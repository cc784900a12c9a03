import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {call, json, path} from '../api.js';
import {drop, keep, kept} from '../keep.js';
import {things, time} from '../format.js';
import {ask} from './ask.js';
import {alike, bothVersions, over} from './both.js';
import {rowsField} from './rows-field.js';
import {readEntry, removeEntry, writeEntry} from './yaml-entries.js';
import './workspace.css';
import './catalogue.css';

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A form for one entry of a list in a draft's YAML file. A form sets `what` (segments, offers), `one` (segment, offer),
 * `file`, and implements `values(entry)` (what the fields show), `entry(values)` (what the file shall say) and `fields()`.
 */
export class EntryPage extends Page {
  static properties = {me: {attribute: false}, drafts: {state: true}, typed: {state: true}, both: {state: true},
    said: {state: true}, wrong: {state: true}, busy: {state: true}, issues: {state: true}};

  get id() {
    return this.params.query.id ?? null;
  }

  get draft() {
    return this.params.query.draft ?? null;
  }

  get heading() {
    return this.id ? `${this.one[0].toUpperCase()}${this.one.slice(1)} ${this.id}` : `New ${this.one}`;
  }

  get base() {
    return path`/v1/rule-sets/${this.params.key}`;
  }

  get place() {
    return `entry.${this.what}.${this.params.key}.${this.draft}.${this.id ?? ''}`;
  }

  get address() {
    return this.base + path`/drafts/${this.draft}/files/${this.file}`;
  }

  go(query) {
    location.hash = `${path`#/${this.what}/${this.params.key}/edit?`}${new URLSearchParams({...(this.id && {id: this.id}), ...query})}`;
  }

  subject() {
    return JSON.stringify(this.params);
  }

  async load() {
    const {draft} = this;
    const [{drafts}, set, read] = await Promise.all([json(`${this.base}/drafts`), json(this.base), draft ? this.read() : {}]);
    const open = drafts.filter((d) => !['published', 'submitted', 'approved'].includes(d.state)).reverse();
    return {both: [], wrong: null, set, drafts: open, ...read, ...(draft && this.laid(read.stored, kept(this.place)?.value))};
  }

  /** The file as it is: `etag`, `text`, and what the form shows of the entry: `stored`. */
  async read() {
    const {id} = this;
    const response = await call(this.address).catch((e) => {
      if (e.status === 404 && e.code === 'unknown-file') return null;
      throw e;
    });
    const etag = response?.headers.get('ETag') ?? null;
    const text = response ? await response.text() : '';
    const entry = id ? await readEntry(text, this.what, id) : null;
    if (id && !entry) throw new Error(`The draft's ${this.file} has no ${this.one} called ${id}.`);
    return {etag, text, stored: this.values(entry ?? {})};
  }

  /** What was typed and not saved, laid over what is stored; what it was typed over is kept beside it. */
  laid(stored, left) {
    if (!left) return {typed: stored, origin: stored, both: []};
    const {typed, both} = over(left.base, left.typed, stored);
    return {typed, both, origin: both.length ? left.base : stored};
  }

  change(some) {
    this.said = null;
    this.typed = {...this.typed, ...some};
    this.keep();
  }

  keep() {
    if (alike(this.typed, this.stored)) drop(this.place);
    else keep(this.place, {base: this.origin, typed: this.typed});
  }

  /** The choice where two changed the same: from here on the typing is over what is stored. */
  settle(mine) {
    const theirs = Object.fromEntries(this.both.map((name) => [name, this.stored[name]]));
    Object.assign(this, {typed: mine ? this.typed : {...this.typed, ...theirs}, origin: this.stored, both: []});
    this.keep();
    if (mine) this.save();
  }

  async begin() {
    this.wrong = null;
    try {
      const draft = await json(`${this.base}/drafts`, {json: {from: this.set.live, comment: `${this.heading}`}});
      this.go({draft: draft.id});
    } catch (e) {
      this.wrong = e;
    }
  }

  undo() {
    drop(this.place);
    Object.assign(this, this.laid(this.stored, null));
  }

  /** What is to be written: of an entry that is there already no more than what was changed. */
  changed() {
    const entry = this.entry(this.typed);
    if (!this.id) return entry;
    const before = this.entry(this.stored);
    return Object.fromEntries(Object.entries(entry).filter(([name, value]) => name === 'id' || !same(value ?? null, before[name] ?? null)));
  }

  async save(event) {
    event?.preventDefault();
    this.busy = true;
    Object.assign(this, {wrong: null, said: null});
    try {
      await this.write();
    } catch (e) {
      this.wrong = e;
    }
    this.busy = false;
  }

  /** Where somebody else saved the file meanwhile: this entry is put into theirs, unless both changed the same of it. */
  async write() {
    for (;;) {
      const entry = this.changed();
      if (!this.id && await readEntry(this.text, this.what, entry.id)) throw new Error(`There is a ${this.one} called ${entry.id} already.`);
      if (!await this.put(await writeEntry(this.text, this.what, entry))) {
        if (this.both.length) return;
        continue;
      }
      drop(this.place);
      this.said = `Saved in ${this.file} of the draft.`;
      if (!this.id) {
        this.go({id: entry.id, draft: this.draft});
      } else {
        const read = await this.read();
        Object.assign(this, read, this.laid(read.stored, null));
      }
      await this.check();
      return;
    }
  }

  /** Saves the file; false: somebody else did before, and what they saved is read. */
  async put(text) {
    try {
      await call(this.address, {method: 'PUT', body: text, headers: {'Content-Type': 'application/octet-stream',
        ...(this.etag ? {'If-Match': this.etag} : {'If-None-Match': '*'})}});
      return true;
    } catch (e) {
      if (e.status !== 412) throw e;
      const left = {base: this.origin, typed: this.typed};
      const read = await this.read();
      Object.assign(this, read, this.laid(read.stored, left));
      this.keep();
      return false;
    }
  }

  async takeOut() {
    const done = await ask({title: `Remove ${this.id} from the draft?`, action: 'Remove', doing: 'Removing …',
      text: `What is live keeps it until the draft is published. Tables and rules that still name it are told by the check.`,
      work: async () => {
        for (;;) {
          const before = this.stored;
          if (await this.put(await removeEntry(this.text, this.what, this.id))) return true;
          if (!alike(before, this.stored)) throw new Error(`Somebody else changed this ${this.one} meanwhile: look at it first.`);
        }
      }});
    if (!done) return;
    drop(this.place);
    location.hash = path`#/rules/${this.params.key}/drafts/${this.draft}/check`;
  }

  async check() {
    this.issues = null;
    const report = await json(this.base + path`/drafts/${this.draft}/check`, {method: 'POST'});
    this.issues = report.issues.filter((i) => i.severity !== 'info' && (i.location?.file === this.file || i.message.includes(this.id ?? this.typed.id)));
    this.found = report.issues.length;
    this.checkedFor = this.place;
  }

  /** A field: its label, its name among the values, and how it is typed. */
  field(label, name, more = {}) {
    return html`<label class="field">${label} <input name=${name} autocomplete="off" .value=${String(this.typed[name] ?? '')} ?required=${more.required}
      ?readonly=${more.readonly} type=${more.type ?? 'text'} step=${more.step ?? nothing} pattern=${more.pattern ?? nothing} title=${more.title ?? nothing}
      @input=${(e) => this.change({[name]: e.target.value})}></label>`;
  }

  /** Rows of a small list, as `rowsField` has them. */
  rows(legend, name, columns, added) {
    return rowsField(legend, this.typed[name], columns, added, (rows) => this.change({[name]: rows}));
  }

  choice() {
    return html`<form class="panel wide" @submit=${(e) => { e.preventDefault(); this.go({draft: new FormData(e.target).get('draft')}); }}>
      <h2>In which draft?</h2>
      <p>What is live changes only when a draft is approved and published.</p>
      ${this.drafts.length ? html`<label class="field">Draft <select name="draft">${this.drafts.map((d) => html`<option value=${d.id}>${d.comment || 'Draft'} – ${time(d.updatedAt)}</option>`)}</select></label>
        <div class="row"><button class="primary">Use this draft</button><button type="button" @click=${() => this.begin()}>Begin another</button></div>` : html`
        <div class="row"><button type="button" class="primary" @click=${() => this.begin()}>Begin a draft</button></div>`}</form>`;
  }

  findings() {
    if (!this.issues || this.checkedFor !== this.place) return nothing;
    const link = html`<a href=${path`#/rules/${this.params.key}/drafts/${this.draft}/check`}>Check</a>`;
    return html`<section aria-label="Findings"><h2>Findings</h2>${this.issues.length ? html`<ul>${this.issues.map((i) => html`<li><span class="chip">${i.severity}</span> ${i.message}</li>`)}</ul>`
      : html`<p>None about this ${this.one}.</p>`}<p>${things(this.found, 'finding')} in the draft: ${link}.</p></section>`;
  }

  body() {
    const back = html`<p class="crumbs"><a href=${`#/${this.what}?${new URLSearchParams({ruleSet: this.params.key})}`}>All ${this.what}</a>${
      this.draft ? html` › <a href=${path`#/rules/${this.params.key}/drafts/${this.draft}`}>the draft</a>` : nothing}</p>`;
    return html`${back}
      <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      <div role="alert">${this.wrong ? html`<p class="problem">${this.wrong.message}</p>` : nothing}</div>
      ${!this.draft ? this.choice() : html`${this.both.length ? bothVersions(this.one, this.both, this.typed, this.stored,
    {keep: () => this.settle(true), take: () => this.settle(false)}) : nothing}
        <form class="panel wide" @submit=${this.save} aria-label=${this.heading}><div class="fields">${this.fields()}</div>
          <div class="row"><button class="primary" ?disabled=${this.busy || this.both.length > 0}>Save in the draft</button>
            ${alike(this.typed, this.stored) ? nothing : html`<button type="button" @click=${() => this.undo()}>Undo</button>`}
            ${this.id ? html`<button type="button" @click=${() => this.takeOut()}>Remove from the draft …</button>` : nothing}</div></form>
        ${this.findings()}`}`;
  }
}
