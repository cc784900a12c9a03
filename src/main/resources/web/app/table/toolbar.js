import {LitElement, html, nothing} from 'lit';
import {HIT_POLICIES} from './columns.js';

/** The commands of a table, and its view: filter and sort. Says 'command' {name, file?}. */
class TableToolbar extends LitElement {
  static properties = {
    sheet: {attribute: false}, editable: {type: Boolean}, dirty: {type: Boolean}, busy: {type: Boolean}, frozen: {type: Boolean},
    told: {attribute: false}, toldState: {},
  };

  constructor() {
    super();
    this.follow = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.sheet?.addEventListener('change', this.follow);
  }

  willUpdate(changed) {
    if (!changed.has('sheet')) return;
    changed.get('sheet')?.removeEventListener('change', this.follow);
    this.sheet.addEventListener('change', this.follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sheet.removeEventListener('change', this.follow);
  }

  do(name, more = {}) {
    this.dispatchEvent(new CustomEvent('command', {detail: {name, ...more}}));
  }

  button(name, label, {keys = '', off = false, kind = ''} = {}) {
    return html`<button class=${kind} ?disabled=${off} title=${keys || nothing} aria-keyshortcuts=${keys || nothing}
      @click=${() => this.do(name)}>${label}</button>`;
  }

  editing() {
    const {history, arranged, shown, range} = this.sheet;
    const none = shown.length === 0;
    const many = range.bottom > range.top ? 'rows' : 'row';
    return html`
      <div class="row" role="group" aria-label="Edit">
        ${this.button('save', 'Save', {keys: 'Control+S', off: !this.dirty || this.busy, kind: 'primary'})}
        ${this.button('undo', history.undoes ? `Undo ${history.undoes.toLowerCase()}` : 'Undo', {keys: 'Control+Z', off: history.undoes === null})}
        ${this.button('redo', 'Redo', {keys: 'Control+Y', off: history.redoes === null})}
        ${this.button('insertAbove', 'Insert above', {keys: 'Alt+Insert'})}
        ${this.button('insertBelow', 'Insert below', {keys: 'Alt+Shift+Insert'})}
        ${this.button('duplicate', `Duplicate ${many}`, {keys: 'Control+Shift+D', off: none})}
        ${this.button('remove', `Delete ${many}`, {keys: 'Alt+Delete', off: none})}
        ${this.button('moveUp', 'Move up', {keys: 'Alt+Shift+ArrowUp', off: none || arranged})}
        ${this.button('moveDown', 'Move down', {keys: 'Alt+Shift+ArrowDown', off: none || arranged})}
        ${this.button('fillDown', 'Fill down', {keys: 'Control+D', off: none})}
        ${this.button('columns', 'Columns …')}
      </div>`;
  }

  /** Filter and sort change what is seen, never the table. */
  view() {
    const {sheet} = this;
    const column = sheet.columns[sheet.focus.c];
    const sorted = sheet.view.sort?.column === column?.id ? (sheet.view.sort.down ? 'down' : 'up') : '';
    return html`
      <div class="row" role="group" aria-label="View">
        <label>Show rows with <input type="search" class="filter" .value=${sheet.view.filters.get('') ?? ''}
          @input=${(e) => sheet.filter('', e.target.value)}></label>
        ${column ? html`<label>in “${column.label}” <input type="search" class="filter column" .value=${sheet.view.filters.get(column.id) ?? ''}
          @input=${(e) => sheet.filter(column.id, e.target.value)}></label>
        <label>Sort by “${column.label}” <select @change=${(e) => sheet.sortBy(e.target.value ? column.id : null, e.target.value === 'down')}>
          <option value="" ?selected=${sorted === ''}>as in the table</option>
          <option value="up" ?selected=${sorted === 'up'}>upwards</option>
          <option value="down" ?selected=${sorted === 'down'}>downwards</option></select></label>` : nothing}
        ${sheet.arranged ? html`<span role="status">${sheet.shown.length} of ${sheet.table.rows.length} rows${sheet.view.sort ? ', sorted' : ''}. The table itself stays in its order.</span>
          <button @click=${() => this.do('showAll')}>Show all</button>` : nothing}
      </div>`;
  }

  render() {
    const {table} = this.sheet;
    const means = HIT_POLICIES.find(([word]) => word === table.hitPolicy)?.[1];
    return html`
      ${this.editable ? this.editing() : nothing}
      ${this.view()}
      <div class="row" role="group" aria-label="Table">
        <span class="policy">Hit policy: <strong>${table.hitPolicy.toLowerCase()}</strong> (${means}${table.aggregation ? `, ${table.aggregation.toLowerCase()}` : ''})</span>
        ${this.button('find', this.editable ? 'Find and replace' : 'Find', {keys: 'Control+F'})}
        <label><input type="checkbox" .checked=${this.frozen} @change=${() => this.do('freeze')}> Notes stay in sight</label>
        <label><input type="checkbox" .checked=${this.told.counted.on} @change=${() => this.do('counts')}> Count contacts</label>
        <label><input type="checkbox" .checked=${this.told.results !== null} @change=${() => this.do('results')}> Show results</label>
        ${this.button('download', 'Download .xlsx', {off: this.dirty})}
        ${this.editable ? html`<label class=${`button${this.dirty ? ' off' : ''}`}>Upload .xlsx<input type="file" class="out" accept=".xlsx" ?disabled=${this.dirty}
          @change=${(e) => { const [file] = e.target.files; e.target.value = ''; if (file) this.do('upload', {file}); }}></label>` : nothing}
        ${this.dirty ? html`<span class="waiting">Spreadsheets go with what is saved: save first.</span>` : nothing}
        <span role="status">${this.toldState}</span>
      </div>`;
  }
}

customElements.define('wn-table-toolbar', TableToolbar);
