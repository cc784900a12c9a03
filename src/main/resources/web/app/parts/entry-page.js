import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {call, json, path} from '../api.js';
import {drop, keep, kept} from '../keep.js';
import {things, time} from '../format.js';
import {readEntry, writeEntry} from './yaml-entries.js';
import './workspace.css';
import './catalogue.css';

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A form for one entry of a list in a draft's YAML file. A form sets `what` (segments, offers), `one` (segment, offer),
 * `file`, and implements `values(entry)` (what the fields show), `entry(values)` (what the file shall say) and `fields()`.
 */
export class EntryPage extends Page {
  static properties = {me: {attribute: false}, drafts: {state: true}, typed: {state: true}, theirs: {state: true},
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
    return `${this.what}.${this.params.key}.${this.draft}.${this.id ?? ''}`;
  }

  get address() {
    return this.base + path`/drafts/${this.draft}/files/${this.file}`;
  }

  go(query) {
    location.hash = `${path`#/${this.what}/${this.params.key}/edit?`}${new URLSearchParams({...(this.id && {id: this.id}), ...query})}`;
  }

  async load() {
    Object.assign(this, {theirs: null, wrong: null, issues: null});
    const [{drafts}, set] = await Promise.all([json(`${this.base}/drafts`), json(this.base)]);
    this.set = set;
    this.drafts = drafts.filter((d) => !['published', 'submitted', 'approved'].includes(d.state)).reverse();
    if (!this.draft) return;
    await this.read();
    this.typed = kept(this.place)?.value ?? this.stored;
  }

  async read() {
    const response = await call(this.address).catch((e) => {
      if (e.status === 404 && e.code === 'unknown-file') return null;
      throw e;
    });
    this.etag = response?.headers.get('ETag') ?? null;
    this.text = response ? await response.text() : '';
    const entry = this.id ? await readEntry(this.text, this.what, this.id) : null;
    if (this.id && !entry) throw new Error(`The draft's ${this.file} has no ${this.one} called ${this.id}.`);
    this.stored = this.values(entry ?? {});
  }

  change(some) {
    this.said = null;
    this.typed = {...this.typed, ...some};
    keep(this.place, this.typed);
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

  /** Where somebody else saved the file meanwhile: this entry is put into theirs, unless it is what they changed. */
  async write() {
    for (;;) {
      const entry = this.changed();
      if (!this.id && await readEntry(this.text, this.what, entry.id)) throw new Error(`There is a ${this.one} called ${entry.id} already.`);
      const text = await writeEntry(this.text, this.what, entry);
      try {
        await call(this.address, {method: 'PUT', body: text, headers: {'Content-Type': 'application/octet-stream',
          ...(this.etag ? {'If-Match': this.etag} : {'If-None-Match': '*'})}});
      } catch (e) {
        if (e.status !== 412) throw e;
        const before = this.stored;
        await this.read();
        if (same(before, this.stored)) continue;
        this.theirs = this.stored;
        return;
      }
      drop(this.place);
      this.said = `Saved in ${this.file} of the draft.`;
      if (!this.id) this.go({id: entry.id, draft: this.draft});
      await this.read();
      this.typed = this.stored;
      await this.check();
      return;
    }
  }

  async check() {
    this.issues = null;
    const report = await json(this.base + path`/drafts/${this.draft}/check`, {method: 'POST'});
    this.issues = report.issues.filter((i) => i.severity !== 'info' && (i.location?.file === this.file || i.message.includes(this.id ?? this.typed.id)));
    this.found = report.issues.length;
  }

  /** A field: its label, its name among the values, and how it is typed. */
  field(label, name, more = {}) {
    return html`<label class="field">${label} <input name=${name} autocomplete="off" .value=${String(this.typed[name] ?? '')} ?required=${more.required}
      ?readonly=${more.readonly} type=${more.type ?? 'text'} step=${more.step ?? nothing} pattern=${more.pattern ?? nothing} title=${more.title ?? nothing}
      @input=${(e) => this.change({[name]: e.target.value})}></label>`;
  }

  /** Rows of a small list: `columns` are [name, label, options]. */
  rows(legend, name, columns, added) {
    const rows = this.typed[name];
    const put = (i, column, value) => this.change({[name]: rows.map((r, n) => (n === i ? {...r, [column]: value} : r))});
    return html`<fieldset><legend>${legend}</legend>
      ${rows.map((row, i) => html`<div class="row entry-row">${columns.map(([column, label, choices]) => html`<label>${label} ${choices ? html`
        <select @change=${(e) => put(i, column, e.target.value)}>${choices.map((c) => html`<option value=${c} ?selected=${c === row[column]}>${c}</option>`)}</select>` : html`
        <input autocomplete="off" required class="entry-${column}" .value=${String(row[column])} @input=${(e) => put(i, column, e.target.value)}>`}</label>`)}
        <button type="button" @click=${() => this.change({[name]: rows.filter((r, n) => n !== i)})}>Remove<span class="out"> ${legend} ${i + 1}</span></button></div>`)}
      <button type="button" @click=${() => this.change({[name]: [...rows, added]})}>Add<span class="out"> to ${legend}</span></button></fieldset>`;
  }

  choice() {
    return html`<form class="panel wide" @submit=${(e) => { e.preventDefault(); this.go({draft: new FormData(e.target).get('draft')}); }}>
      <h2>In which draft?</h2>
      <p>What is live changes only when a draft is approved and published.</p>
      ${this.drafts.length ? html`<label class="field">Draft <select name="draft">${this.drafts.map((d) => html`<option value=${d.id}>${d.comment || 'Draft'} – ${time(d.updatedAt)}</option>`)}</select></label>
        <div class="row"><button class="primary">Use this draft</button><button type="button" @click=${() => this.begin()}>Begin another</button></div>` : html`
        <div class="row"><button type="button" class="primary" @click=${() => this.begin()}>Begin a draft</button></div>`}</form>`;
  }

  other() {
    const names = Object.keys(this.theirs).filter((n) => !same(this.theirs[n], this.typed[n]));
    const write = (v) => (typeof v === 'object' ? JSON.stringify(v) : String(v ?? ''));
    return html`<div role="alert" class="warning"><p>Somebody else changed this ${this.one} meanwhile. Which shall stay?</p>
      <table class="list"><caption>What differs</caption><thead><tr><th scope="col">Field</th><th scope="col">Yours</th><th scope="col">Theirs</th></tr></thead>
        <tbody>${names.map((n) => html`<tr><th scope="row">${n}</th><td>${write(this.typed[n])}</td><td>${write(this.theirs[n])}</td></tr>`)}</tbody></table>
      <p class="row"><button @click=${() => { this.theirs = null; this.save(); }}>Keep mine</button>
        <button @click=${() => { this.typed = this.theirs; this.theirs = null; drop(this.place); }}>Take theirs</button></p></div>`;
  }

  findings() {
    if (!this.issues) return nothing;
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
      ${!this.draft ? this.choice() : html`${this.theirs ? this.other() : nothing}
        <form class="panel wide" @submit=${this.save} aria-label=${this.heading}><div class="fields">${this.fields()}</div>
          <div class="row"><button class="primary" ?disabled=${this.busy || this.theirs}>Save in the draft</button>
            ${same(this.typed, this.stored) ? nothing : html`<button type="button" @click=${() => { drop(this.place); this.typed = this.stored; }}>Undo</button>`}</div></form>
        ${this.findings()}`}`;
  }
}
