// What somebody typed and has not saved yet, kept in this browser: over a reload, an expired
// login, a broken connection. One entry a place (a table of a draft, a form), by whoever is logged in.

const PREFIX = 'winnow.kept.';
let user = '';

/** Says whose unsaved work is meant from here on. */
export function keepFor(name) {
  user = name;
}

const key = (place) => `${PREFIX}${user}.${place}`;

/** Keeps a value (anything that JSON can hold) for a place; says whether there was room for it. */
export function keep(place, value) {
  try {
    localStorage.setItem(key(place), JSON.stringify({at: new Date().toISOString(), value}));
    return true;
  } catch {
    return false;
  }
}

/** What is kept for a place: `{at, value}`, or null. */
export function kept(place) {
  const text = localStorage.getItem(key(place));
  return text === null ? null : JSON.parse(text);
}

/** Forgets what was kept for a place, once it is saved or thrown away. */
export function drop(place) {
  localStorage.removeItem(key(place));
}

/** The places with something kept that begin with a text. */
export function keptPlaces(start) {
  return Object.keys(localStorage).filter((one) => one.startsWith(key(start))).map((one) => one.slice(key('').length));
}

/** Has another place hold what is kept for this one; there is room for it. */
export function move(place, to) {
  const text = localStorage.getItem(key(place));
  localStorage.removeItem(key(place));
  localStorage.setItem(key(to), text);
}
