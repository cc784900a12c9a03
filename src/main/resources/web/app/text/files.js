import {html, nothing} from 'lit';
import {Section, place, rulesChanged, section} from '../parts/section.js';
import {ask} from '../parts/ask.js';
import {download} from '../parts/download.js';
import {call, json} from '../api.js';
import {count, things} from '../format.js';
import '../picture/dmn-picture.js';
import './sheet-view.js';
import './text-editor.js';
import {taken} from './uploading.js';
import './files.css';

const NEW = /^(?:scenarios\/)?[\w][\w.-]*\.(?:dmn|drl|yaml|xlsx)$/;
const FIRST_WORDS = {
  drl: (key) => `package ${key.replace(/\W/g, '_')};\n\nrule "Name of the rule"\nwhen\n    Metrics(orders > 0)\nthen\n    insert(new SegmentMatch("segment-id"));\nend\n`,
  yaml: () => 'sentence: Who it is and what comes out\ngiven:\n  contact: {country: DE}\n  metrics: {orders: 1}\nthen:\n  segments: {include: []}\n',
};

/** The files of a draft or version: one open in an editor, the others a click away. */
class Files extends Section {
  static properties = {check: {attribute: false}, said: {state: true}, wrong: {state: true}};

  async load() {
    const {files} = this.rules.draft ? this.rules.info : await json(`${this.rules.base}/files`);
    this.list = files;
  }

  get path() {
    return this.params.rest[0] ?? this.list.find((f) => f.path === 'ruleset.yaml')?.path ?? this.list[0]?.path;
  }

