import {LitElement, html, nothing} from 'lit';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {forgetGone, onKeptWork} from '../kept-work.js';
import {ask} from './ask.js';
import {notSaved, notSavedWords, without} from './not-saved.js';
import {place, rulesChanged} from './section.js';

/** Where a draft or version stands on its way, and the next steps that whoever looks may take. */
class Lifecycle extends LitElement {
  static properties = {rules: {attribute: false}, me: {attribute: false}, said: {state: true}};

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ignore = onKeptWork(() => this.requestUpdate());
    forgetGone();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ignore();
  }

  /** What is typed and not saved, for whoever may save it. */
  get open() {
    return this.rules.draft && this.rules.editable ? notSaved(this.rules) : [];
  }

  may(role) {
    return this.me?.roles.includes(role) ?? false;
  }

  /** Asks, does, tells what came of it; `said` makes words of the result. */
  async act(question, said) {
    this.said = null;
    const result = await ask({help: (problem) => this.help(problem), ...question});
    if (result === undefined) return undefined;
    this.said = said(result);
    this.dispatchEvent(rulesChanged());
    return result;
  }

  help(problem) {
    if (problem.code === 'impact-missing') return {href: place(this.rules, 'impact'), label: 'See what it changes'};
    return problem.status === 422 ? {href: place(this.rules, 'check'), label: 'See the check'} : null;
  }

  step(name, body) {
    return json(`${this.rules.base}/${name}`, {json: {hash: this.rules.hash, ...body}});
  }

  submit() {
    return this.act({title: 'Submit for approval', comment: 'What should the approver know?', action: this.open.length ? 'Submit without it' : 'Submit',
      text: `Somebody who wrote nothing of it has to approve it. Any edit takes it back.${without(this.open)}`,
      work: ({comment}) => this.step('submit', {comment})}, () => 'Submitted: somebody else can approve it now.');
  }

  approve() {
    return this.act({title: 'Approve the draft as it is', comment: 'Comment', action: 'Approve',
      work: ({comment}) => this.step('approve', {comment})}, () => 'Approved: it can be published.');
  }

  reject() {
    return this.act({title: 'Reject the draft', comment: 'Why?', needed: true, action: 'Reject',
      work: ({comment}) => this.step('reject', {comment})}, () => 'Rejected: it can be worked on and submitted again.');
  }

  async publish() {
    const done = await this.act({title: 'Publish as the next version', when: true, action: this.open.length ? 'Publish without it' : 'Publish', comment: 'Comment',
      text: `It is checked and tried first. If anything is wrong, all of it is told and nothing changes.${without(this.open)}`, doing: 'Checking, then publishing …',
      work: ({comment, at}) => this.step('publish', {comment, effectiveAt: at})}, told);
    if (done) location.hash = `#/rules/${encodeURIComponent(this.rules.key)}/versions/${done.version}`;
  }

  activate() {
    const {version, live, base} = this.rules;
    const back = live !== null && version < live;
    return this.act({title: `Make version ${version} live`, when: true, action: back ? 'Roll back' : 'Make live', doing: 'Compiling, then switching …',
      text: `Decisions are made with version ${live ?? 'none'} now. Any version can be made live again.`,
      work: ({at}) => json(`${base}/activate`, {json: {effectiveAt: at}})}, told);
  }

  async draft() {
    const {key, version} = this.rules;
    const made = await this.act({title: `New draft from version ${version}`, comment: 'What is it about?', action: 'Begin draft',
      work: ({comment}) => json(path`/v1/rule-sets/${key}/drafts`, {json: {from: version, comment}})}, () => 'The draft is begun.');
    if (made) location.hash = `#/rules/${encodeURIComponent(key)}/drafts/${made.id}`;
  }

  versionButtons() {
    const {info, live, version} = this.rules;
    return html`
      ${this.may('analyst') ? html`<button @click=${this.draft}>New draft from it …</button>` : nothing}
      ${this.may('approver') && !info.live ? html`<button class="primary" @click=${this.activate}>
        ${live !== null && version < live ? 'Roll back to it …' : 'Make live …'}</button>` : nothing}`;
  }

  draftButtons() {
    const {info} = this.rules;
    const own = info.authors.includes(this.me?.name);
    const approved = info.approvals.some((a) => a.by === this.me?.name);
    const buttons = [];
    if (this.may('analyst') && (info.state === 'draft' || info.state === 'rejected')) {
      buttons.push(html`<button class="primary" @click=${this.submit}>Submit for approval …</button>`);
    }
    if (this.may('approver') && (info.state === 'submitted' || (info.state === 'approved' && !approved))) {
      buttons.push(own ? html`<span class="waiting">You wrote some of it: somebody else has to approve it.</span>`
        : html`<button class=${info.state === 'submitted' ? 'primary' : ''} @click=${this.approve}>Approve …</button>`);
    }
    if (this.may('approver') && info.state === 'submitted') {
      buttons.push(html`<button @click=${this.reject}>Reject …</button>`);
    }
    if (this.may('approver') && info.state !== 'published') {
      buttons.push(html`<button class=${info.state === 'approved' ? 'primary' : ''} @click=${this.publish}>Publish …</button>`);
    }
    return buttons;
  }

  words() {
    const {info} = this.rules;
    const notes = info.state === 'draft' ? [] : info.approvals.map((a) => ['Approved', a]);
    if (info.state === 'rejected' && info.reviewed) notes.unshift(['Rejected', info.reviewed]);
    return html`
      ${info.submitted && info.state !== 'draft' ? html`<li>Submitted by ${info.submitted.by}, ${time(info.submitted.at)}</li>` : nothing}
      ${notes.map(([what, note]) => html`<li>${what} by ${note.by}, ${time(note.at)}${note.comment ? html`: <q>${note.comment}</q>` : nothing}</li>`)}
      ${info.version ? html`<li>Published as <a href=${`#/rules/${encodeURIComponent(this.rules.key)}/versions/${info.version}`}>version ${info.version}</a></li>` : nothing}`;
  }

  render() {
    if (!this.rules) return nothing;
    const {info, draft} = this.rules;
    const state = draft ? info.state : info.live ? 'live' : 'not live';
    return html`
      <div class="row lifecycle"><span class="chip ${state}">${state}</span>
        ${draft ? html`${this.draftButtons()}${notSavedWords(this.open)}` : this.versionButtons()}</div>
      ${draft ? html`<ul class="words">${this.words()}</ul>` : nothing}
      <div role="status">${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>`;
  }
}

const told = (done) => (done.live ? `Version ${done.version} is live.` : `Version ${done.version} goes live at ${time(done.effectiveAt)}.`);

customElements.define('wn-lifecycle', Lifecycle);
