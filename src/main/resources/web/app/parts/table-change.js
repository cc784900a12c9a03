import {html, nothing} from 'lit';
import {place} from './section.js';
import {beforeAfter, changeWord} from './changes.js';

/** The columns of a table as it is; of one that is gone, those that its cells tell of. */
function columnsOf(change, table) {
  if (table) {
    const of = (kind, columns) => columns.map((c) => ({kind, id: c.id, label: c.label ?? c.name ?? c.expression ?? 'Result'}));
    return [...of('input', table.inputs), ...of('output', table.outputs),
      ...table.annotations.map((name) => ({kind: 'annotation', id: name, label: name}))];
  }
  const seen = new Map();
  for (const row of change.rows) for (const c of row.cells) seen.set(`${c.kind} ${c.column}`, {kind: c.kind, id: c.column, label: c.label ?? c.column});
  return [...seen.values()];
}

function value(table, row, column, index) {
  if (!row) return '';
  return column.kind === 'annotation' ? row.annotations[index - table.inputs.length - table.outputs.length] : row.cells[column.id];
}

function cell(rules, change, row, column, text) {
  const changed = row.cells.find((c) => c.kind === column.kind && c.column === column.id);
  if (!changed) return html`<td>${text}</td>`;
  const kind = changed.before === null ? 'added' : changed.after === null ? 'removed' : 'changed';
  return html`<td class=${kind}>${beforeAfter(changed.before, changed.after)}</td>`;
}

function number(row) {
  if (row.before === null) return `${row.after}`;
  if (row.after === null) return `${row.before}`;
  return row.before === row.after ? `${row.after}` : `${row.before} → ${row.after}`;
}

/** What differs in one decision table: changed rows whole, their changed cells marked. */
export function tableChange(rules, change, table) {
  const columns = columnsOf(change, table);
  const known = new Map((table?.rows ?? []).map((row) => [row.id, row]));
  const rowOf = (row) => known.get(row.id) ?? (row.after === null ? null : table?.rows[row.after - 1]);
  return html`
    <h3><a href=${place(rules, 'tables', change.file, change.decision)}>${change.decision}</a> in ${change.file} ${changeWord(change.change)}</h3>
    ${change.properties.map((p) => html`<p>${p.name}: ${beforeAfter(p.before, p.after)}</p>`)}
    ${change.columns.map((c) => html`<p>Column ${c.label ?? c.id} ${changeWord(c.change)}
      ${c.fields.map((f) => html`<span class="field-change">${f.name}: ${beforeAfter(f.before, f.after)}</span>`)}</p>`)}
    ${change.rows.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Rows of ${change.decision} that differ">
      <table class="list diff"><caption>Rows that differ</caption>
        <thead><tr><th scope="col">Row</th><th scope="col">Change</th>${columns.map((c) => html`<th scope="col" class=${c.kind}>${c.label}</th>`)}</tr></thead>
        <tbody>${change.rows.map((row) => html`<tr class=${row.change}>
          <th scope="row">${row.after !== null && table ? html`<a href=${`${place(rules, 'tables', change.file, change.decision)}?cell=${encodeURIComponent(row.id)}.${encodeURIComponent(firstCell(row, columns))}`}>${number(row)}</a>` : number(row)}</th>
          <td>${changeWord(row.change)}${row.moved && row.change !== 'moved' ? html` ${changeWord('moved')}` : nothing}</td>
          ${columns.map((c, i) => cell(rules, change, row, c, row.change === 'removed' ? '' : value(table, rowOf(row), c, i)))}</tr>`)}</tbody>
      </table></div>` : nothing}`;
}

const firstCell = (row, columns) => row.cells.find((c) => c.kind === 'input' || c.kind === 'output')?.column ?? columns[0]?.id ?? '';
