import {LitElement, html} from 'lit';
import {count} from '../format.js';

const SPACE = 34;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A custom property such as `light-dark(#fff, #000)`, as the one colour that counts now. */
function resolved(element, name) {
  element.style.color = colour(name);
  return getComputedStyle(element).color;
}

/** Moves as a flow from left to right. The same numbers stand in a table, for whoever cannot see it. */
class Sankey extends LitElement {
  static properties = {moves: {attribute: false}, none: {attribute: false}, label: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.draw();
    this.scheme.addEventListener('change', this.redraw);
    this.watch = new ResizeObserver(() => this.chart?.resize());
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.redraw);
    this.watch.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  updated() {
    this.draw();
  }

  async draw() {
    const place = this.querySelector('.sankey');
    const echarts = await import('echarts');
    if (!this.isConnected) return;
    const name = (id) => id ?? this.none;
    const sides = [new Set(), new Set()];
    for (const move of this.moves) {
      sides[0].add(name(move.from));
      sides[1].add(name(move.to));
    }
    place.style.height = `${Math.max(160, Math.max(sides[0].size, sides[1].size) * SPACE + 40)}px`;
    const probe = this.querySelector('.probe');
    const [ink, accent, soft] = ['--ink', '--accent', '--soft'].map((c) => resolved(probe, c));
    this.chart ??= echarts.init(place, null, {renderer: 'svg'});
    this.chart.resize();
    this.chart.setOption({
      animation: false, textStyle: {fontFamily: 'system-ui, sans-serif', fontSize: 13},
      tooltip: {renderMode: 'richText', formatter: ({data, dataType}) => (dataType === 'edge'
        ? `${data.source.slice(2)} → ${data.target.slice(2)}: ${count(data.value)}` : data.name.slice(2))},
      series: [{
        type: 'sankey', left: 8, right: 180, top: 12, bottom: 12, draggable: false, nodeGap: 10,
        label: {color: ink, fontSize: 13, formatter: ({name: id}) => id.slice(2)},
        itemStyle: {color: accent}, lineStyle: {color: soft, opacity: 0.35},
        data: sides.flatMap((ids, side) => [...ids].map((id) => ({name: `${side}:${id}`, depth: side}))),
        links: this.moves.map((m) => ({source: `0:${name(m.from)}`, target: `1:${name(m.to)}`, value: m.count})),
      }],
    }, true);
  }

  render() {
    return html`<div class="sankey" role="img" aria-label=${this.label}></div><span class="probe" hidden></span>`;
  }
}

customElements.define('wn-sankey', Sankey);
