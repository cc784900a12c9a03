import {LitElement, html, nothing} from 'lit';
import {json, path} from '../api.js';
import {time} from '../format.js';
import {ask} from './ask.js';
import {place, rulesChanged} from './section.js';

/** Where a draft or version stands on its way, and the next steps that whoever looks may take. */
class Lifecycle extends LitElement {
  static properties = {rules: {attribute: false}, me: {attribute: false}, said: {state: true}, wrong: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  may(role) {
    return this.me?.roles.includes(role) ?? false;
  }

  async act(work, said, doing = 'Working …') {
    this.wrong = null;
    this.said = null;
    this.busy = doing;
    try {
      const result = await work();
      this.said = said(result);
      this.dispatchEvent(rulesChanged());
      return result;
    } catch (e) {
      this.wrong = e;
      return null;
    } finally {
      this.busy = null;
    }
  }

  step(name, body, said, doing) {
    return this.act(() => json(`${this.rules.base}/${name}`, {json: body}), said, doing);
  }

  async submit() {
    const answer = await ask({title: 'Submit for approval', comment: 'What should the approver know?', action: 'Submit',
      text: 'Somebody who wrote nothing of it has to approve it. Any edit takes it back.'});
    if (answer) await this.step('submit', {comment: answer.comment || null, hash: this.rules.hash}, () => 'Submitted: somebody else can approve it now.');
  }

  async approve() {
    const answer = await ask({title: 'Approve the draft as it is', comment: 'Comment', action: 'Approve'});
    if (answer) await this.step('approve', {comment: answer.comment || null, hash: this.rules.hash}, () => 'Approved: it can be published.');
  }

  async reject() {
    const answer = await ask({title: 'Reject the draft', comment: 'Why?', needed: true, action: 'Reject'});
    if (answer) await this.step('reject', {comment: answer.comment, hash: this.rules.hash}, () => 'Rejected: it can be worked on and submitted again.');
  }

  async publish() {
    const answer = await ask({title: 'Publish as the next version', when: true, action: 'Publish', comment: 'Comment',
      text: 'It is checked and tried first. If anything is wrong, all of it is told and nothing changes.'});
    if (!answer) return;
    const done = await this.step('publish', {comment: answer.comment || null, hash: this.rules.hash, effectiveAt: answer.at}, told, 'Checking, then publishing …');
    if (done) location.hash = `#/rules/${encodeURIComponent(this.rules.key)}/versions/${done.version}`;
  }

  async activate() {
    const {version, live} = this.rules;
    const back = live !== null && version < live;
    const answer = await ask({title: `Make version ${version} live`, when: true, action: back ? 'Roll back' : 'Make live',
      text: `Decisions are made with version ${live ?? 'none'} now. Any version can be made live again.`});
    if (answer) await this.step('activate', {effectiveAt: answer.at}, told, 'Compiling, then switching …');
  }

  async draft() {
    const answer = await ask({title: `New draft from version ${this.rules.version}`, comment: 'What is it about?', action: 'Begin draft'});
    if (!answer) return;
    const made = await this.act(() => json(path`/v1/rule-sets/${this.rules.key}/drafts`,
      {json: {from: this.rules.version, comment: answer.comment || null}}), () => 'The draft is begun.');
    if (made) location.hash = `#/rules/${encodeURIComponent(this.rules.key)}/drafts/${made.id}`;
  }

  versionButtons() {
    const {info, live, version} = this.rules;
    return html`
      ${this.may('analyst') ? html`<button ?disabled=${this.busy} @click=${this.draft}>New draft from it …</button>` : nothing}
      ${this.may('approver') && !info.live ? html`<button class="primary" ?disabled=${this.busy} @click=${this.activate}>
        ${live !== null && version < live ? 'Roll back to it …' : 'Make live …'}</button>` : nothing}`;
  }

  draftButtons() {
    const {info} = this.rules;
    const own = info.authors.includes(this.me?.name);
    const approved = info.approvals.some((a) => a.by === this.me?.name);
    const buttons = [];
    if (this.may('analyst') && (info.state === 'draft' || info.state === 'rejected')) {
      buttons.push(html`<button class="primary" ?disabled=${this.busy} @click=${this.submit}>Submit for approval …</button>`);
    }
    if (this.may('approver') && (info.state === 'submitted' || (info.state === 'approved' && !approved))) {
      buttons.push(own ? html`<span class="waiting">You wrote some of it: somebody else has to approve it.</span>`
        : html`<button class=${info.state === 'submitted' ? 'primary' : ''} ?disabled=${this.busy} @click=${this.approve}>Approve …</button>`);
    }
    if (this.may('approver') && info.state === 'submitted') {
      buttons.push(html`<button ?disabled=${this.busy} @click=${this.reject}>Reject …</button>`);
    }
    if (this.may('approver') && info.state !== 'published') {
      buttons.push(html`<button class=${info.state === 'approved' ? 'primary' : ''} ?disabled=${this.busy} @click=${this.publish}>Publish …</button>`);
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

  problem() {
    const {wrong} = this;
    if (!wrong) return nothing;
    return html`<div role="alert" class="problem"><p>${wrong.message}</p>
      ${wrong.errors.length ? html`<ul>${wrong.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}
      ${wrong.code === 'impact-missing' ? html`<p><a href=${place(this.rules, 'impact')}>See what it changes</a></p>` : nothing}
      ${wrong.status === 422 ? html`<p><a href=${place(this.rules, 'check')}>See the check</a></p>` : nothing}</div>`;
  }

  render() {
    if (!this.rules) return nothing;
    const {info, draft} = this.rules;
    const state = draft ? info.state : info.live ? 'live' : 'not live';
    return html`
      <div class="row lifecycle"><span class="chip ${state}">${state}</span>
        ${draft ? this.draftButtons() : this.versionButtons()}</div>
      ${draft ? html`<ul class="words">${this.words()}</ul>` : nothing}
      <div role="status">${this.busy ? html`<p class="waiting">${this.busy}</p>` : nothing}
        ${this.said ? html`<p class="good">${this.said}</p>` : nothing}</div>
      ${this.problem()}`;
  }
}

const told = (done) => (done.live ? `Version ${done.version} is live.` : `Version ${done.version} goes live at ${time(done.effectiveAt)}.`);

customElements.define('wn-lifecycle', Lifecycle);
