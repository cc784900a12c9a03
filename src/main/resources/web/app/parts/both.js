import {html} from 'lit';

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const write = (value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));

/**
 * What was typed, laid over what is stored now. Without knowing what it was typed over, the typed values would take
 * back whatever somebody else has saved since.
 *
 * @param {object} base the fields as they were when the typing began
 * @param {object} typed the fields as they were left
 * @param {object} stored the fields as they are stored now
 * @returns {{typed: object, both: string[]}} the fields as the form shall show them; those that both changed,
 *   otherwise than each other, keep what was typed and are named in `both`
 */
export function over(base, typed, stored) {
  const both = [];
  const made = {...stored};
  for (const name of Object.keys(typed)) {
    if (same(typed[name], base[name])) continue;
    made[name] = typed[name];
    if (!same(base[name], stored[name]) && !same(typed[name], stored[name])) both.push(name);
  }
  return {typed: made, both};
}

/** Whether two sets of fields say the same. */
export const alike = (one, other) => Object.keys({...one, ...other}).every((name) => same(one?.[name], other?.[name]));

/**
 * Both versions of what two people changed, and the choice between them.
 *
 * @param {string} one what it is that they changed, such as `offer`
 * @param {string[]} names the fields in question
 * @param {function} keep called to keep what was typed
 * @param {function} take called to take what the other one saved
 */
export const bothVersions = (one, names, typed, stored, {keep, take}) => html`
  <div role="alert" class="warning"><p>Somebody else changed this ${one} meanwhile. Which shall stay?</p>
    <table class="list"><caption>What differs</caption><thead><tr><th scope="col">Field</th><th scope="col">Yours</th><th scope="col">Theirs</th></tr></thead>
      <tbody>${names.map((name) => html`<tr><th scope="row">${name}</th><td>${write(typed[name])}</td><td>${write(stored[name])}</td></tr>`)}</tbody></table>
    <p class="row"><button type="button" @click=${keep}>Keep mine</button> <button type="button" @click=${take}>Take theirs</button></p></div>`;
