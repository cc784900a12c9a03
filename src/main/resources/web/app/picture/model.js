// The requirements graph of a DMN model, of whichever version: elements, what each needs, where it stands.

const KINDS = {decision: 'decision', inputData: 'input', businessKnowledgeModel: 'knowledge model', knowledgeSource: 'knowledge source', decisionService: 'decision service'};
const SIZE = {width: 160, height: 60};
const GAP = {x: 40, y: 70};

const own = (parent, ...names) => [...parent.children].filter((child) => names.includes(child.localName));
const attribute = (element, name) => element.getAttribute(name) ?? '';
const target = (element) => attribute(element, 'href').replace(/^[^#]*#/, '');

/**
 * Reads a model.
 *
 * @returns {{name: string, elements: object[], edges: object[]}} elements: {id, name, kind, x, y, width, height, xml};
 *   edges: {from, to, kind: 'information' | 'knowledge' | 'authority'}, drawn from what is needed
 * @throws {Error} where the text is no XML
 */
export function readModel(text) {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const broken = xml.querySelector('parsererror');
  if (broken) throw new Error('The file is no well-formed XML: there is nothing to draw until it is.');
  const root = xml.documentElement;
  const elements = own(root, ...Object.keys(KINDS)).map((one) => ({
    id: attribute(one, 'id'), name: attribute(one, 'name') || attribute(one, 'id'), kind: KINDS[one.localName], xml: one}));
  const known = new Set(elements.map((one) => one.id));
  const edges = elements.flatMap((one) => [['informationRequirement', 'information'], ['knowledgeRequirement', 'knowledge'], ['authorityRequirement', 'authority']]
    .flatMap(([name, kind]) => own(one.xml, name).flatMap((need) => [...need.children]
      .filter((child) => child.hasAttribute('href')).map((child) => ({from: target(child), to: one.id, kind})))))
    .filter((edge) => known.has(edge.from));
  place(elements, edges, xml);
  return {name: attribute(root, 'name'), elements, edges};
}

/** Where the model says; whoever has no place there stands below all, by how much each needs. */
function place(elements, edges, xml) {
  const shapes = new Map([...xml.getElementsByTagNameNS('*', 'DMNShape')].map((shape) => [attribute(shape, 'dmnElementRef').replace(/^.*:/, ''), shape]));
  for (const one of elements) {
    const bounds = shapes.get(one.id) && own(shapes.get(one.id), 'Bounds')[0];
    const numbers = bounds && ['x', 'y', 'width', 'height'].map((name) => Number(attribute(bounds, name)));
    if (numbers?.every(Number.isFinite) && numbers[2] > 0 && numbers[3] > 0) [one.x, one.y, one.width, one.height] = numbers;
  }
  const placed = elements.filter((one) => one.x !== undefined);
  const below = placed.length ? Math.max(...placed.map((one) => one.y + one.height)) + GAP.y : 0;
  const left = placed.length ? Math.min(...placed.map((one) => one.x)) : 0;
  const rest = elements.filter((one) => one.x === undefined);
  const ranks = rankOf(rest, edges);
  const most = Math.max(0, ...ranks.values());
  const used = new Map();
  for (const one of rest) {
    const row = most - ranks.get(one.id);
    const column = used.get(row) ?? 0;
    used.set(row, column + 1);
    Object.assign(one, SIZE, {x: left + column * (SIZE.width + GAP.x), y: below + row * (SIZE.height + GAP.y)});
  }
}

/** How many steps an element is above what needs nothing; a circle ends at the number of elements. */
function rankOf(elements, edges) {
  const ranks = new Map(elements.map((one) => [one.id, 0]));
  for (let round = 0; round < elements.length; round++) {
    let moved = false;
    for (const {from, to} of edges) {
      if (!ranks.has(from) || !ranks.has(to) || ranks.get(to) > ranks.get(from) || ranks.get(from) >= elements.length) continue;
      ranks.set(to, ranks.get(from) + 1);
      moved = true;
    }
    if (!moved) break;
  }
  return ranks;
}
