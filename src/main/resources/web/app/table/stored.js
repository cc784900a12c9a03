import {call, json, tagged} from '../api.js';
import {drop, keep, kept} from '../keep.js';
import {download} from '../parts/download.js';
import {opened, saved, sent} from './model.js';

const TAB = crypto.randomUUID?.() ?? String(Math.random());

/** A table as the service has it, and what is typed and not saved yet, kept in this browser. */
export class Stored {
  /** @param {string} address of the table in the API */
  constructor(address) {
    this.address = address;
    this.place = `table ${address}`;
    this.base = null;
    this.etag = null;
  }

  /** Reads the table; gives what was kept of an earlier visit: {at, etag, base, table}, or null. */
  async read() {
    const {value, etag} = await tagged(this.address);
    this.base = opened(value);
    this.etag = etag;
    const entry = kept(this.place);
    return entry && {at: entry.at, etag: entry.value.etag, base: entry.value.base, table: unpacked(entry.value)};
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

  /** Keeps what is typed; says whether there was room for it. */
  keep(table) {
    return keep(this.place, {tab: TAB, etag: this.etag, base: this.base, ...packed(table, this.base)});
  }

  /** Forgets what is kept; only what this window kept, unless `all`. */
  drop(all = false) {
    if (all || kept(this.place)?.value.tab === TAB) drop(this.place);
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
  return {table: {...table, rows: table.rows.map((row) => place.get(row) ?? row)}};
}

const unpacked = ({table, base}) => ({...table, rows: table.rows.map((row) => (typeof row === 'number' ? base.rows[row] : row))});
