/**
 * Gives something to the reader as a file.
 *
 * @param {string} name of the file
 * @param {Array<string | Blob>} parts what it holds, one after the other
 */
export function download(name, parts, type = 'text/plain') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, {type}));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
