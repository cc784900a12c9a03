import {LitElement, html, nothing} from 'lit';
import {AGGREGATIONS, HIT_POLICIES, withAggregation, withColumn, withColumnChanged, withColumnMoved, withPolicy, withoutColumn} from './columns.js';

const GROUPS = [['input', 'inputs', 'Conditions'], ['output', 'outputs', 'Conclusions'], ['annotation', 'annotations', 'Notes']];
const FIELDS = {
  input: [['label', 'Label'], ['expression', 'Looks at'], ['type', 'Type'], ['allowedValues', 'Allowed values']],
  output: [['name', 'Name'], ['label', 'Label'], ['type', 'Type'], ['allowedValues', 'Allowed values'], ['defaultOutput', 'Without a row']],
};

/**
 * Edits a table's columns and hit policy in a dialog; says each change of them with the table as it would be.
 *
 * @returns {Promise<object | null>} the table with them; null: cancelled
 */
export function editColumns(table, changed) {
  const dialog = document.createElement('wn-columns');
  dialog.table = table;
  dialog.changed = changed;
  document.body.append(dialog);
  return dialog.answer;
}

class Columns extends LitElement {
  static properties = {table: {attribute: false}};

  constructor() {
    super();
    this.before = document.activeElement;
    this.answer = new Promise((resolve) => { this.resolve = resolve; });
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  updated(changed) {
    if (changed.get('table')) this.changed(this.table);
  }

  done(answer) {
    this.resolve(answer);
    this.remove();
    if (this.before?.isConnected) this.before.focus();
  }

  submit(event) {
    event.preventDefault();
    this.done(this.table);
  }

  /** A button may be gone, or off, with what it did: the focus stays in its group. */
  async change(table, group) {
    const fields = group.querySelectorAll('input').length;
    this.table = table;
    await this.updateComplete;
    const inputs = [...group.querySelectorAll('input')];
    if (inputs.length > fields) inputs[fields].focus();
    else if (!group.contains(document.activeElement) || document.activeElement.disabled) group.querySelector('tr:last-child button').focus();
  }

  fields(kind, column, at) {
    if (kind === 'annotation') {
      return html`<td colspan="5"><input aria-label=${`Name of note ${at + 1}`} .value=${column}
        @input=${(e) => { this.table = withColumnChanged(this.table, kind, at, e.target.value); }}></td>`;
    }
    return html`${FIELDS[kind].map(([name, label]) => html`<td><input aria-label=${`${label} of ${kind === 'input' ? 'condition' : 'conclusion'} ${at + 1}`}
      .value=${column[name] ?? ''} ?required=${name === 'expression'}
      @input=${(e) => { this.table = withColumnChanged(this.table, kind, at, {[name]: e.target.value || null}); }}></td>`)}
      ${kind === 'input' ? html`<td></td>` : nothing}`;
  }

  group([kind, list, title]) {
    const columns = this.table[list];
    const button = (text, label, change, off = false) => html`<button type="button" aria-label=${label} title=${label} ?disabled=${off}
      @click=${(e) => this.change(change(), e.currentTarget.closest('tbody'))}>${text}</button>`;
    return html`<tbody>
      <tr><th scope="rowgroup" colspan="6">${title}</th></tr>
      <tr>${kind === 'annotation' ? html`<th scope="col" colspan="5">Name</th>`
        : html`${FIELDS[kind].map(([, label]) => html`<th scope="col">${label}</th>`)}${kind === 'input' ? html`<td></td>` : nothing}`}<td></td></tr>
      ${columns.map((column, at) => html`<tr>${this.fields(kind, column, at)}<td class="row">
        ${button('←', `Move ${title.toLowerCase()} ${at + 1} left`, () => withColumnMoved(this.table, kind, at, -1), at === 0)}
        ${button('→', `Move ${title.toLowerCase()} ${at + 1} right`, () => withColumnMoved(this.table, kind, at, 1), at === columns.length - 1)}
        ${button('Delete', `Delete ${title.toLowerCase()} ${at + 1}`, () => withoutColumn(this.table, kind, at), kind === 'output' && columns.length === 1)}
      </td></tr>`)}
      <tr><td colspan="6">${button(`Add to ${title.toLowerCase()}`, `Add to ${title.toLowerCase()}`,
        () => withColumn(this.table, kind, kind === 'annotation' ? 'Note' : {}))}</td></tr></tbody>`;
  }

  render() {
    const {table} = this;
    return html`<dialog class="columns" aria-labelledby="columns-title" @cancel=${(e) => { e.preventDefault(); this.done(null); }}>
      <form @submit=${this.submit}>
        <h2 id="columns-title">Columns and hit policy</h2>
        <div class="row">
          <label>Hit policy <select @change=${(e) => { this.table = withPolicy(this.table, e.target.value); }}>
            ${HIT_POLICIES.map(([word, means]) => html`<option value=${word} ?selected=${word === table.hitPolicy}>${word.toLowerCase()}: ${means}</option>`)}</select></label>
          ${table.hitPolicy === 'COLLECT' ? html`<label>Aggregation <select @change=${(e) => { this.table = withAggregation(this.table, e.target.value); }}>
            <option value="" ?selected=${!table.aggregation}>none, a list</option>
            ${AGGREGATIONS.map((word) => html`<option value=${word} ?selected=${word === table.aggregation}>${word.toLowerCase()}</option>`)}</select></label>` : nothing}
        </div>
        <div class="scroll"><table class="list plain">${GROUPS.map((group) => this.group(group))}</table></div>
        <p class="row"><button class="primary">Apply</button><button type="button" @click=${() => this.done(null)}>Cancel</button></p>
      </form></dialog>`;
  }
}

customElements.define('wn-columns', Columns);
