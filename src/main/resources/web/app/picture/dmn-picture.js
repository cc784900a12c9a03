import {LitElement, html, nothing, svg} from 'lit';
import {call} from '../api.js';
import {things} from '../format.js';
import {logic} from './boxed.js';
import {readModel} from './model.js';
import './picture.css';

const MARGIN = 20;
const LETTER = 7.2;
const LINE = 16;
const LINES = 3;
const NEEDS = {information: 'needs', knowledge: 'calls', authority: 'rests on'};

/** A DMN model as a picture: its requirements graph, and the logic of each element. Properties: `address` of the file, `stamp` (another one: read again), `rules`, `path`. */
class DmnPicture extends LitElement {
  static properties = {address: {}, stamp: {}, rules: {attribute: false}, path: {}, model: {state: true}, wrong: {state: true}, chosen: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('address')) this.chosen = null;
    if (changed.has('address') || changed.has('stamp')) this.load();
  }

  async load() {
    const asked = `${this.address} ${this.stamp}`;
    this.asked = asked;
    try {
      const text = await (await call(this.address, {headers: {Accept: '*/*'}})).text();
      if (asked !== this.asked) return;
      this.model = readModel(text);
      this.wrong = null;
    } catch (e) {
      if (asked === this.asked) this.wrong = e;
    }
  }

  /** A name in lines that fit into a width. */
  lines(name, width) {
    const most = Math.max(6, Math.floor((width - 12) / LETTER));
    const lines = [''];
    for (const word of name.split(/\s+/)) {
      if (lines.at(-1) && (lines.at(-1) + word).length >= most) lines.push('');
      lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
    }
    const fit = lines.slice(0, LINES).map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
    if (lines.length > LINES) fit[LINES - 1] = `${fit[LINES - 1].slice(0, most - 1)}…`;
    return fit;
  }

  outline({kind, x, y, width, height}) {
    if (kind === 'input') return svg`<rect x=${x} y=${y} width=${width} height=${height} rx=${height / 2}></rect>`;
    if (kind === 'knowledge model') {
      const cut = Math.min(14, height / 3);
      return svg`<path d=${`M${x + cut} ${y}H${x + width}V${y + height - cut}L${x + width - cut} ${y + height}H${x}V${y + cut}Z`}></path>`;
    }
    if (kind === 'knowledge source') {
      const wave = height / 6;
      return svg`<path d=${`M${x} ${y}H${x + width}V${y + height - wave}q${-width / 4} ${-2 * wave} ${-width / 2} 0t${-width / 2} 0Z`}></path>`;
    }
    return svg`<rect x=${x} y=${y} width=${width} height=${height} rx=${kind === 'decision service' ? 12 : 0}></rect>`;
  }

  shape(one) {
    const lines = this.lines(one.name, one.width);
    const middle = one.y + one.height / 2 - ((lines.length - 1) * LINE) / 2 + 5;
    return svg`<g class="node ${one.kind.replace(' ', '-')} ${one === this.chosen ? 'chosen' : ''}" @click=${() => { this.chosen = one; }}>${this.outline(one)}
      ${lines.map((line, i) => svg`<text x=${one.x + one.width / 2} y=${middle + i * LINE}>${line}</text>`)}</g>`;
  }

  /** From border to border of two boxes, on the line between their middles. */
  edge({from, to, kind}) {
    const [a, b] = [from, to].map((id) => this.model.elements.find((one) => one.id === id));
    const centre = (one) => ({x: one.x + one.width / 2, y: one.y + one.height / 2});
    const [p, q] = [centre(a), centre(b)];
    const border = (one, here, there) => {
      const [dx, dy] = [there.x - here.x, there.y - here.y];
      const part = Math.min(one.width / 2 / (Math.abs(dx) || 1e-9), one.height / 2 / (Math.abs(dy) || 1e-9));
      return {x: here.x + dx * part, y: here.y + dy * part};
    };
    const [s, e] = [border(a, p, q), border(b, q, p)];
    return svg`<line class=${kind} x1=${s.x} y1=${s.y} x2=${e.x} y2=${e.y} marker-end=${`url(#${kind}-end)`}></line>`;
  }

  graph() {
    const {elements, edges, name} = this.model;
    const [left, top] = ['x', 'y'].map((axis) => Math.min(...elements.map((one) => one[axis])) - MARGIN);
    const right = Math.max(...elements.map((one) => one.x + one.width)) + MARGIN;
    const bottom = Math.max(...elements.map((one) => one.y + one.height)) + MARGIN;
    return html`<svg class="drg" viewBox="${left} ${top} ${right - left} ${bottom - top}" width=${right - left} height=${bottom - top} role="img"
      aria-label="Requirements of ${name}: ${things(elements.length, 'element')}, told in the list below">
      <defs>
        <marker id="information-end" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="9" markerHeight="9" orient="auto"><path class="full" d="M0 0L10 5L0 10Z"></path></marker>
        <marker id="knowledge-end" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="9" markerHeight="9" orient="auto"><path class="open" d="M0 0L10 5L0 10"></path></marker>
        <marker id="authority-end" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="8" markerHeight="8"><circle class="full" cx="5" cy="5" r="4"></circle></marker>
      </defs>
      ${edges.map((edge) => this.edge(edge))}${elements.map((one) => this.shape(one))}</svg>`;
  }

  element(one) {
    const {edges, elements} = this.model;
    const nameOf = (id) => elements.find((other) => other.id === id).name;
    const needs = edges.filter((edge) => edge.to === one.id).map((edge) => `${NEEDS[edge.kind]} ${nameOf(edge.from)}`);
    const deep = one.kind === 'decision' || one.kind === 'knowledge model';
    const words = html`<strong>${one.name}</strong> <span class="waiting">${one.kind}${needs.length ? `: ${needs.join(', ')}` : ''}</span>`;
    return html`<li>${deep ? html`<details ?open=${one === this.chosen}><summary>${words}</summary>${logic(one.xml, this.rules, this.path)}</details>` : words}</li>`;
  }

  render() {
    if (this.wrong) return html`<p class="warning">${this.wrong.message}</p>`;
    if (!this.model) return html`<p role="status" class="waiting">Loading …</p>`;
    if (!this.model.elements.length) return html`<p class="waiting">The model has no decision yet.</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Picture">${this.graph()}</div>
      <ul class="drg-list">${this.model.elements.map((one) => this.element(one))}</ul>${nothing}`;
  }
}

customElements.define('wn-dmn-picture', DmnPicture);
