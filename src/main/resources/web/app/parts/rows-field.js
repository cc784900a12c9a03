import {html} from 'lit';

/**
 * Rows of a small list in a form.
 *
 * @param {string} legend what the list is called
 * @param {object[]} rows
 * @param {Array<[string, string, {choices?: Array<string | [string, string]>, type?: string, optional?: boolean, title?: string}?]>} columns
 *   of each: the name in a row, the label, and how it is typed
 * @param {object} added what a new row holds
 * @param {function} change called with the rows as they are then
 */
export function rowsField(legend, rows, columns, added, change) {
  const put = (i, name, value) => change(rows.map((row, n) => (n === i ? {...row, [name]: value} : row)));
  const choice = (i, row, name, choices) => html`<select @change=${(e) => put(i, name, e.target.value)}>${choices.map((c) => {
    const [value, label] = Array.isArray(c) ? c : [c, c];
    return html`<option value=${value} .selected=${String(value) === String(row[name])}>${label}</option>`;
  })}</select>`;
  const typed = (i, row, name, {type = 'text', optional = false}) => html`<input autocomplete="off" ?required=${!optional} type=${type} step="any"
    class="entry-${name}" .value=${String(row[name] ?? '')} @input=${(e) => put(i, name, e.target.value)}>`;
  return html`<fieldset><legend>${legend}</legend>
    ${rows.map((row, i) => html`<div class="row entry-row">${columns.map(([name, label, how = {}]) => html`<label title=${how.title ?? ''}>${label} ${
      how.choices ? choice(i, row, name, how.choices) : typed(i, row, name, how)}</label>`)}
      <button type="button" @click=${() => change(rows.filter((r, n) => n !== i))}>Remove<span class="out"> ${legend} ${i + 1}</span></button></div>`)}
    <button type="button" @click=${() => change([...rows, added])}>Add<span class="out"> to ${legend}</span></button></fieldset>`;
}
