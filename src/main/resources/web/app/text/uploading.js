import {call, json} from '../api.js';
import {things} from '../format.js';
import {showDifferences} from '../table/difference-dialog.js';
import {differences} from './merge.js';

/** What a workbook changes, by cell; its sheets come as rows of a dialog of differences. */
function cells({sheets}) {
  return sheets.flatMap(({sheet, change, cells: list}) => (list.length ? list : [{cell: '', before: null, after: change}]).map(
    ({cell, before, after}) => ({kind: 'cell', name: sheet, column: null, what: cell, mine: before, theirs: after})));
}

/**
 * Shows what a file that is uploaded changes in the one that it replaces, before it does.
 *
 * @param {{path: string, address: string, sheet: string, file: File}} upload `address` of the file in the API,
 *   `sheet`: of its cells, if it is a spreadsheet
 * @returns {Promise<boolean>} whether it is to be taken
 * @throws {Problem} it cannot be read
 */
export async function taken({path, address, sheet, file}) {
  const spreadsheet = path.endsWith('.xlsx');
  const was = spreadsheet ? null : await call(address, {headers: {Accept: '*/*'}}).then((response) => response.text());
  const items = spreadsheet
    ? cells(await json(`${sheet}/diff`, {method: 'POST', body: file, headers: {'Content-Type': 'application/octet-stream'}}))
    : differences(was, was, await file.text());
  const picked = await showDifferences({
    title: `What the file changes in ${path}`,
    text: items.length ? `${things(items.length, 'difference')}. The draft stays as it is until you take it.`
      : spreadsheet ? 'No cell differs; it may look otherwise.' : 'It holds the same already.',
    items, choosing: false, mine: 'In the draft', theirs: 'In the file', action: 'Take it'});
  return picked !== null;
}
