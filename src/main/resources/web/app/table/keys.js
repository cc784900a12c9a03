// What keys do in a table while nobody types in a cell.

const toEnd = 1e9;

/** Steps of the keys that move: {r, c} relative to the cell with the focus. */
function step(event, page) {
  const far = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowUp': return {r: far ? -toEnd : -1, c: 0};
    case 'ArrowDown': return {r: far ? toEnd : 1, c: 0};
    case 'ArrowLeft': return {r: 0, c: far ? -toEnd : -1};
    case 'ArrowRight': return {r: 0, c: far ? toEnd : 1};
    case 'PageUp': return {r: -page, c: 0};
    case 'PageDown': return {r: page, c: 0};
    case 'Home': return {r: far ? -toEnd : 0, c: -toEnd};
    case 'End': return {r: far ? toEnd : 0, c: toEnd};
    default: return null;
  }
}

/** Commands by key, of a table that may be changed. */
function command(event) {
  const held = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (held && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (held && key === 'y') return 'redo';
  if (held && key === 'd') return event.shiftKey ? 'duplicate' : 'fillDown';
  if (held && key === 's') return 'save';
  if (held && (key === 'f' || key === 'h')) return 'find';
  if (event.altKey && event.shiftKey && key === 'arrowup') return 'moveUp';
  if (event.altKey && event.shiftKey && key === 'arrowdown') return 'moveDown';
  if (event.altKey && key === 'arrowdown') return 'pick';
  if (event.altKey && key === 'insert') return event.shiftKey ? 'insertBelow' : 'insertAbove';
  if (event.altKey && key === 'delete') return 'remove';
  if (key === 'delete' || key === 'backspace') return 'clear';
  if (key === 'f2') return 'edit';
  return null;
}

const READING = new Set(['find']);

/**
 * What a key asks for: {step, extend} moves, {select: 'all' | 'rows' | 'columns'} chooses, {command}
 * does, {type: true} begins to type; null where the key is somebody else's.
 */
export function meaning(event, page, editable) {
  if (event.isComposing) return null;
  const held = event.ctrlKey || event.metaKey;
  const todo = command(event);
  if (todo) return editable || READING.has(todo) ? {command: todo} : null;
  if (event.altKey) return null;
  const by = step(event, page);
  if (by) return {step: by, extend: event.shiftKey};
  if (held && event.key.toLowerCase() === 'a') return {select: 'all'};
  if (event.key === ' ' && (held || event.shiftKey)) return {select: held ? 'columns' : 'rows'};
  if (event.key === 'Enter') return editable ? {command: 'edit'} : {step: {r: event.shiftKey ? -1 : 1, c: 0}, extend: false};
  const types = (event.key.length === 1 || event.key === 'Process' || event.key === 'Dead') && !held;
  return types && editable ? {type: true} : null;
}
