import {html, nothing} from 'lit';
import {things} from '../format.js';
import {place} from '../parts/section.js';

const EXPRESSIONS = new Set(['literalExpression', 'decisionTable', 'context', 'invocation', 'functionDefinition', 'list', 'relation', 'conditional', 'for', 'every', 'some', 'filter']);
const DEEP = 12;

const own = (parent, ...names) => [...parent.children].filter((child) => names.includes(child.localName));
const inner = (element) => [...element.children].find((child) => EXPRESSIONS.has(child.localName));
const text = (element) => (element ? own(element, 'text')[0]?.textContent.trim() ?? '' : '');
const name = (element) => element?.getAttribute('name') ?? '';

/** The logic of a decision or a knowledge model as boxes in boxes; `link` has the tables elsewhere. */
export function logic(element, rules, path) {
  const found = inner(element) ?? own(element, 'encapsulatedLogic')[0];
  return found ? box(found, {rules, path, decision: name(element)}, 0) : html`<p class="waiting">It has no logic.</p>`;
}

function box(element, at, depth) {
  if (!element) return html`<em>nothing</em>`;
  if (depth > DEEP) return html`<em>deeper than can be shown: download the file</em>`;
  const deeper = (child) => (child ? box(child, at, depth + 1) : html`<em>nothing</em>`);
  switch (element.localName) {
    case 'literalExpression': return html`<code class="feel">${text(element) || '–'}</code>`;
    case 'decisionTable': return table(element, at, depth);
    case 'context': return pairs('Context', own(element, 'contextEntry').map((entry) => [name(own(entry, 'variable')[0]) || 'result', deeper(inner(entry))]));
    case 'invocation': return html`<div>Calls ${deeper(inner(element))} with</div>${pairs('Bindings',
      own(element, 'binding').map((binding) => [name(own(binding, 'parameter')[0]), deeper(inner(binding))]))}`;
    case 'functionDefinition':
    case 'encapsulatedLogic': return html`<div>Function of (${own(element, 'formalParameter').map((p) => name(p)).join(', ')})</div>${deeper(inner(element))}`;
    case 'list': return html`<ol>${[...element.children].filter((child) => EXPRESSIONS.has(child.localName)).map((child) => html`<li>${deeper(child)}</li>`)}</ol>`;
    case 'relation': return relation(element, deeper);
    case 'conditional': return pairs('Conditional', ['if', 'then', 'else'].map((part) => [part, deeper(own(element, part)[0] && inner(own(element, part)[0]))]));
    default: return pairs(element.localName, ['in', 'match', 'satisfies', 'return'].flatMap((part) => own(element, part).map((one) => [part, deeper(inner(one))])));
  }
}

const pairs = (caption, list) => html`<table class="list"><caption class="out">${caption}</caption>
  <tbody>${list.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`;

function table(element, {rules, path, decision}, depth) {
  const rows = own(element, 'rule');
  const inputs = own(element, 'input');
  const outputs = own(element, 'output');
  if (depth === 0) {
    return html`<p>Decision table, ${(element.getAttribute('hitPolicy') ?? 'UNIQUE').toLowerCase()}, ${things(rows.length, 'row')}:
      <a href=${place(rules, 'tables', path, decision)}>open it as a table</a>.</p>`;
  }
  const label = (column) => column.getAttribute('label') ?? name(column) ?? '';
  return html`<table class="list"><caption class="out">Decision table</caption>
    <thead><tr>${inputs.map((i) => html`<th scope="col">${label(i) || text(own(i, 'inputExpression')[0])}</th>`)}${outputs.map((o) => html`<th scope="col">${label(o) || 'result'}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${own(row, 'inputEntry', 'outputEntry').map((cell) => html`<td><code>${text(cell)}</code></td>`)}</tr>`)}</tbody></table>`;
}

const relation = (element, deeper) => html`<table class="list"><caption class="out">Relation</caption>
  <thead><tr>${own(element, 'column').map((column) => html`<th scope="col">${name(column)}</th>`)}</tr></thead>
  <tbody>${own(element, 'row').map((row) => html`<tr>${[...row.children].filter((child) => EXPRESSIONS.has(child.localName)).map((child) => html`<td>${deeper(child)}</td>`)}</tr>`)}</tbody></table>${nothing}`;
