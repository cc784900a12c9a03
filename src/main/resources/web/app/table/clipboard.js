// Blocks of cells as spreadsheets put them on the clipboard: an HTML table, or lines with tabs.

/** What stands in quotes up to a tab, a line end or the end; null where the quote is no such bracket. */
function quoted(source, from) {
  let value = '';
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] !== '"') {
      value += source[i];
    } else if (source[i + 1] === '"') {
      value += '"';
      i++;
    } else {
      const end = source[i + 1];
      if (end !== undefined && end !== '\t' && end !== '\n' && end !== '\r') return null;
      // "DE" is a text of FEEL; spreadsheets put quotes only around what would be cut into pieces
      return /[\t\n\r"]/.test(value) ? {value: value.replace(/\r\n?/g, '\n'), end: i + 1} : null;
    }
  }
  return null;
}

/** Lines with tabs as rows of texts. */
export function fromText(source) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < source.length || row.length) {
    const bracket = source[at] === '"' ? quoted(source, at) : null;
    let end = bracket ? bracket.end : at;
    if (!bracket) while (end < source.length && !'\t\n\r'.includes(source[end])) end++;
    row.push(bracket ? bracket.value : source.slice(at, end));
    at = end + (source[end] === '\r' && source[end + 1] === '\n' ? 2 : 1);
    if (source[end] === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function cellText(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\u00a0/g, ' ').replace(/\s*[\r\n]+\s*/g, ' ');
  if (node.nodeName === 'BR') return '\n';
  let value = '';
  for (const child of node.childNodes) value += cellText(child);
  return value;
}

/** The first table of an HTML text as rows of texts; null where there is none. */
export function fromHtml(source) {
  const table = new DOMParser().parseFromString(source, 'text/html').querySelector('table');
  if (!table) return null;
  const rows = [];
  [...table.rows].forEach((tr, r) => {
    rows[r] ??= [];
    let c = 0;
    for (const cell of tr.cells) {
      while (rows[r][c] !== undefined) c++;
      const value = cellText(cell).split('\n').map((line) => line.trim()).join('\n');
      for (let down = 0; down < Math.max(1, cell.rowSpan); down++) {
        rows[r + down] ??= [];
        for (let right = 0; right < cell.colSpan; right++) rows[r + down][c + right] = down || right ? '' : value;
      }
      c += cell.colSpan;
    }
  });
  return rows.slice(0, table.rows.length).map((row) => Array.from(row, (value) => value ?? ''));
}

/** What a clipboard holds as rows of texts; its table where it has one. */
export function pasted(data) {
  const html = data.getData('text/html');
  const rows = /<table/i.test(html) ? fromHtml(html) : null;
  return rows?.length ? rows : fromText(data.getData('text/plain'));
}

const tabbed = (value) => (/[\t\n\r]|^"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
// without its style Excel begins another row with it
const BREAK = '<br style="mso-data-placement:same-cell">';
const escaped = (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', BREAK);

/** Puts rows of texts on a clipboard, for spreadsheets and for text editors. */
export function copied(data, rows) {
  data.setData('text/plain', rows.map((row) => row.map(tabbed).join('\t')).join('\n'));
  // the format keeps a spreadsheet from taking '= 5' for a formula and '1..2' for a date
  data.setData('text/html', `<table>${rows.map((row) => `<tr>${row.map((value) => (
    `<td style="mso-number-format:'\\@'">${escaped(value)}</td>`)).join('')}</tr>`).join('')}</table>`);
}
