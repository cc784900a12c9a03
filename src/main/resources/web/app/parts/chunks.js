// A file of lines, read in parts: never the whole of it is in memory.

const LINES = 1000; // the API tells the errors of a thousand lines of one call
const CHARACTERS = 1 << 20;

async function* texts(file, signal) {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const {value, done} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Lines with their ends; of CSV a cell in quotes may hold several. */
async function* lines(file, csv, signal) {
  let rest = '';
  let open = false;
  let whole = '';
  for await (const text of texts(file, signal)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    for (const part of parts) {
      whole += `${part}\n`;
      if (csv && (part.split('"').length - 1) % 2 === 1) open = !open;
      if (!open) {
        yield whole;
        whole = '';
      }
    }
  }
  if (whole || rest) yield whole + rest;
}

const count = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/**
 * Parts of a file, each of which can be sent by itself: `{body, shift, bytes, line(n)}`. A part of CSV begins with the
 * file's header. `shift` is to be added to the number of a line of the part to get the file's; `line` gives its text;
 * `bytes` is how much of the file has been read with it.
 *
 * @param {File} file
 * @param {boolean} csv
 * @param {AbortSignal} signal ends it
 */
export async function* chunks(file, csv, signal) {
  const size = new TextEncoder();
  let header = '';
  let first = 1;
  let bytes = 0;
  let held = [];
  let characters = 0;
  const part = () => {
    const starts = new Map();
    const before = count(header);
    let at = before + 1;
    for (const text of held) {
      starts.set(at, text);
      at += count(text);
    }
    const made = {body: header + held.join(''), shift: first - 1 - before, bytes, header, line: (n) => starts.get(n) ?? ''};
    first += at - before - 1;
    held = [];
    characters = 0;
    return made;
  };
  for await (const text of lines(file, csv, signal)) {
    bytes += size.encode(text).length;
    if (csv && !header) {
      header = text.endsWith('\n') ? text : `${text}\n`;
      first += count(text);
      continue;
    }
    held.push(text);
    characters += text.length;
    if (held.length === LINES || characters > CHARACTERS) yield part();
  }
  if (held.length || (csv && header && first === count(header) + 1)) yield part();
}
