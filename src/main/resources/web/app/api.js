// The one way to the public API: problems become errors, an expired login asks for a new one
// and then goes on with the same call, so that nothing typed is lost.

/** A problem (RFC 9457) that the API answered, or `code: 'offline'` where it did not answer. */
export class Problem extends Error {
  constructor(problem, status) {
    super(problem.detail || problem.title || `The service answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.code = problem.code || 'unknown';
    this.errors = problem.errors || [];
    this.problem = problem;
  }
}

let login = null;

/** Says who asks for a new login: a function that resolves once somebody is logged in again. */
export function onLoginNeeded(ask) {
  login = ask;
}

async function failure(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // not a problem document: a proxy's page, or nothing
  }
  return new Problem(problem, response.status);
}

/**
 * Calls the API.
 *
 * @param {string} path such as `/v1/rule-sets`
 * @param {{method?: string, json?: *, body?: BodyInit, headers?: object, signal?: AbortSignal}} [options]
 * @returns {Promise<Response>} an answer with a status below 300
 * @throws {Problem} whatever else the API answers, and where it cannot be reached
 */
export async function call(path, options = {}) {
  const headers = {Accept: 'application/json', ...options.headers};
  let body = options.body;
  if (options.json !== undefined) {
    headers['Content-Type'] ??= 'application/json';
    body = JSON.stringify(options.json);
  }
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  for (;;) {
    let response;
    try {
      response = await fetch(path, {
        method, headers, body, signal: options.signal, credentials: 'same-origin', cache: 'no-store'});
    } catch (e) {
      if (e.name === 'AbortError') throw e;
      throw new Problem({code: 'offline', detail: 'The service cannot be reached. What you typed is kept in this browser; try again in a moment.'}, 0);
    }
    if (response.ok) return response;
    if (response.status === 401 && login && !options.anonymous) {
      await login();
      continue;
    }
    throw await failure(response);
  }
}

/** Calls the API and reads the JSON of its answer; null where there is none. */
export async function json(path, options) {
  const response = await call(path, options);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

/** As {@link json}, with the entity tag that a later save has to name: `{value, etag}`. */
export async function tagged(path, options) {
  const response = await call(path, options);
  return {value: await response.json(), etag: response.headers.get('ETag')};
}

/** Each object of a stream of JSON lines, as it arrives. */
export async function* lines(path, options = {}) {
  const response = await call(path, {...options, headers: {Accept: 'application/x-ndjson', ...options.headers}});
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {value, done} = await reader.read();
    rest += value ?? '';
    const parts = rest.split('\n');
    rest = done ? '' : parts.pop();
    for (const part of parts) if (part.trim()) yield JSON.parse(part);
    if (done) return;
  }
}

/** A path with its parts encoded: path`/v1/contacts/${id}`. */
export function path(strings, ...values) {
  return strings.reduce((all, part, i) => all + encodeURIComponent(values[i - 1]) + part);
}
