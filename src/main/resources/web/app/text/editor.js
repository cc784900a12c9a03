import {EditorState, Compartment} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers} from '@codemirror/view';
import {HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting} from '@codemirror/language';
import {defaultKeymap, history, historyKeymap, isolateHistory} from '@codemirror/commands';
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from '@codemirror/autocomplete';
import {lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint';
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search';
import {tags} from '@lezer/highlight';
import {yaml} from '@codemirror/lang-yaml';
import {xml} from '@codemirror/lang-xml';
import {drl} from './drl.js';
import {completions} from './completion.js';

const LANGUAGES = {drl, yaml, xml};

const colours = HighlightStyle.define([
  {tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic'},
  {tag: [tags.keyword, tags.tagName, tags.definition(tags.propertyName)], color: 'var(--accent)', fontWeight: '600'},
  {tag: [tags.string, tags.attributeValue], color: 'var(--good)'},
  {tag: [tags.number, tags.atom, tags.bool], color: 'var(--warn)'},
  {tag: [tags.typeName, tags.attributeName], color: 'var(--focus)'},
  {tag: [tags.meta, tags.processingInstruction], color: 'var(--soft)'},
]);

/**
 * A scroll event that comes between a key and what it typed makes @codemirror/view before 6.43.15 read the text
 * without the cursor, so that what is typed next lands before it. Read both; superfluous once that version can be had.
 */
function keepTheCursor({observer}) {
  const flush = observer.flush.bind(observer);
  observer.flush = (cursor = true) => flush(cursor || observer.pendingRecords().length > 0);
}

/**
 * An editor for one text, in an element. What is in it goes in and out as plain text.
 *
 * @param {Element} parent
 * @param {{text: string, language: 'drl' | 'yaml' | 'xml', label: string, editable: boolean,
 *   ids: () => {segments: string[], offers: string[], attributes: string[]}, changed: (text: string) => void, save: () => void}} options
 */
export function editor(parent, {text, language, label, editable, ids, changed, save}) {
  const writable = new Compartment();
  const extensions = [
    lineNumbers(), highlightActiveLineGutter(), foldGutter(), lintGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(),
    bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({top: true}), EditorView.lineWrapping,
    LANGUAGES[language](), syntaxHighlighting(colours), autocompletion({override: [completions(ids, language)]}),
    keymap.of([{key: 'Mod-s', run: () => { save(); return true; }}, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap,
      ...foldKeymap, ...completionKeymap, ...lintKeymap]),
    EditorView.contentAttributes.of({'aria-label': label, tabindex: '0'}),
    EditorView.updateListener.of((update) => { if (update.docChanged) changed(update.state.doc.toString()); }),
    writable.of([EditorState.readOnly.of(!editable), EditorView.editable.of(true)]),
  ];
  const view = new EditorView({parent, state: EditorState.create({doc: text, extensions})});
  keepTheCursor(view);
  return {
    /** Puts another text in its place; Undo brings the one before back. */
    set(next) {
      const now = view.state.doc.toString();
      if (next !== now) view.dispatch({changes: {from: 0, to: now.length, insert: next}, annotations: isolateHistory.of('full')});
    },
    /** Findings in the margin: {line, column, severity, message} with line and column from 1. */
    findings(list) {
      const {doc} = view.state;
      const diagnostics = list.map(({line, column, severity, message}) => {
        const at = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
        const from = Math.min(at.to, at.from + Math.max(0, (column ?? 1) - 1));
        return {from: column ? from : at.from + /^\s*/.exec(at.text)[0].length, to: at.to, severity, message};
      });
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({selection: {anchor: at.from}, effects: EditorView.scrollIntoView(at.from, {y: 'center'})});
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
