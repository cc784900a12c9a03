import {html, nothing} from 'lit';
import {Section, place, section} from './section.js';
import {json} from '../api.js';
import {count, time} from '../format.js';

/** What a draft or version is, and what is in it. */
class Overview extends Section {
  async load() {
    this.tables = (await json(`${this.rules.base}/tables`)).tables;
  }

  files() {
    const {info} = this.rules;
    const tables = (file) => this.tables.filter((t) => t.file === file);
    const paths = info.files ? info.files.map((f) => f.path) : [...new Set(this.tables.map((t) => t.file))];
    const about = (path) => info.files?.find((f) => f.path === path);
    return html`
      <table class="list">
        <caption>${info.files ? 'Files' : 'Files with tables'}</caption>
        <thead><tr><th scope="col">File</th><th scope="col">Tables</th>
          ${info.files ? html`<th scope="col">Bytes</th><th scope="col">Saved</th>` : nothing}</tr></thead>
        <tbody>${paths.map((path) => html`<tr>
          <th scope="row"><a href=${place(this.rules, 'files', path)}>${path}</a></th>
          <td>${tables(path).map((t) => html`<div><a href=${place(this.rules, 'tables', t.file, t.decision)}>${t.decision}</a>
            <span class="waiting">${count(t.rows)} rows, ${t.hitPolicy.toLowerCase()}</span></div>`)}</td>
          ${info.files ? html`<td class="number">${count(about(path).size)}</td>
            <td>${about(path).savedBy ?? '–'}, ${time(about(path).savedAt)}</td>` : nothing}</tr>`)}</tbody>
      </table>`;
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
