import {html, svg} from 'lit';

const WIDTH = 360;
const ROW = 34;
const MARGIN = 12;

/**
 * Draws differences with their intervals over one line at zero. Whoever cannot see it finds the same numbers
 * in the table beside it.
 *
 * @param {Array<{label: string, difference: number, low: number, high: number, better: ?boolean}>} rows
 * @param {function(number): string} write writes a number of the scale
 */
export function intervals(rows, write) {
  const known = rows.filter((r) => [r.difference, r.low, r.high].every(Number.isFinite));
  if (known.length === 0) return html`<p class="waiting">There is nothing to draw yet.</p>`;
  const most = Math.max(...known.map((r) => Math.max(Math.abs(r.low), Math.abs(r.high)))) || 1;
  const x = (value) => MARGIN + ((value + most) / (2 * most)) * (WIDTH - 2 * MARGIN);
  const height = known.length * ROW + 24;
  const of = (row) => (row.low > 0 || row.high < 0 ? (row.better ? 'good' : 'bad') : 'open');
  return html`<svg class="intervals" viewBox="0 0 ${WIDTH} ${height}" width=${WIDTH} height=${height} role="img"
    aria-label=${known.map((r) => `${r.label}: ${write(r.difference)}, between ${write(r.low)} and ${write(r.high)}`).join('; ')}>
    <line class="zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${height - 18}></line>
    ${known.map((r, i) => svg`<g class=${of(r)}>
      <text x=${MARGIN} y=${i * ROW + 12}>${r.label}</text>
      <line x1=${x(r.low)} x2=${x(r.high)} y1=${i * ROW + 22} y2=${i * ROW + 22}></line>
      <circle cx=${x(r.difference)} cy=${i * ROW + 22} r="4"></circle></g>`)}
    <text class="scale" x=${MARGIN} y=${height - 4}>${write(-most)}</text>
    <text class="scale middle" x=${x(0)} y=${height - 4}>0</text>
    <text class="scale end" x=${WIDTH - MARGIN} y=${height - 4}>${write(most)}</text>
  </svg>`;
}
