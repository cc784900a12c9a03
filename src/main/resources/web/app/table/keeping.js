import {html, nothing} from 'lit';
import {time} from '../format.js';
import {joined} from './joining.js';
import {same} from './model.js';

/**
 * Keeps what is typed into a table in this browser, and brings back what was typed before. A controller of the
 * table's editor, of which it uses `sheet`, `stored`, `editable`, `dirty`, `editColumns(head)` and the open cell.
 */
export class Keeping {
  constructor(host) {
    this.host = host;
    this.forget();
    this.leave = (e) => {
      this.close();
      if (host.dirty && this.full) e.preventDefault();
    };
    host.addController(this);
  }

  hostConnected() {
    addEventListener('beforeunload', this.leave);
  }

  hostDisconnected() {
    removeEventListener('beforeunload', this.leave);
    this.close();
  }

  /** Another table begins. `since`: when it was typed; `left`: what nobody has decided about; `head`: columns being edited. */
  forget() {
    Object.assign(this, {since: null, left: null, head: null, full: false});
  }

  /** The field over a cell while somebody types in it. */
  get field() {
    const field = this.host.querySelector('wn-cell-editor');
    return field && !field.hidden ? field : null;
  }

  /** The table is left: what is half typed belongs to it. */
  close() {
    const {field} = this;
    field?.done(field.text, {}, false);
    this.now();
  }

  now() {
    const {host} = this;
    if (!host.sheet || !host.editable) return;
    if (host.dirty || this.head) this.full = !host.stored.keep(host.sheet.table, this.head);
    else host.stored.drop();
  }

  /** Keeps at once what begins to be unsaved, so that all the page can tell. */
  begun() {
    const {host} = this;
    if (host.editable && host.dirty && !host.stored.work.has) this.full = !host.stored.keep(host.sheet.table, this.head);
  }

  /** What was typed before the page was left, on top of what is here now. */
  async restore(entry) {
    const {sheet, stored} = this.host;
    const fresh = entry.etag === stored.etag && !this.host.dirty;
    const table = fresh ? {...entry.table, rows: stored.sameRows(entry)} : await joined(entry.base, entry.head ?? entry.table, sheet.table);
    if (stored !== this.host.stored) return;
    this.left = table ? null : entry;
    if (table) {
      entry.take();
      this.since = entry.at;
      // a state of its own, for Undo to bring back
      if (!fresh) sheet.take('What was typed before', entry.head ?? entry.table);
      if (!same(table, sheet.table)) sheet.take(fresh ? 'What was typed before' : 'Joining both', table);
      if (fresh && entry.head) this.host.editColumns(entry.head);
      this.now();
    }
    this.host.requestUpdate();
  }

  async again() {
    await this.restore(this.left);
    this.host.toGrid();
  }

  /** Nobody wants what was left any more. */
  discard() {
    this.left.drop();
    this.left = null;
    this.host.toGrid();
    this.host.requestUpdate();
  }

  /** In words, for the line below the table. */
  words() {
    const {since, full, left, host: {dirty}} = this;
    return html`
      ${dirty && since ? html` Typed before, ${time(since)}.` : nothing}
      ${dirty && full ? html` <strong>There is no room to keep it in this browser: save soon.</strong>` : nothing}
      ${left ? html` What was typed before, ${time(left.at)}, is still kept.
        <button @click=${() => this.again()}>Choose again</button> <button @click=${() => this.discard()}>Throw it away</button>` : nothing}`;
  }
}
