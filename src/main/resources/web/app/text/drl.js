import {LanguageSupport, StreamLanguage} from '@codemirror/language';

const WORDS = new Set(['package', 'import', 'rule', 'when', 'then', 'end', 'and', 'or', 'not', 'exists', 'in', 'contains', 'matches', 'memberOf', 'new',
  'salience', 'enabled', 'no-loop', 'lock-on-active', 'activation-group', 'date-effective', 'date-expires', 'insert']);
const ATOMS = new Set(['true', 'false', 'null']);

function token(stream, state) {
  if (state.comment) {
    if (stream.skipTo('*/')) {
      stream.match('*/');
      state.comment = false;
    } else stream.skipToEnd();
    return 'comment';
  }
  if (stream.eatSpace()) return null;
  if (stream.match('//') || stream.match('#')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.comment = true;
    return 'comment';
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
  if (stream.match(/^\d+(?:\.\d+)?[BbIiLlDdFf]?/)) return 'number';
  if (stream.match(/^@\w+/)) return 'meta';
  if (stream.match(/^\$\w+/)) return 'variableName';
  const word = stream.match(/^[A-Za-z_][\w-]*/)?.[0];
  if (word) return WORDS.has(word) ? 'keyword' : ATOMS.has(word) ? 'atom' : /^[A-Z]/.test(word) ? 'typeName' : 'propertyName';
  if (stream.match(/^(?:==|!=|<=|>=|&&|\|\||[<>!:])/)) return 'operator';
  stream.next();
  return null;
}

/** The words of a rule stand at the margin; everything else where the line before stands. */
const indent = (state, after) => (/^(?:rule|when|then|end|import|package)\b/.test(after) ? 0 : null);

/** Drools rules, as far as they are allowed here: StreamLanguage with comments that span lines. */
export const drl = () => new LanguageSupport(StreamLanguage.define({
  name: 'drl', startState: () => ({comment: false}), token, indent,
  languageData: {indentOnInput: /^\s*(?:rule|when|then|end)$/, commentTokens: {line: '//', block: {open: '/*', close: '*/'}}, closeBrackets: {brackets: ['(', '[', '"']}},
}));
