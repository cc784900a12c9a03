import {html, nothing} from 'lit';
import {placeLink} from './checks.js';
import {number} from '../format.js';

/** Where a reason stands, as a link: `Lifecycle#3` is the third row of a table. */
export function reasonPlace(reason) {
  const [, table, row] = /^(.*)#(\d+)$/.exec(reason.rule) ?? [];
  return {file: reason.source, table: table ?? null, row: row ? Number(row) : null};
}

const because = (rules, reasons) => reasons.map((r) => html`<div class="because">${placeLink(rules, reasonPlace(r))}${
  /#\d+$/.test(r.rule) ? '' : ` ${r.rule}`}${r.text ? `: ${r.text}` : ''}</div>`);

const OTHER = {mine: html`<span class="chip change added">only here</span>`, theirs: html`<span class="chip change removed">not here</span>`};

function segments(side, other) {
  const mine = side.answer.segments;
  const theirs = other?.answer?.segments ?? null;
  const has = (list, id) => list.some((s) => s.id === id);
  return html`<h3>Segments</h3>
    <ul class="findings">${mine.map((s) => html`<li><strong>${s.name ?? s.id}</strong> <span class="waiting">${s.id}</span>
        ${theirs && !has(theirs, s.id) ? OTHER.mine : nothing}${because(side.rules, s.because)}</li>`)}
      ${(theirs ?? []).filter((s) => !has(mine, s.id)).map((s) => html`<li><del>${s.name ?? s.id}</del> ${OTHER.theirs}</li>`)}</ul>
    ${mine.length ? nothing : html`<p>None.</p>`}`;
}

function offer(side, other) {
  const {answer} = side;
  const differs = other?.answer && other.answer.offer?.id !== answer.offer?.id;
  const one = answer.offer;
  const factors = one?.factors;
  return html`<h3>Offer ${differs ? html`<span class="chip change changed">≠ differs</span>` : nothing}</h3>
    ${one ? html`<p class="offer"><strong>${one.name ?? one.id}</strong> <span class="waiting">${one.id}</span>${one.fallback ? ' (the fallback)' : ''}</p>
      <p>Score ${number(one.score)}${factors ? ` = ${Object.entries(factors).map(([name, value]) => `${name} ${number(value)}`).join(' × ')}` : ''}</p>
      ${because(side.rules, one.because)}` : html`<p class="warning">No offer. ${answer.noOfferReason}</p>`}`;
}

const lost = (answer) => (answer.rejected.length ? html`
  <table class="list wide"><caption>Offers that lost</caption>
    <thead><tr><th scope="col">Offer</th><th scope="col">Lost at</th><th scope="col">Why</th></tr></thead>
    <tbody>${answer.rejected.map((r) => html`<tr><th scope="row">${r.offer}</th><td><span class="chip">${r.stage}</span></td><td>${r.text}</td></tr>`)}</tbody></table>` : nothing);

/** What one side says, with what the other says otherwise. */
export function tried(side, other) {
  return html`<section class="side" aria-label=${side.label}><h2>${side.label}</h2>
    ${side.problem ? html`<div role="alert" class="problem"><p>${side.problem.message}</p>
      ${side.problem.errors?.length ? html`<ul>${side.problem.errors.slice(0, 20).map((e) => html`<li>${e.detail}</li>`)}</ul>` : nothing}</div>` : html`
      ${segments(side, other)}${offer(side, other)}${lost(side.answer)}
      ${side.answer.missing.length ? html`<details><summary>Not known: ${side.answer.missing.length} facts</summary>
        <p>${side.answer.missing.join(', ')}</p></details>` : nothing}`}</section>`;
}
