import {html, nothing} from 'lit';
import {Section, place, section} from './section.js';
import {json} from '../api.js';
import {count, things, time} from '../format.js';

/** What a draft or version is, and what is in it. */
class Overview extends Section {
  async load() {
    return {tables: (await json(`${this.rules.base}/tables`)).tables};
  }

  file(path) {
    const file = this.rules.info.files?.find((f) => f.path === path);
    return html`<tr>
      <th scope="row"><a href=${place(this.rules, 'files', path)}>${path}</a></th>
      <td>${this.tables.filter((t) => t.file === path).map((t) => html`<div><a href=${place(this.rules, 'tables', t.file, t.decision)}>${t.decision}</a>
        <span class="waiting">${things(t.rows, 'row')}, ${t.hitPolicy.toLowerCase()}</span></div>`)}</td>
      ${file ? html`<td class="number">${count(file.size)}</td><td>${file.savedBy ?? '–'}, ${time(file.savedAt)}</td>` : nothing}</tr>`;
  }

  list(caption, paths) {
    return html`<table class="list"><caption>${caption}</caption>
      <thead><tr><th scope="col">File</th><th scope="col">Tables</th>
        ${this.rules.info.files ? html`<th scope="col">Bytes</th><th scope="col">Saved</th>` : nothing}</tr></thead>
      <tbody>${paths.map((path) => this.file(path))}</tbody></table>`;
  }

  files() {
    const {files} = this.rules.info;
    const paths = files ? files.map((f) => f.path) : [...new Set(this.tables.map((t) => t.file))];
    const scenarios = paths.filter((p) => p.startsWith('scenarios/'));
    return html`${this.list(files ? 'Files' : 'Files with tables', paths.filter((p) => !p.startsWith('scenarios/')))}
      ${scenarios.length ? html`<details><summary>${count(scenarios.length)} scenarios</summary>${this.list('Scenarios', scenarios)}</details>` : nothing}`;
  }

  body() {
    const {info} = this.rules;
    const facts = this.rules.draft ? [
      ['Made from', info.from ? html`<a href=${`#/rules/${encodeURIComponent(this.rules.key)}/versions/${info.from}`}>version ${info.from}</a>` : 'nothing'],
      ['Begun', `${info.author}, ${time(info.createdAt)}`],
      ['Written by', info.authors.join(', ') || '–'],
      ['Last changed', `${info.updatedBy ?? '–'}, ${time(info.updatedAt)}`],
    ] : [
      ['Published', `${info.publishedBy ?? 'came with the application'}, ${time(info.publishedAt)}`],
      ['Approved by', info.approvedBy ?? '–'],
      ['As a file', html`<a href=${`${this.rules.base}/bundle`}>Download as zip</a>`],
    ];
    return html`
      <dl class="facts">
        ${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
        <dt>Comment</dt><dd>${info.comment || '–'}</dd>
        <dt>Hash of the files</dt><dd><code>${info.hash}</code></dd>
      </dl>
      <h2>What is in it</h2>
      ${this.files()}`;
  }
}

customElements.define('wn-overview', Overview);
section({id: 'overview', label: 'Overview', order: 0, element: 'wn-overview'});
