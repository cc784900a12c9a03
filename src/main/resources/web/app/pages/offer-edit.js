import {html} from 'lit';
import {EntryPage} from '../parts/entry-page.js';
import {route} from '../router.js';

const list = (text) => {
  const all = text.split(',').map((t) => t.trim()).filter(Boolean);
  return all.length ? all : undefined;
};
const amount = (text) => (String(text).trim() === '' ? undefined : Number(text));
const nonempty = (value) => (value && Object.keys(value).length ? value : undefined);

const UNITS = {day: ['P', 'D'], hour: ['PT', 'H'], minute: ['PT', 'M']};

/** `P7D` as `7 days`; what is no whole number of one unit stays as it is. */
function spanWords(iso) {
  for (const [unit, [before, after]] of Object.entries(UNITS)) {
    const [, n] = new RegExp(`^${before}(\\d+)${after}$`).exec(iso) ?? [];
    if (n) return `${n} ${unit}${n === '1' ? '' : 's'}`;
  }
  return iso;
}

/** `7 days` as `P7D`. */
function span(words) {
  const [, n, unit] = /^\s*(\d+)\s*(day|hour|minute)s?\s*$/i.exec(words) ?? [];
  if (!n) return words.trim();
  const [before, after] = UNITS[unit.toLowerCase()];
  return `${before}${n}${after}`;
}

/** An offer as offers.yaml has it. */
class OfferEdit extends EntryPage {
  what = 'offers';
  one = 'offer';
  file = 'offers.yaml';

  values(o) {
    return {id: o.id ?? '', name: o.name ?? '', description: o.description ?? '', channels: (o.channels ?? []).join(', '),
      placements: (o.placements ?? []).join(', '), purpose: o.purpose ?? '', validFrom: o.validFrom ?? '', validTo: o.validTo ?? '',
      amount: o.value?.amount ?? '', currency: o.value?.currency ?? '', lever: o.lever ?? '', fallback: o.fallback ?? false,
      caps: (o.caps ?? []).map((c) => ({count: c.count, per: c.per ?? 'contact', within: spanWords(c.within ?? ''), event: c.event ?? 'decision'})),
      content: Object.entries(o.content ?? {}).flatMap(([language, texts]) => Object.entries(texts).map(([key, text]) => ({language, key, text})))};
  }

  entry(v) {
    const content = {};
    for (const {language, key, text} of v.content) (content[language.trim()] ??= {})[key.trim()] = text;
    return {id: v.id.trim(), name: v.name.trim() || undefined, description: v.description.trim() || undefined, channels: list(v.channels),
      placements: list(v.placements), purpose: v.purpose.trim() || undefined, validFrom: v.validFrom.trim() || undefined, validTo: v.validTo.trim() || undefined,
      value: amount(v.amount) === undefined ? undefined : {amount: amount(v.amount), currency: v.currency.trim()}, lever: amount(v.lever),
      caps: v.caps.length ? v.caps.map((c) => ({count: Number(c.count), per: c.per, within: span(c.within), event: c.event})) : undefined,
      content: nonempty(content), fallback: v.fallback || undefined};
  }

  fields() {
    return html`
      ${this.field('Id', 'id', {required: true, readonly: !!this.id, pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]*', title: 'letters, digits, dashes'})}
      ${this.field('Name', 'name', {required: true})}
      ${this.field('Description', 'description')}
      ${this.field('Channels, separated by commas (empty: any)', 'channels')}
      ${this.field('Placements, separated by commas (empty: any)', 'placements')}
      ${this.field('Purpose that needs consent (empty: the call’s)', 'purpose')}
      ${this.field('Valid from: a date, or an instant in UTC (empty: since ever)', 'validFrom')}
      ${this.field('Valid to, inclusive if a date (empty: for ever)', 'validTo')}
      ${this.field('What it is worth', 'amount', {type: 'number', step: 'any'})}
      ${this.field('Currency, such as EUR', 'currency', {required: this.typed.amount !== '', pattern: '[A-Z]{3}', title: 'three capital letters'})}
      ${this.field('Raises its score by, in percent', 'lever', {title: 'the lever: by how much the score rises that offers compete by', type: 'number', step: 'any'})}
      <label class="choice"><input type="checkbox" .checked=${this.typed.fallback} @change=${(e) => this.change({fallback: e.target.checked})}> Fallback: offered when nothing else is left</label>
      ${this.rows('Caps', 'caps', [['count', 'At most'], ['per', 'for', {choices: [['contact', 'each contact'], ['total', 'all together']]}],
    ['within', 'within, such as 7 days or 12 hours', {title: 'or a duration as ISO 8601 writes it, such as P7D'}],
    ['event', 'counting', {choices: [['decision', 'each time it is decided'], 'shown', 'clicked', 'converted']}]], {count: 1, per: 'contact', within: '7 days', event: 'decision'})}
      ${this.rows('Texts', 'content', [['language', 'Language'], ['key', 'Key'], ['text', 'Text']], {language: 'en', key: 'subject', text: ''})}`;
  }
}

customElements.define('wn-offer-edit', OfferEdit);
route('/offers/:key/edit', 'wn-offer-edit');
