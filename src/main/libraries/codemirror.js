// The editor of the code lab: CodeMirror 6 with Python and JavaScript. CodeMirror puts its style into a <style> element, which our
// policy forbids and should: the same rules go into a sheet that script makes, or, in browsers that have none, behind those of a
// sheet that was loaded from here.
import { StyleModule } from 'style-mod';

export { basicSetup } from 'codemirror';
export { EditorView, keymap, lineNumbers, highlightActiveLine, placeholder } from '@codemirror/view';
export { EditorState, Compartment, StateEffect, StateField } from '@codemirror/state';
export { indentUnit, syntaxHighlighting, HighlightStyle, defaultHighlightStyle } from '@codemirror/language';
export { indentWithTab, defaultKeymap, history, historyKeymap } from '@codemirror/commands';
export { tags } from '@lezer/highlight';
export { python } from '@codemirror/lang-python';
export { javascript } from '@codemirror/lang-javascript';

const mounted = [];
let sheet;
let own = 0;   // how many rules of the sheet are ours; they stand at its end

function makeSheet() {
  if ('adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype) {
    const made = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
    return made;
  }
  return Array.from(document.styleSheets).filter(one => one.href && one.href.startsWith(location.origin)).pop();
}

// What comes first in the list has to stand first: a theme's rules follow those it overrides.
StyleModule.mount = (root, modules) => {
  const list = Array.isArray(modules) ? modules : [modules];
  const unknown = list.filter(one => !mounted.includes(one));
  if (!unknown.length) return;
  sheet = sheet || makeSheet();
  const order = [...list, ...mounted.filter(one => !list.includes(one))];
  mounted.splice(0, mounted.length, ...order);
  for (; own > 0; own--) sheet.deleteRule(sheet.cssRules.length - 1);
  for (const one of order) for (const rule of one.rules) { sheet.insertRule(rule, sheet.cssRules.length); own++; }
};
