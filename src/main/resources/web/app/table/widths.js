import {text} from './model.js';

export const NUMBER = 72;
export const EXTRA = 110;

const LOOKED_AT = 300;
const BOUNDS = {input: [96, 280], output: [110, 300], description: [140, 360], annotation: [160, 360]};

/** How wide each column is, in pixels: for most of what stands in it, and its name. */
export function widths(table, columns) {
  return columns.map((column) => {
    const lengths = table.rows.slice(0, LOOKED_AT).map((row) => text(row, column).length).sort((a, b) => a - b);
    const most = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
    const [least, largest] = BOUNDS[column.kind];
    return Math.round(Math.min(largest, Math.max(least, most * 8 + 24, Math.min(200, column.label.length * 9.5 + 24))));
  });
}
