import {html, nothing} from 'lit';
import {unsaved} from '../kept-work.js';
import {place} from './section.js';

/** What somebody typed into a draft's tables and files and has not saved, in whichever window: [{label, href}]. */
export function notSaved(rules) {
  const parts = (kind) => unsaved(`${kind} ${rules.base}/${kind}s/`).map((one) => (
    one.slice(`${kind} ${rules.base}/${kind}s/`.length).split('/').map(decodeURIComponent)));
  return [
    ...parts('table').map(([file, decision]) => ({label: `${decision} (${file})`, href: place(rules, 'tables', file, decision)})),
    ...parts('file').map((path) => ({label: path.join('/'), href: place(rules, 'files', path.join('/'))})),
  ];
}

/** Says it in a line, for what is done with a draft goes by what is saved. */
export const notSavedWords = (list) => html`<span role="status" class="not-saved">${list.length === 0 ? nothing : html`Not saved yet:
  ${list.map((one, i) => html`${i ? ', ' : ''}<a href=${one.href}>${one.label}</a>`)}. All that is done here goes without it.`}</span>`;

/** The same where one is asked before it is done. */
export const without = (list) => (list.length === 0 ? '' : ` Not saved yet, and not part of it: ${list.map((one) => one.label).join(', ')}.`);
