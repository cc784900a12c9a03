import {FACTS, PATTERNS} from './facts.js';

/** Ids that a draft declares: {segments, offers, attributes}, read from the texts of its two files. */
export function declared(ruleset, offers) {
  const list = (text, name) => [...(block(text, name).matchAll(/(?:^|[{\s-])(?:id|name):\s*"?([\w.-]+)"?/gm))].map((m) => m[1]);
  const ids = (text, name) => [...(block(text, name).matchAll(/(?:^|[{\s-])id:\s*"?([\w.-]+)"?/gm))].map((m) => m[1]);
  return {segments: ids(ruleset, 'segments'), offers: ids(offers, 'offers'), attributes: list(ruleset, 'attributes')};
}

/** What stands under a name at the margin, up to the next one. */
function block(text, name) {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${name}:`));
  if (from < 0) return '';
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => /^[A-Za-z]/.test(line));
  return (to < 0 ? rest : rest.slice(0, to)).join('\n');
}

const options = (list, type, detail) => list.map((label) => ({label, type, detail}));

/**
 * Completes fact properties, segment and offer ids, wherever the text asks for one of them.
 *
 * @param {() => {segments: string[], offers: string[], attributes: string[]}} ids of the draft as it is now
 * @param {'drl' | 'yaml' | 'xml'} language
 */
export function completions(ids, language) {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const result = (pattern, list) => {
      const word = pattern.exec(before)[0];
      return {from: context.pos - word.length, options: list, validFor: /^[\w.-]*$/};
    };
    const known = ids();
    const text = /"[\w.*-]*$/.exec(before);
    if (text) {
      const head = before.slice(0, text.index);
      const list = /SegmentMatch\s*\([^)]*$/.test(head) ? options(known.segments, 'constant', 'segment')
        : /(?:OfferProposal|Exclusion)\s*\([^),]*$/.test(head) ? options(known.offers, 'constant', 'offer')
          : /attributes\s*\[\s*$/.test(head) ? options(known.attributes, 'property', 'attribute') : null;
      if (list) return result(/[\w.*-]*$/, list);
      if (language === 'drl') return null;
    }
    const path = /\b(contact|metrics|consent|context)\.(\w*)$/.exec(before);
    if (path) return result(/\w*$/, options(FACTS[path[1]], 'property', path[1]));
    if (language === 'drl') {
      const type = /\b([A-Z]\w+)\s*\([^()]*$/.exec(before)?.[1];
      if (PATTERNS[type] && (context.explicit || /\w$/.test(before))) return result(/\w*$/, options(PATTERNS[type], 'property', type));
      if (/^\s*(?:not |exists |\$\w+\s*:\s*)?[A-Z]\w*$/.test(before)) return result(/\w*$/, options(Object.keys(PATTERNS), 'class', 'fact'));
      return null;
    }
    if (language === 'yaml') return yaml(context, line, before, known, result);
    return null;
  };
}

/** The fact or list that a line of YAML belongs to, and what it can hold. */
function yaml(context, line, before, known, result) {
  if (!context.explicit && !/[\w-]$/.test(before)) return null;
  if (/(?:segments|include|exclude|audience|segment):.*$/.test(before)) return result(/[\w.-]*$/, options(known.segments, 'constant', 'segment'));
  if (/(?:offer|offers|fallback):.*$/.test(before)) return result(/[\w.-]*$/, options(known.offers, 'constant', 'offer'));
  const fact = /\b(contact|metrics|consent|context):\s*\{[^}]*$/.exec(before)?.[1] ?? owner(context.state.doc, line);
  return FACTS[fact] && /(?:^\s*|[{,]\s*)\w*$/.test(before) ? result(/\w*$/, options(FACTS[fact], 'property', fact)) : null;
}

function owner(doc, line) {
  const depth = /^\s*/.exec(line.text)[0].length;
  for (let n = line.number - 1; n > 0; n--) {
    const {text} = doc.line(n);
    if (text.trim() && /^\s*/.exec(text)[0].length < depth) return /^\s*(\w+):\s*$/.exec(text)?.[1] ?? null;
  }
  return null;
}
