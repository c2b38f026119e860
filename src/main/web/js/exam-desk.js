// The desk: one question lies on it, the others wait in the page, so that turning to them needs no network. What is answered on it is
// told to whoever listens.
import './device.js';
import { path, state } from './exam-page.js';

const PAUSE_MILLIS = 1000;   // after the last letter of a written answer
const desk = document.querySelector('[data-desk]');
const HAND_IN = 'hand-in';
const sheets = new Map();      // question number -> its section, whether it lies on the desk or not; and the page of handing in
const rendered = new Map();    // question number -> { fields, sequence, saved, text } as the server drew it
let onAnswer = () => {};
let onHandIn = () => {};

export const numbers = () => [...sheets.keys()].filter(name => name !== HAND_IN);
export const drawn = number => rendered.get(number);
const formOf = number => sheets.get(number) && sheets.get(number).querySelector('form[data-response]');

// ── fields of a form ──

export function fieldsOf(number) {
  return fields(formOf(number));
}

function fields(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (['csrf', 'item', 'sequence', 'step'].includes(name) || value.trim() === '') continue;
    (found[name] = found[name] || []).push(value);
  }
  return found;
}

// The answer as the server drew it. What was chosen before this script came to life differs from it, and so is saved too.
function fieldsAsDrawn(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  copy.querySelectorAll('fieldset').forEach(field => { field.disabled = false; });
  return fields(copy);
}

export function fill(number, values) {
  const form = formOf(number);
  if (!form) return;
  for (const control of form.elements) {
    if (!control.name || control.type === 'hidden') continue;
    const chosen = values[control.name] || [];
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = chosen.includes(control.value);
    else if (control.tagName !== 'BUTTON' && control.tagName !== 'FIELDSET') control.value = chosen[0] || '';
  }
}

// Rows of an ordering or matching question are one answer: it is given when every row is chosen, or none.
export function isComplete(number) {
  const rows = Array.from(formOf(number).querySelectorAll('select'));
  const chosen = rows.filter(row => row.value !== '');
  const places = rows.length > 0 && rows[0].name.startsWith('place-');
  return chosen.length === 0 || (chosen.length === rows.length && (!places || new Set(chosen.map(row => row.value)).size === rows.length));
}

// ── turning ──

export function current() {
  const section = desk.querySelector('[data-question-sheet]');
  return section ? Number(section.dataset.questionSheet) : 0;
}

const isReviewing = () => desk.querySelector('[data-hand-in-sheet]') !== null;

// @param name a question's number, or 'hand-in'
export function go(name, remember = true) {
  const section = sheets.get(name);
  if (!section || section.isConnected) return;
  onAnswer(current());
  desk.textContent = '';
  desk.append(section);
  document.querySelectorAll('nav [data-go]').forEach(link => {
    const isHere = Number(link.dataset.go) === name;
    link.classList.toggle('quiet', !isHere);
    if (isHere) link.setAttribute('aria-current', 'step'); else link.removeAttribute('aria-current');
  });
  document.querySelectorAll('a[data-language]').forEach(link => { link.search = name === HAND_IN ? '' : '?q=' + name; });
  document.querySelector('[data-to-review]').hidden = name === HAND_IN || section.querySelector('fieldset:disabled') !== null;
  document.title = section.querySelector('h1').textContent + ' · Qadam';
  if (remember) history.pushState({ name }, '', name === HAND_IN ? `${path}#${HAND_IN}` : `${path}?q=${name}`);
  if (name === HAND_IN) onHandIn();
  section.querySelector('h1').focus();
}

export const review = () => go(HAND_IN);

// Whatever is on the screen stays to be read; nothing can be changed any more, or again.
export function freeze(frozen) {
  document.querySelector('[data-to-review]').hidden = frozen || isReviewing();
  sheets.forEach(section => section.querySelectorAll('fieldset, form[data-response] button').forEach(field => { field.disabled = frozen; }));
}

// ── what stands at a question and on the map ──

export function status(number, text, isSaved = false) {
  const section = sheets.get(number);
  if (!section) return;
  const place = section.querySelector('[data-status]');
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle('saved', isSaved);
}

export function mark(number, sign) {
  const place = document.querySelector(`nav [data-go="${number}"] [data-mark]`);
  if (place) place.textContent = sign;
}

// A place above the question's answer, for words about this question alone.
export function noteAt(number, node) {
  const section = sheets.get(number);
  const standing = section.querySelector('[data-question-note]');
  if (standing) standing.remove();
  if (!node) return;
  node.dataset.questionNote = '';
  section.querySelector('h1').after(node);
}

// ── coming to life ──

function bringToLife(section, number) {
  const form = section.querySelector('form');
  let pause;
  form.addEventListener('change', () => onAnswer(number));
  form.addEventListener('input', event => {
    if (event.target.tagName !== 'INPUT' || event.target.type === 'radio' || event.target.type === 'checkbox') return;
    clearTimeout(pause);
    pause = setTimeout(() => onAnswer(number), PAUSE_MILLIS);
  });
  // The field keeps the focus until the click is done: else it gives its answer when the finger comes down, and the words about saving
  // move the button away from under it.
  form.querySelector('button').addEventListener('mousedown', event => event.preventDefault());
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(pause);
    onAnswer(number);
    if (number < numbers().length) go(number + 1); else review();
  });
}

function collect() {
  const sections = Array.from(desk.children);
  document.querySelectorAll('template[data-sheet]').forEach(template => sections.push(document.importNode(template.content, true).firstElementChild));
  const named = sections.map(section => [section.dataset.questionSheet ? Number(section.dataset.questionSheet) : HAND_IN, section]);
  named.sort(([a], [b]) => (a === HAND_IN) - (b === HAND_IN) || a - b).forEach(([name, section]) => sheets.set(name, section));
  sheets.forEach((section, number) => {
    if (number === HAND_IN) return;
    const form = section.querySelector('form');
    const text = section.querySelector('[data-status]').textContent.trim();
    rendered.set(number, { fields: fieldsAsDrawn(form), sequence: Number(form.dataset.sequence), saved: form.dataset.saved || '',
      text: section.querySelector('.error') ? '' : text });
    bringToLife(section, number);
  });
}

function onPop() {
  if (location.hash === '#' + HAND_IN || location.pathname.endsWith('/' + HAND_IN)) go(HAND_IN, false);
  else go(Number(new URLSearchParams(location.search).get('q')) || 1, false);
}

// @param answer called with a question's number when something about it may have changed
// @param handIn called when the page of handing in comes onto the desk
// @returns the page of handing in
export function layOut(answer, handIn) {
  onAnswer = number => { if (number && !state.stopped) answer(number); };
  onHandIn = handIn;
  collect();
  addEventListener('popstate', onPop);
  if (location.hash === '#' + HAND_IN) go(HAND_IN, false);
  else if (isReviewing()) handIn();
  return sheets.get(HAND_IN);
}
