import {call, json, tagged} from '../api.js';
import {KeptWork} from '../kept-work.js';
import {download} from '../parts/download.js';
import {opened, saved, sent} from './model.js';

/** A table as the service has it, and what is typed and not saved yet, kept in this browser. */
export class Stored {
  /** @param {string} address of the table in the API */
  constructor(address) {
    this.address = address;
    this.work = new KeptWork(`table ${address}`);
    this.base = null;
    this.etag = null;
  }

  /** Reads the table; gives what was kept of an earlier visit: {at, etag, base, table, head, take, drop}, or null. */
  async read() {
    const {value, etag} = await tagged(this.address);
    this.base = opened(value);
    this.etag = etag;
    const left = await this.work.left();
    if (!left) return null;
    const {etag: of, base, table, head} = left.value;
    return {...left, etag: of, base, table: unpacked(table, base), head: head ? unpacked(head, base) : null};
  }

  /** Rows that were not touched are the very ones of the saved table. */
  sameRows({table, base}) {
    const place = new Map(base.rows.map((row, i) => [row, i]));
    return table.rows.map((row) => (place.has(row) ? this.base.rows[place.get(row)] : row));
  }

  /** What the service has now, without taking it as what we began with: {table, etag}. */
  async latest() {
    const {value, etag} = await tagged(this.address);
    return {table: opened(value), etag};
  }

  /**
   * Keeps what is typed; says whether there was room for it. `head` is the table as it would be with the columns
   * that are being edited.
   */
  keep(table, head = null) {
    return this.work.keep({etag: this.etag, base: this.base, table: packed(table, this.base), head: head && packed(head, this.base)});
  }

  /** Forgets what this window kept. */
  drop() {
    this.work.drop();
  }

  /** Saves; the table as saved, with the ids of its new rows. @throws {Problem} stale where somebody saved before */
  async save(table) {
    const response = await call(this.address, {method: 'PUT', json: sent(table), headers: {'If-Match': this.etag}});
    const body = await response.json();
    return this.took(saved(table, body.table), response.headers.get('ETag'));
  }

  /** The service has this table now. */
  took(base, etag) {
    Object.assign(this, {base, etag});
    this.drop();
    return base;
  }

  /** The table as a workbook would make it; nothing is saved. */
  async imported(file) {
    const {table} = await json(`${this.address}/xlsx?dryRun=true`, {
      method: 'PUT', body: file, headers: {'Content-Type': 'application/octet-stream'}});
    return opened(table);
  }

  /** Whom each row holds over the stored base, for the table as it is: the API's answer. */
  counts(table, editable, signal) {
    return editable ? json(`${this.address}/counts`, {json: sent(table), signal}) : json(`${this.address}/counts`, {signal});
  }

  /** Has the browser save the workbook as a file. */
  async download() {
    const response = await call(`${this.address}/xlsx`, {headers: {Accept: '*/*'}});
    const blob = await response.blob();
    download(/filename="([^"]+)"/.exec(response.headers.get('Content-Disposition'))?.[1] ?? 'table.xlsx', [blob], blob.type);
  }
}

// a browser keeps 5 MB: rows that did not change are told by their number
function packed(table, base) {
  const place = new Map(base.rows.map((row, i) => [row, i]));
  return {...table, rows: table.rows.map((row) => place.get(row) ?? row)};
}

const unpacked = (table, base) => ({...table, rows: table.rows.map((row) => (typeof row === 'number' ? base.rows[row] : row))});
