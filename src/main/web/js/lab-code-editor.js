// The editor: CodeMirror, or a plain text field for whoever wants one or where CodeMirror cannot be. Both say the same to their listener.
import './device.js';

const INDENT = '    ';
const LEAVING_MILLIS = 5000;

function plain(place, label, hint, onChange) {
  const field = document.createElement('textarea');
  field.className = 'code-plain';
  field.rows = 14;
  field.spellcheck = false;
  field.maxLength = 8000;
  field.setAttribute('autocapitalize', 'off');
  field.setAttribute('autocomplete', 'off');
  field.setAttribute('aria-label', label);
  field.setAttribute('aria-describedby', hint);
  field.addEventListener('input', () => onChange(field.value));
  place.append(field);
  return { set: code => { field.value = code; }, focus: () => field.focus(), remove: () => field.remove() };
}

const COLOURS = tags => [
  { tag: tags.keyword, class: 'code-keyword' }, { tag: tags.string, class: 'code-string' }, { tag: tags.number, class: 'code-number' },
  { tag: tags.comment, class: 'code-comment' }, { tag: tags.bool, class: 'code-number' },
  { tag: tags.function(tags.variableName), class: 'code-name' }, { tag: tags.definition(tags.variableName), class: 'code-name' },
];

function rich(cm, place, label, hint, language, onChange) {
  let view;
  let quiet = false;
  const speaks = language === 'python' ? cm.python() : cm.javascript();
  const extensions = [cm.basicSetup, speaks, cm.indentUnit.of(INDENT), cm.keymap.of([cm.indentWithTab]), cm.EditorView.lineWrapping,
    cm.syntaxHighlighting(cm.HighlightStyle.define(COLOURS(cm.tags))),
    cm.EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': hint }),
    cm.EditorView.updateListener.of(update => { if (update.docChanged && !quiet) onChange(update.state.doc.toString()); })];
  view = new cm.EditorView({ parent: place, state: cm.EditorState.create({ doc: '', extensions }) });
  // After Escape Tab leaves the editor, also when Escape has closed a list of suggestions.
  view.dom.addEventListener('keydown', event => { if (event.key === 'Escape') view.setTabFocusMode(LEAVING_MILLIS); }, true);
  return {
    set(code) {
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
      quiet = false;
    },
    focus: () => view.focus(),
    remove: () => view.destroy(),
  };
}

// @param library gives CodeMirror, or fails
// @param isPlain whether the plain field is wanted
// @returns {open(language, code), focus()}
export function editorIn(place, { library, label, hint, isPlain, onChange }) {
  let shown;
  let now = '';

  async function open(language, code) {
    const wanted = isPlain() ? 'plain' : language;
    if (!shown || now !== wanted) {
      if (shown) shown.remove();
      const cm = wanted === 'plain' ? undefined : await library().catch(() => undefined);
      shown = cm ? rich(cm, place, label, hint, language, onChange) : plain(place, label, hint, onChange);
      now = wanted;
    }
    shown.set(code);
  }

  return { open, focus: () => shown && shown.focus() };
}
