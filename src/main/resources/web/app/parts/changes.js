import {html, nothing} from 'lit';
import {Section, place, section} from './section.js';
import {tableChange} from './table-change.js';
import {json, path} from '../api.js';
import {things} from '../format.js';
import './changes.css';

const SIGNS = {added: '+', removed: '−', changed: '≠', moved: '↕'};

/** How something changed, as a sign and a word. */
export const changeWord = (change) => html`<span class="change ${change}"><span aria-hidden="true">${SIGNS[change]}</span> ${change}</span>`;

/** A value before and after: removed and added text, told apart by more than colour. */
export const beforeAfter = (before, after) => html`
  ${before === null ? nothing : html`<del>${before === '' ? '(empty)' : before}</del>`}
  ${after === null ? nothing : html`<ins>${after === '' ? '(empty)' : after}</ins>`}`;

/** What a draft or version has otherwise than another version: by cell, entry and line. */
class Changes extends Section {
  static properties = {against: {state: true}};

  basis() {
    return `${super.basis()} ${this.against ?? ''}`;
  }

  async load() {
    const {key, draft, version, base, info} = this.rules;
    const versions = (await json(path`/v1/rule-sets/${key}/versions`)).versions.map((v) => v.version);
    const others = versions.filter((v) => v !== version).reverse();
    const chosen = this.against ?? (draft ? info.from : others.find((v) => v < version) ?? others[0]) ?? null;
    if (version !== null && chosen === null) return {others, chosen, diff: null};
    const diff = await json(draft ? `${base}/diff${chosen === null ? '' : `?against=${chosen}`}`
      : path`/v1/rule-sets/${key}/versions/${chosen}/diff/${version}`);
    const tables = new Map(await Promise.all(diff.tables.filter((t) => t.change !== 'removed').map(async (t) => [
      t, await json(base + path`/tables/${t.file}/${t.decision}`).catch(() => null)])));
    return {others, chosen, diff, tables};
  }

  choose(event) {
    this.against = Number(event.target.value);
  }

  entry(e) {
    return html`<tr><td>${changeWord(e.change)}</td><th scope="row">${e.kind} ${e.id}</th>
      <td>${e.fields.map((f) => html`<div class="field-change"><span>${f.name}</span> ${beforeAfter(f.before, f.after)}</div>`)}</td>
      <td><a href=${place(this.rules, 'files', e.file)}>${e.file}</a></td></tr>`;
  }

  sheet(s) {
    return html`<h3>${s.file}, sheet ${s.sheet} ${changeWord(s.change)}</h3>
      <table class="list"><caption>Cells that differ</caption><thead><tr><th scope="col">Cell</th><th scope="col">Before and after</th></tr></thead>
        <tbody>${s.cells.map((c) => html`<tr><th scope="row">${c.cell}</th><td>${beforeAfter(c.before, c.after)}</td></tr>`)}</tbody></table>`;
  }

  text(t) {
    return html`<details><summary>${t.file}: ${things(t.lines.length, 'line')}</summary>
      <table class="lines"><caption class="out">Lines of ${t.file} that differ</caption>
        <thead class="out"><tr><th scope="col">Before</th><th scope="col">After</th><th scope="col">Line</th></tr></thead>
        <tbody>${t.lines.map((l) => html`<tr class=${l.change}><td>${l.before}</td><td>${l.after}</td>
          <td>${l.change === 'added' ? html`<ins>+ ${l.text}</ins>` : html`<del>− ${l.text}</del>`}</td></tr>`)}</tbody></table></details>`;
  }

  body() {
    const {diff} = this;
    const chooser = this.others.length ? html`<label>Compared with
      <select @change=${this.choose}>${this.others.map((v) => html`
        <option value=${v} .selected=${v === this.chosen}>version ${v}${v === this.rules.live ? ' (live)' : ''}</option>`)}</select></label>` : nothing;
    if (!diff) return html`${chooser}<p>There is no other version to compare with.</p>`;
    return html`
      <div class="row">${chooser}</div>
      ${diff.files.length === 0 ? html`<p>Nothing differs.</p>` : html`
        <p>${things(diff.files.length, 'file differs', 'files differ')}: ${diff.files.map((f, i) => html`${i ? ', ' : ''}${f.path} ${changeWord(f.change)}`)}</p>`}
      ${diff.tables.length ? html`<h2>Decision tables</h2>` : nothing}
      ${diff.tables.map((t) => tableChange(this.rules, t, this.tables.get(t)))}
      ${diff.entries.length ? html`<h2>Segments, offers, scenarios, settings</h2>
        <table class="list"><caption>Entries that differ</caption>
          <thead><tr><th scope="col">Change</th><th scope="col">What</th><th scope="col">Before and after</th><th scope="col">File</th></tr></thead>
          <tbody>${diff.entries.map((e) => this.entry(e))}</tbody></table>` : nothing}
      ${diff.sheets.length ? html`<h2>Spreadsheets</h2>${diff.sheets.map((s) => this.sheet(s))}` : nothing}
      ${diff.texts.length ? html`<h2>Text by line</h2>${diff.texts.map((t) => this.text(t))}` : nothing}`;
  }
}

customElements.define('wn-changes', Changes);
section({id: 'changes', label: 'Changes', order: 60, element: 'wn-changes', alone: true});
