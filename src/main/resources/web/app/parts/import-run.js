import {json} from '../api.js';
import {chunks} from './chunks.js';
import {Run} from './run.js';

const SHOWN = 200;
const NOTHING = {received: 0, created: 0, updated: 0, duplicates: 0, failed: 0};

/** What can be imported: `address` of the API, and how the file looks. */
export const KINDS = {contacts: {label: 'Contacts', address: '/v1/contacts/import', hint: 'CSV with a header, or a JSON object a line'},
  events: {label: 'Events', address: '/v1/events', hint: 'a JSON object a line'}};

/**
 * A file on its way into the base, part after part. `state` is `running`, `done` (all of it was read and sent),
 * `cancelled`, `stopped` (a part did not get through and can be sent again) or `broken` (the file could not be read to
 * its end).
 */
export class ImportRun extends Run {
  constructor(file, kind, csv) {
    super();
    Object.assign(this, {kind, csv, name: file.name, size: file.size, bytes: 0, sums: NOTHING, errors: [], refused: [], header: ''});
    this.parts = chunks(file, csv, this.stop.signal);
    this.part = null;
  }

  cancel() {
    super.cancel();
    if (this.state === 'stopped') this.be('cancelled');
  }

  /** Sends part after part; one that did not get through is sent again when asked once more: that does no harm. */
  async send() {
    this.be('running');
    try {
      while (await this.read()) {
        const answer = await json(KINDS[this.kind].address, {body: this.part.body, signal: this.stop.signal,
          headers: {'Content-Type': this.csv ? 'text/csv' : 'application/x-ndjson'}});
        this.take(answer);
      }
      this.bytes = this.size;
      this.be('done');
    } catch (e) {
      if (e.name === 'AbortError') this.be('cancelled');
      else if (e instanceof Unreadable) this.be('broken', e);
      else this.be('stopped', e);
    }
  }

  /** Whether there is a part to send. A reader that has failed once gives no more, and must not count as the end. */
  async read() {
    if (this.part) return true;
    try {
      const {value, done} = await this.parts.next();
      this.part = done ? null : value;
    } catch (e) {
      throw e.name === 'AbortError' ? e : new Unreadable();
    }
    return this.part !== null;
  }

  take(answer) {
    const {part} = this;
    this.part = null;
    this.sums = Object.fromEntries(Object.keys(NOTHING).map((k) => [k, this.sums[k] + (answer[k] ?? 0)]));
    this.errors = [...this.errors, ...answer.errors.map((e) => ({...e, line: e.line + part.shift}))].slice(0, SHOWN);
    for (const error of answer.errors) this.refused.push(part.line(error.line));
    this.header = part.header;
    this.bytes = part.bytes;
    this.further();
  }
}

class Unreadable extends Error {
  constructor() {
    super('The file could not be read to its end. Was it changed, moved or taken away meanwhile? Choose it again: what was sent already does no harm.');
  }
}
