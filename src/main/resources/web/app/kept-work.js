// What is typed into a table or a file and not saved, kept by the window that it is typed in: no window takes away
// what another has. What a window that is gone has left is for the next one that opens the place.

import {json} from './api.js';
import {drop, keep, kept, keptPlaces, move} from './keep.js';

const unique = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
const WINDOW = unique();
const LOCK = 'winnow.window.';
const NAME = 'winnow.window';
const RELOADS_WITHIN = 1000;

const BEFORE = sessionStorage.getItem(NAME);
sessionStorage.setItem(NAME, WINDOW);

const unkept = new Set();
let leave = () => {};

/** A window holds a lock by which the others know that it is there. Only a secure context has locks. */
function stay() {
  navigator.locks?.request(LOCK + WINDOW, () => new Promise((resolve) => { leave = resolve; }));
}
stay();
addEventListener('pagehide', () => leave());
addEventListener('pageshow', (e) => { if (e.persisted) stay(); });

/** The windows that are there, besides this one. */
async function others() {
  if (!navigator.locks) return new Set();
  const held = async () => new Set((await navigator.locks.query()).held.map((lock) => lock.name)
    .filter((name) => name.startsWith(LOCK) && name !== LOCK + WINDOW).map((name) => name.slice(LOCK.length)));
  const there = await held();
  if (!there.has(BEFORE)) return there;
  // this window before it was reloaded is about to go; unless this one is a copy of it
  await navigator.locks.request(LOCK + BEFORE, {signal: AbortSignal.timeout(RELOADS_WITHIN)}, () => {}).catch(() => {});
  return held();
}

const placeOf = (slot) => slot.split('#')[0];
const tell = () => dispatchEvent(new Event('kept-work'));

/** Calls back whenever something else is unsaved, here or in another window; gives what ends it. */
export function onKeptWork(changed) {
  addEventListener('kept-work', changed);
  addEventListener('storage', changed);
  return () => {
    removeEventListener('kept-work', changed);
    removeEventListener('storage', changed);
  };
}

/** The places that begin with a text and have something unsaved, in whichever window. */
export const unsaved = (start) => [...new Set([...keptPlaces(start).map(placeOf), ...[...unkept].filter((place) => place.startsWith(start))])];

let looked = false;

/** Forgets, once a visit, what was typed into drafts that are gone. */
export async function forgetGone() {
  if (looked) return;
  looked = true;
  const drafts = new Map();
  for (const slot of keptPlaces('')) {
    const base = /\/v1\/rule-sets\/[^/ ]+\/drafts\/[^/ #]+/.exec(slot)?.[0];
    if (base) drafts.set(base, [...drafts.get(base) ?? [], slot]);
  }
  for (const [base, slots] of drafts) {
    await json(base).catch((problem) => {
      if (problem.code === 'unknown-draft') slots.forEach(drop);
    });
  }
  tell();
}

/** What is kept of one place. */
export class KeptWork {
  constructor(place) {
    this.place = place;
    this.own = `${place}#${WINDOW}`;
    this.has = false;
  }

  /** Keeps what this window has; says whether there was room for it. */
  keep(value) {
    const room = keep(this.own, value);
    if (room) unkept.delete(this.place);
    else unkept.add(this.place);
    if (!this.has) tell();
    this.has = true;
    return room;
  }

  /** Forgets what this window kept. */
  drop() {
    unkept.delete(this.place);
    drop(this.own);
    if (this.has) tell();
    this.has = false;
  }

  /**
   * The newest that a window which is gone has left here, or this one on an earlier visit: {at, value, take(),
   * drop()}, or null. It stays kept until it is taken, which makes it this window's own, or dropped.
   */
  async left() {
    const there = await others();
    const [newest] = keptPlaces(this.place)
      .filter((slot) => placeOf(slot) === this.place && !there.has(slot.split('#')[1]) && !(slot === this.own && this.has))
      .map((slot) => ({slot, ...kept(slot)})).sort((a, b) => b.at.localeCompare(a.at));
    if (!newest) return null;
    const slot = `${this.place}#${unique()}`;
    move(newest.slot, slot);
    return {at: newest.at, value: newest.value, take: () => {
      move(slot, this.own);
      this.has = true;
    }, drop: () => {
      drop(slot);
      tell();
    }};
  }
}
