import {call, path} from '../api.js';
import {Run} from './run.js';

/** How a file of members may look. */
export const FORMATS = {csv: {label: 'CSV', type: 'text/csv'}, ndjson: {label: 'JSON lines', type: 'application/x-ndjson'}};

/** Members of a campaign on their way into a file. `state`: `running`, `done`, `cancelled`, or `stopped` by a break. */
export class ExportRun extends Run {
  /**
   * @param {string} campaign its key
   * @param {'csv' | 'ndjson'} format
   * @param {boolean} trial decides without a trace
   */
  constructor(campaign, format, trial) {
    super();
    Object.assign(this, {campaign, format, trial, lines: 0, parts: [], last: null, head: ''});
  }

  /** A break costs nothing: it goes on after the last contact that arrived. */
  async go() {
    this.stop = new AbortController();
    this.be('running');
    const query = new URLSearchParams({...(this.trial && {dryRun: true}), ...(this.last !== null && {after: this.last})});
    try {
      const response = await call(path`/v1/campaigns/${this.campaign}/members?` + query,
        {method: 'POST', signal: this.stop.signal, headers: {Accept: FORMATS[this.format].type}});
      await this.read(response.body.pipeThrough(new TextDecoderStream()).getReader());
      this.be('done');
    } catch (e) {
      if (e.name === 'AbortError') this.be('cancelled');
      else this.be('stopped', e.status === undefined ? {message: 'The connection broke off.'} : e);
    }
  }

  async read(reader) {
    let rest = '';
    let first = this.format === 'csv';
    let open = false;
    let whole = '';
    for (;;) {
      const {value, done} = await reader.read();
      rest += value ?? '';
      const lines = rest.split('\n');
      rest = lines.pop();
      const taken = [];
      for (const line of lines) {
        whole += `${line}\n`;
        if (this.format === 'csv' && (line.split('"').length - 1) % 2 === 1) open = !open;
        if (open) continue;
        const record = whole;
        whole = '';
        if (first) {
          first = false;
          this.header(record);
          continue;
        }
        taken.push(record);
      }
      if (taken.length) {
        this.parts.push(taken.join(''));
        this.last = this.contact(taken[taken.length - 1]) ?? this.last;
        this.lines += taken.length;
        this.further();
      }
      if (done) return;
    }
  }

  header(record) {
    this.column = record.trim().split(',').indexOf('contactId');
    if (!this.head) {
      this.head = record;
      this.parts.push(record);
    }
  }

  contact(record) {
    if (this.format === 'ndjson') return JSON.parse(record).contactId;
    const cells = [...record.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(?:,|\r?\n)/g)];
    const cell = cells[this.column];
    return cell ? cell[1]?.replaceAll('""', '"') ?? cell[2] : null;
  }
}
