import {call} from '../api.js';
import {KeptWork} from '../kept-work.js';

/** A text file as the service has it, and what is typed and not saved yet, kept in this browser. */
export class StoredText {
  /** @param {string} address of the file in the API */
  constructor(address) {
    this.address = address;
    this.work = new KeptWork(`file ${address}`);
    this.base = '';
    this.etag = null;
  }

  async fetch() {
    const response = await call(this.address, {headers: {Accept: '*/*'}});
    return {text: await response.text(), etag: response.headers.get('ETag')};
  }

  /** Reads it; gives what was kept of an earlier visit: {at, etag, base, text, take, drop}, or null. */
  async read() {
    const {text, etag} = await this.fetch();
    this.base = text;
    this.etag = etag;
    const left = await this.work.left();
    return left && {...left, ...left.value};
  }

  /** Keeps what is typed; says whether there was room for it. */
  keep(text) {
    return this.work.keep({etag: this.etag, base: this.base, text});
  }

  /** Forgets what this window kept. */
  drop() {
    this.work.drop();
  }

  /** @throws {Problem} stale where somebody saved before */
  async save(text) {
    const response = await call(this.address, {method: 'PUT', body: text,
      headers: {'If-Match': this.etag, 'Content-Type': 'application/octet-stream'}});
    this.etag = response.headers.get('ETag');
    this.base = text;
  }
}
