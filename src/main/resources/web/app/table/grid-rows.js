import {html, nothing} from 'lit';
import {choices} from './cell-editor.js';
import {subtitle, title} from './titles.js';

// What stands in a grid: its head, its rows, their cells.

const SIGNS = {error: '✖', warning: '⚠', info: 'ℹ'};

/** The head of a grid: what its columns are called, and which one it is sorted by. */
export function head(grid) {
  const {columns, view} = grid.sheet;
  return html`<thead><tr aria-rowindex="1">
    <th scope="col" class="number">Row</th>
    ${grid.extras.map((extra) => html`<th scope="col" class="extra">${extra.label}</th>`)}
    ${columns.map((column, c) => {
      const held = grid.held(c);
      const sorted = view.sort?.column === column.id ? (view.sort.down ? 'descending' : 'ascending') : null;
      return html`<th scope="col" data-c=${c} class=${`${column.kind}${held ? ' frozen' : ''}`} aria-sort=${sorted ?? nothing}
        .style=${held ?? ''} title=${title(column)}>
        <span class="name">${column.label}</span>${sorted ? html`<span aria-hidden="true"> ${view.sort.down ? '▼' : '▲'}</span>` : nothing}
        <span class="sub">${subtitle(column)}</span></th>`;
    })}</tr></thead>`;
}

/** The row at a place of the view. */
export function row(grid, r, range) {
  const {sheet} = grid;
  const one = sheet.rowAt(r);
  const number = sheet.shown[r] + 1;
  const mark = grid.marks(one);
  const chosen = r >= range.top && r <= range.bottom;
  return html`<tr aria-rowindex=${r + 2} data-r=${r} data-number=${number}>
    <th scope="row" data-row class=${chosen ? 'number chosen' : 'number'} title=${mark?.text ?? nothing}>${number}${mark
      ? html` <span class="mark">${mark.sign}<span class="out">${mark.text}</span></span>` : nothing}</th>
    ${grid.extras.map((extra) => html`<td class="extra">${extra.text(one)}</td>`)}
    ${sheet.columns.map((column, c) => cell(grid, one, column, r, c, chosen && c >= range.left && c <= range.right))}</tr>`;
}

function cell(grid, one, column, r, c, chosen) {
  const {focus} = grid.sheet;
  const here = focus.r === r && focus.c === c;
  const finding = grid.findings.of(one, column);
  const held = grid.held(c);
  const value = grid.sheet.text(r, c);
  const picks = here && grid.editable && choices(column).length;
  const names = `${column.kind}${chosen ? ' chosen' : ''}${here ? ' here' : ''}${finding ? ` ${finding.severity}` : ''}${held ? ' frozen' : ''}`;
  return html`<td id=${`cell-${r}-${c}`} data-c=${c} class=${names} aria-selected=${chosen ? 'true' : 'false'}
    aria-invalid=${finding?.severity === 'error' ? 'true' : nothing} aria-description=${finding?.message ?? nothing}
    title=${finding?.message ?? (value.length > 18 ? value : nothing)}
    .style=${held ?? ''}>${
    finding ? html`<span class="sign" aria-hidden="true">${SIGNS[finding.severity]}</span>` : nothing}${
    value.includes('\n') ? value.replaceAll('\n', ' ⏎ ') : value}${
    picks ? html`<span class="pick" aria-hidden="true">▾</span>` : nothing}</td>`;
}
