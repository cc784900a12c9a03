// Numbers, money and time as the reader's locale writes them. The zone is always shown.

const locale = navigator.languages?.length ? navigator.languages : undefined;
const integer = new Intl.NumberFormat(locale, {maximumFractionDigits: 0});
const decimal = new Intl.NumberFormat(locale, {maximumFractionDigits: 4});
const share = new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 2});
const instant = new Intl.DateTimeFormat(locale, {
  year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short'});
const date = new Intl.DateTimeFormat(locale, {year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC'});

const written = (value, write) => (value === null || value === undefined || value === '' ? '–' : write(value));

export const count = (value) => written(value, (v) => integer.format(v));
/** A number of things: `things(1, 'contact')`, `things(2, 'contact')`. */
export const things = (n, one, many = `${one}s`) => `${integer.format(n)} ${n === 1 ? one : many}`;
export const number = (value) => written(value, (v) => decimal.format(v));
/** A percentage that somebody typed, as the share that it is, without what binary fractions leave behind. */
export const shareOf = (percentage) => Number((Number(percentage) / 100).toPrecision(12));
export const percent = (value) => written(value, (v) => share.format(v));
/** An ISO instant in the reader's zone, which is named. */
export const time = (value) => written(value, (v) => instant.format(new Date(v)));
/** An ISO date without a zone of its own. */
export const day = (value) => written(value, (v) => date.format(new Date(`${v.slice(0, 10)}T00:00:00Z`)));
/** An amount of a currency (ISO 4217); without one, a plain number. */
export const money = (value, currency) => written(value, (v) => (currency
  ? new Intl.NumberFormat(locale, {style: 'currency', currency}).format(v)
  : decimal.format(v)));
