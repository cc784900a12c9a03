import {blank} from './model.js';

const VALUE = /^(?:"(?:[^"\\]|\\.)*"|-?\d*\.?\d+|true|false|null|(?:date|time|date and time|duration)\s*\(\s*"[^"]*"\s*\))$/;

/** The parts of a list of FEEL: commas within texts and brackets do not part it. */
function parts(list) {
  const found = [''];
  let depth = 0;
  for (const [token] of list.matchAll(/"(?:[^"\\]|\\.)*"|[^]/g)) {
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (token === ',' && depth === 0) found.push('');
    else found[found.length - 1] += token;
  }
  return found.map((part) => part.trim());
}

/** What a column lets one choose from, as texts of FEEL; nothing where it takes any value, or tells them by a range. */
export function choices(column) {
  if (column.kind !== 'input' && column.kind !== 'output') return [];
  const values = column.allowed ? parts(column.allowed).filter((part) => VALUE.test(part))
    : column.type === 'boolean' ? ['true', 'false'] : [];
  return values.length && column.kind === 'input' ? [blank(column), ...values] : values;
}

/**
 * The field that is laid over a cell while somebody types in it, with what the cell may hold below.
 * Plain DOM: it has to have the focus before the key that opens it does its work. Says 'typing'
 * {text}, 'done' {text, right, down} and 'left'.
 */
class CellEditor extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.hidden = true;
    this.field = document.createElement('textarea');
    this.field.spellcheck = false;
    this.list = document.createElement('ul');
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Values of this column');
    this.list.tabIndex = -1;
    this.list.id = 'cell-values';
    this.note = document.createElement('p');
    this.note.setAttribute('role', 'status');
    this.append(this.field, this.note, this.list);
    this.field.addEventListener('input', () => this.typed());
    this.field.addEventListener('keydown', (e) => this.key(e));
    this.list.addEventListener('keydown', (e) => this.listKey(e));
    this.list.addEventListener('mousedown', (e) => {
      e.preventDefault();
      const option = e.target.closest('[role=option]');
      if (option) this.done(option.textContent, {down: 0});
    });
    this.addEventListener('focusout', (e) => {
      if (!this.hidden && !this.contains(e.relatedTarget)) this.done(this.field.value, {down: 0}, false);
    });
  }

  /** Opens over a cell: `value` is what the field holds at first. */
  open(cell, column, value, list = false) {
    this.values = choices(column);
    this.field.setAttribute('aria-label', `${column.label}, row ${cell.closest('tr').dataset.number}`);
    this.field.value = value;
    this.style.left = `${cell.offsetLeft}px`;
    this.style.top = `${cell.offsetTop}px`;
    this.style.minWidth = `${cell.offsetWidth}px`;
    this.hidden = false;
    this.fill('');
    this.say('');
    this.fit();
    (list && this.values.length ? this.list : this.field).focus({preventScroll: true});
    this.field.setSelectionRange(value.length, value.length);
    if (list) this.point(0);
  }

  get text() {
    return this.hidden ? null : this.field.value;
  }

  /** Shows what is wrong with what is typed. */
  say(message, severity = 'error') {
    this.note.textContent = message;
    this.note.className = message ? severity : '';
    this.field.setAttribute('aria-invalid', String(Boolean(message) && severity === 'error'));
  }

  typed() {
    this.fit();
    this.fill(this.field.value);
    this.tell('typing', {text: this.field.value});
  }

  fit() {
    this.field.rows = Math.min(8, this.field.value.split('\n').length);
    this.field.cols = Math.min(60, Math.max(12, ...this.field.value.split('\n').map((line) => line.length + 2)));
  }

  fill(typed) {
    const like = this.values.filter((value) => value.toLowerCase().includes(typed.toLowerCase().replace(/^"|"$/g, '')));
    const values = like.length ? like : this.values;
    this.list.hidden = values.length === 0;
    this.list.replaceChildren(...values.map((value, i) => {
      const option = document.createElement('li');
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.id = `cell-value-${i}`;
      option.textContent = value;
      return option;
    }));
    this.list.removeAttribute('aria-activedescendant');
  }

  point(i) {
    const options = [...this.list.children];
    if (!options.length) return;
    this.at = (i + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute('aria-selected', String(n === this.at)));
    this.list.setAttribute('aria-activedescendant', options[this.at].id);
    options[this.at].scrollIntoView({block: 'nearest'});
  }

  key(e) {
    if (e.isComposing) return;
    if (e.key === 'Escape') this.leave();
    else if (e.key === 'Tab') this.done(this.field.value, {right: e.shiftKey ? -1 : 1});
    else if (e.key === 'Enter' && !e.altKey) this.done(this.field.value, {down: e.shiftKey ? -1 : 1});
    else if (e.key === 'Enter') {
      this.field.setRangeText('\n', this.field.selectionStart, this.field.selectionEnd, 'end');
      this.typed();
    } else if (e.key === 'ArrowDown' && this.values.length && (e.altKey || !this.field.value.includes('\n'))) {
      this.list.focus();
      this.point(0);
    } else return e.stopPropagation();
    e.preventDefault();
    e.stopPropagation();
  }

  listKey(e) {
    if (e.key === 'ArrowDown') this.point(this.at + 1);
    else if (e.key === 'ArrowUp') this.point(this.at - 1);
    else if (e.key === 'Enter' || e.key === ' ') this.done(this.list.children[this.at].textContent, {down: 1});
    else if (e.key === 'Tab') this.done(this.list.children[this.at].textContent, {right: e.shiftKey ? -1 : 1});
    else if (e.key === 'Escape') this.leave();
    else if (e.key.length === 1 && !e.ctrlKey && !e.metaKey) return this.field.focus();
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  done(value, step, back = true) {
    this.hidden = true;
    this.tell('done', {text: value, right: 0, down: 0, ...step, back});
  }

  leave() {
    this.hidden = true;
    this.tell('left', {});
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }
}

customElements.define('wn-cell-editor', CellEditor);
