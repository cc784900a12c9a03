import {html, nothing} from 'lit';
import {Page} from '../page.js';
import {route} from '../router.js';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {ask} from '../parts/ask.js';
import '../parts/workspace.css';

/** A rule set: its versions, its drafts, and what is scheduled. */
class RuleSetPage extends Page {
  static properties = {me: {attribute: false}, said: {state: true}};

  get heading() {
    return this.set?.name ?? this.params.key;
  }

  get base() {
    return path`/v1/rule-sets/${this.params.key}`;
  }

  async load() {
    const [set, {versions}, {drafts}, {activations}] = await Promise.all([
      json(this.base), json(`${this.base}/versions`), json(`${this.base}/drafts`), json(`${this.base}/activations`)]);
    return {set, versions: versions.reverse(), drafts: drafts.reverse(), activations};
  }

  may(role) {
    return this.me?.roles.includes(role) ?? false;
  }

  /** Asks, does, looks again; `said` makes words of the result. */
  async act(question, said) {
    this.said = null;
    const result = await ask(question);
    if (result === undefined) return undefined;
    this.said = said(result);
    await this.reload();
    return result;
  }

  open(draft) {
    if (draft) location.hash = `#/rules/${encodeURIComponent(this.params.key)}/drafts/${draft.id}`;
  }

  async begin(from) {
    this.open(await this.act({title: `New draft from version ${from}`, comment: 'What is it about?', action: 'Begin draft',
      work: ({comment}) => json(`${this.base}/drafts`, {json: {from, comment}})}, () => 'The draft is begun.'));
  }

  async upload() {
    this.open(await this.act({title: 'New draft from a zip', file: 'Zip with the files of a rule set', accept: '.zip,application/zip',
      comment: 'What is it about?', action: 'Upload', doing: 'Uploading …',
      work: ({comment, file}) => json(this.base + (comment ? path`/drafts?comment=${comment}` : '/drafts'),
        {method: 'POST', body: file, headers: {'Content-Type': 'application/zip'}})}, () => 'The draft is begun.'));
  }

  discard(draft) {
    return this.act({title: 'Discard the draft?', text: 'Its files are deleted for good.', action: 'Discard',
      work: () => json(this.base + path`/drafts/${draft.id}`, {method: 'DELETE'})}, () => 'The draft is gone.');
  }

  activate(version) {
    const back = version.version < this.set.live;
    return this.act({title: `Make version ${version.version} live`, when: true,
      text: `${back ? 'Rolls back' : 'Changes'} from version ${this.set.live ?? 'none'}. Nothing is lost: any version can be made live again.`,
      action: back ? 'Roll back' : 'Make live', doing: 'Compiling, then switching …',
      work: ({at}) => json(`${this.base}/versions/${version.version}/activate`, {json: {effectiveAt: at}})},
    (done) => (done.live ? `Version ${version.version} is live.` : `Version ${version.version} goes live at ${time(done.effectiveAt)}.`));
  }

  cancel(activation) {
    return this.act({title: 'Call it off?', text: `Version ${activation.version} then does not go live at ${time(activation.effectiveAt)}.`, action: 'Call off',
      work: () => json(this.base + path`/activations/${activation.id}`, {method: 'DELETE'})}, () => 'It is called off.');
  }

  versionRow(v) {
    const address = `#/rules/${encodeURIComponent(this.params.key)}/versions/${v.version}`;
    return html`<tr>
      <th scope="row"><a href=${address}>Version ${v.version}</a> ${v.live ? html`<span class="chip live">live</span>` : nothing}</th>
      <td>${v.comment || '–'}</td>
      <td>${time(v.publishedAt)}<br>${v.publishedBy ?? 'with the application'}</td>
      <td>${v.approvedBy ?? '–'}</td>
      <td><div class="row">
        ${v.version > 1 ? html`<a href="${address}/changes">Changes<span class="out"> in version ${v.version}</span></a>` : nothing}
        ${this.may('analyst') ? html`<button @click=${() => this.begin(v.version)}>New draft<span class="out"> from version ${v.version}</span></button>` : nothing}
        ${this.may('approver') && !v.live ? html`<button @click=${() => this.activate(v)}>${v.version < this.set.live ? 'Roll back' : 'Make live'}<span class="out"> to version ${v.version}</span> …</button>` : nothing}
      </div></td></tr>`;
  }

  draftRow(d) {
    return html`<tr>
      <th scope="row"><a href=${`#/rules/${encodeURIComponent(this.params.key)}/drafts/${d.id}`}>${d.comment || 'Draft'}</a></th>
      <td><span class="chip ${d.state}">${d.state}</span>${d.version ? html` as version ${d.version}` : nothing}</td>
      <td>${d.from ? `version ${d.from}` : 'a zip'}</td>
      <td>${d.authors.join(', ') || d.author}</td>
      <td>${time(d.updatedAt)}</td>
      <td>${this.may('analyst') && d.state !== 'published' ? html`<button @click=${() => this.discard(d)}>Discard<span class="out"> ${d.comment || 'draft'}</span> …</button>` : nothing}</td></tr>`;
  }

  body() {
    const [open, old] = [this.drafts.filter((d) => d.state !== 'published'), this.drafts.filter((d) => d.state === 'published')];
    const coming = this.activations.filter((a) => a.state === 'scheduled');
    const draftHead = html`<thead><tr><th scope="col">Draft</th><th scope="col">State</th><th scope="col">Made from</th>
      <th scope="col">Written by</th><th scope="col">Last change</th><th scope="col">Actions</th></tr></thead>`;
    return html`
      <p class="crumbs"><a href="#/rules">Rules</a> › <a href=${`#/rules/${encodeURIComponent(this.params.key)}/history`}>Audit trail</a></p>
      <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      <h2>Drafts</h2>
      ${this.may('analyst') ? html`<p class="row">
        ${this.set.live ? html`<button class="primary" @click=${() => this.begin(this.set.live)}>New draft from the live version …</button>` : nothing}
        <button @click=${() => this.upload()}>New draft from a zip …</button></p>` : nothing}
      ${open.length ? html`<table class="list"><caption>Being worked on</caption>${draftHead}<tbody>${open.map((d) => this.draftRow(d))}</tbody></table>`
        : html`<p class="waiting">Nobody works on a draft.</p>`}
      ${old.length ? html`<details><summary>${old.length} published drafts</summary>
        <table class="list"><caption>Published drafts</caption>${draftHead}<tbody>${old.map((d) => this.draftRow(d))}</tbody></table></details>` : nothing}
      ${coming.length ? html`<h2>Scheduled</h2>
        <table class="list"><caption>What goes live later</caption>
          <thead><tr><th scope="col">Version</th><th scope="col">Goes live</th><th scope="col">Asked by</th><th scope="col">Actions</th></tr></thead>
          <tbody>${coming.map((a) => html`<tr><th scope="row">Version ${a.version}</th><td>${time(a.effectiveAt)}</td><td>${a.requestedBy}</td>
            <td>${this.may('approver') ? html`<button @click=${() => this.cancel(a)}>Call off …</button>` : nothing}</td></tr>`)}</tbody></table>` : nothing}
      <h2>Versions</h2>
      <table class="list"><caption>Published versions, latest first</caption>
        <thead><tr><th scope="col">Version</th><th scope="col">Comment</th><th scope="col">Published</th><th scope="col">Approved by</th><th scope="col">Actions</th></tr></thead>
        <tbody>${this.versions.map((v) => this.versionRow(v))}</tbody></table>`;
  }
}

customElements.define('wn-rule-set', RuleSetPage);
route('/rules/:key', 'wn-rule-set');