  file(path) {
    return `${this.rules.base}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** The address of a spreadsheet's cells. */
  sheet(path) {
    return `${this.rules.base}/sheets/${encodeURIComponent(path)}`;
  }

  /** Asks, does, goes to the file that came of it. */
  async act(question, said) {
    this.said = null;
    const path = await ask(question);
    if (path === undefined) return;
    this.said = said(path);
    this.dispatchEvent(rulesChanged());
    location.hash = place(this.rules, 'files', ...(path ? [path] : []));
  }

  named(path) {
    if (!NEW.test(path)) throw new Error('A file is called such as more.drl, offers2.dmn or scenarios/a-case.yaml: letters, digits, dashes, dots and underscores, ending in .dmn, .drl, .yaml or .xlsx.');
    return path;
  }

  create() {
    return this.act({title: 'New file', name: 'What is it called?', needed: true, action: 'Create',
      text: 'Scenarios go into the folder scenarios. Rules take part once ruleset.yaml names them.',
      work: async ({name}) => {
        const path = this.named(name);
        const words = FIRST_WORDS[path.split('.').pop()];
        if (!words) throw new Error('A table or a spreadsheet is best made elsewhere and uploaded.');
        await this.put(path, words(this.rules.key), '*');
        return path;
      }}, (path) => `${path} is there.`);
  }

  upload() {
    return this.act({title: 'Upload a file', file: 'File', accept: '.dmn,.drl,.yaml,.xlsx', name: 'What is it called here? (empty: as it is)', action: 'Upload', doing: 'Uploading …',
      text: 'A file of that name is replaced, after what differs was shown; what it held stays in the audit trail as a hash only.',
      work: async ({name, file}) => {
        const path = this.named(name || (/\.yaml$/.test(file.name) && !['ruleset.yaml', 'offers.yaml'].includes(file.name) ? `scenarios/${file.name}` : file.name));
        const before = this.list.find((f) => f.path === path);
        if (before && !(await taken({path, address: this.file(path), sheet: this.sheet(path), file}))) throw new Error('Nothing is uploaded.');
        await this.put(path, file, before ? null : '*', before?.etag);
        return path;
      }}, (path) => `${path} is uploaded.`);
  }

  put(path, body, ifNoneMatch, etag) {
    return call(this.file(path), {method: 'PUT', body,
      headers: {'Content-Type': 'application/octet-stream', ...(ifNoneMatch ? {'If-None-Match': ifNoneMatch} : {'If-Match': `"${etag}"`})}});
  }

  discard(file) {
    return this.act({title: `Delete ${file.path}?`, text: 'The draft goes on without it. The version that it came from keeps it.', action: 'Delete',
      work: async () => {
        await call(this.file(file.path), {method: 'DELETE', headers: {'If-Match': `"${file.etag}"`}});
        return '';
      }}, () => `${file.path} is gone.`);
  }

  async download(path) {
    this.wrong = null;
    try {
      const response = await call(this.file(path), {headers: {Accept: '*/*'}});
      const blob = await response.blob();
      download(path.split('/').pop(), [blob], blob.type);
    } catch (e) {
      this.wrong = e;
    }
  }

  entry(file, open) {
    const found = (this.check?.issues ?? []).filter((i) => !i.accepted && i.location?.file === file.path && i.severity !== 'info').length;
    const failed = this.check?.scenarios.cases.some((c) => c.file === file.path && !c.passed);
    return html`<li><a href=${place(this.rules, 'files', file.path)} aria-current=${file.path === open ? 'page' : nothing}>${file.path.replace('scenarios/', '')}${
      failed ? html` <span class="severity is-error">✖<span class="out"> fails</span></span>` : found ? html` <span class="severity is-warning">▲<span class="out"> ${things(found, 'finding')}</span></span>` : nothing}</a></li>`;
  }

  /** What came of the scenario that is open, in the check as it is known. */
  scenario(path) {
    const one = this.check?.scenarios.cases.find((c) => c.file === path);
    if (!one) return path.startsWith('scenarios/') ? html`<p class="waiting">It runs with the check of what is saved.</p>` : nothing;
    return html`<div class=${one.passed ? 'good' : 'problem'} role="note">
      <p><strong>${one.passed ? 'It holds' : 'It fails'}</strong>: ${one.segments.join(', ') || 'no segment'}; ${one.offer ?? 'no offer'}.</p>
      ${one.differences.length ? html`<ul>${one.differences.map((d) => html`<li>${d.what}: expected ${d.expected}, got ${d.actual}</li>`)}</ul>` : nothing}</div>`;
  }

  open(path) {
    const file = this.list.find((f) => f.path === path);
    if (!file) return html`<p class="problem" role="alert">There is no file ${path} here.</p>`;
    const format = path.split('.').pop();
    return html`<div class="row"><h2>${path}</h2>
        <button @click=${() => this.download(path)}>Download</button>
        ${this.rules.editable ? html`<button @click=${() => this.discard(file)}>Delete …</button>` : nothing}</div>
      ${this.scenario(path)}
      ${format === 'dmn' ? html`<details open><summary>Picture</summary>
        <wn-dmn-picture .address=${this.file(path)} .stamp=${this.rules.hash} .rules=${this.rules} .path=${path}></wn-dmn-picture></details>
        <p>The whole model as text; its tables are easier to edit as tables.</p>` : nothing}
      ${format === 'xlsx' ? html`<p>A spreadsheet of ${count(file.size)} bytes: download it, edit it in Excel or LibreOffice, and upload it again: what differs is shown before it is taken.</p>
        <wn-sheet-view .address=${this.sheet(path)} .stamp=${this.rules.hash}></wn-sheet-view>`
        : html`<wn-text-editor .rules=${this.rules} .path=${path} .line=${this.params.query.line ?? null} .check=${this.check}></wn-text-editor>`}`;
  }

  body() {
    const open = this.path;
    const scenarios = this.list.filter((f) => f.path.startsWith('scenarios/'));
    const others = this.list.filter((f) => !f.path.startsWith('scenarios/'));
    return html`
      <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      ${this.wrong ? html`<p role="alert" class="problem">${this.wrong.message}</p>` : nothing}
      <div class="files">
        <nav aria-label="Files">
          ${this.rules.editable ? html`<p class="row"><button @click=${this.create}>New file …</button><button @click=${this.upload}>Upload …</button></p>` : nothing}
          ${this.rules.version ? html`<p><a href=${`${this.rules.base}/bundle`}>Download all as zip</a></p>` : nothing}
          <ul>${others.map((f) => this.entry(f, open))}</ul>
          ${scenarios.length ? html`<details ?open=${open?.startsWith('scenarios/')}><summary>${things(scenarios.length, 'scenario')}</summary>
            <ul>${scenarios.map((f) => this.entry(f, open))}</ul></details>` : nothing}
        </nav>
        <div>${open ? this.open(open) : html`<p>There are no files yet.</p>`}</div>
      </div>`;
  }
}

customElements.define('wn-files', Files);
section({id: 'files', label: 'Files', order: 20, element: 'wn-files'});
