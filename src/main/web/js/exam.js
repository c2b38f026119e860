// Saves each answer of an attempt as it is given. "Saved" is drawn only from the server's receipt; until then the answer
// lies in the outbox of this browser and the page says that it waits. Without this script every question is a plain form.
import { changedHands } from './device.js';
import { put, remove, waiting } from './exam-outbox.js';
import { stepId } from './outbox.js';

const root = document.querySelector('[data-exam]');
const { exam: attempt, path } = root.dataset;
const words = root.dataset;
const language = document.documentElement.lang;
const notices = document.querySelector('[data-notices]');
const desk = document.querySelector('[data-desk]');
const born = stepId();        // tells saves of this page from those an earlier one left behind
const sheets = new Map();      // question number -> its section, whether it lies on the desk or not
const sequences = new Map();   // question number -> the sequence its next save takes
const given = new Map();       // question number -> its fields as they were last put into the outbox or stored
const stored = new Map();      // question number -> words of the last receipt
let stopped = false;           // this browser may not save any more
let leaving = false;
let order = Date.now();
const opened = performance.getEntriesByType('navigation')[0];
let offset = Number(words.now) - (opened ? opened.responseStart : performance.now());
let deadline = Number(words.deadline);

// ── the questions ──

function collect() {
  if (!desk) return;
  const sections = [desk.querySelector('[data-question-sheet]')];
  document.querySelectorAll('[data-question-template]').forEach(template => {
    sections.push(template.content.querySelector('[data-question-sheet]'));
  });
  sections.forEach(section => {
    const number = Number(section.dataset.questionSheet);
    const form = section.querySelector('form');
    const sheet = document.importNode(section, true);
    sheets.set(number, section.isConnected ? section : sheet);
    sequences.set(number, Number(form.dataset.sequence));
    given.set(number, JSON.stringify(renderedFieldsOf(form)));
    if (!section.querySelector('.error')) stored.set(number, section.querySelector('[data-status]').textContent.trim());
  });
  sheets.forEach(bringToLife);
}

function bringToLife(section, number) {
  const form = section.querySelector('form');
  let pause;
  form.addEventListener('change', () => capture(number));
  form.addEventListener('input', event => {
    if (event.target.tagName !== 'INPUT' || event.target.type === 'radio' || event.target.type === 'checkbox') return;
    clearTimeout(pause);
    pause = setTimeout(() => capture(number), 1000);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(pause);
    capture(number);
    if (number < sheets.size) go(number + 1); else toHandIn();
  });
}

function current() {
  const section = desk && desk.querySelector('[data-question-sheet]');
  return section ? Number(section.dataset.questionSheet) : 0;
}

function go(number, remember = true) {
  const section = sheets.get(number);
  if (!section || number === current()) return;
  capture(current());
  desk.textContent = '';
  desk.append(section);
  document.querySelectorAll('nav [data-go]').forEach(link => {
    const isHere = Number(link.dataset.go) === number;
    link.classList.toggle('quiet', !isHere);
    if (isHere) link.setAttribute('aria-current', 'step'); else link.removeAttribute('aria-current');
  });
  document.querySelectorAll('a[data-language]').forEach(link => { link.search = '?q=' + number; });
  document.title = section.querySelector('h1').textContent + ' · Qadam';
  if (remember) history.pushState({ number }, '', path + '?q=' + number);
  section.querySelector('h1').focus();
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (['csrf', 'item', 'sequence', 'step'].includes(name) || value.trim() === '') continue;
    (fields[name] = fields[name] || []).push(value);
  }
  return fields;
}

// The answer as the server drew it. What was chosen before this script came to life differs from it, and so is saved too.
function renderedFieldsOf(form) {
  const rendered = form.cloneNode(true);
  rendered.reset();
  return fieldsOf(rendered);
}

function fill(form, fields) {
  for (const control of form.elements) {
    if (!control.name || control.type === 'hidden') continue;
    const values = fields[control.name] || [];
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
    else if (control.tagName !== 'BUTTON' && control.tagName !== 'FIELDSET') control.value = values[0] || '';
  }
}

// Rows of an ordering or matching question are one answer: it is given when every row is chosen, or none.
function isComplete(form) {
  const rows = Array.from(form.querySelectorAll('select'));
  const chosen = rows.filter(row => row.value !== '');
  const places = rows.length > 0 && rows[0].name.startsWith('place-');
  return chosen.length === 0 || (chosen.length === rows.length && (!places || new Set(chosen.map(row => row.value)).size === rows.length));
}

// ── saving ──

async function capture(number) {
  const section = sheets.get(number);
  if (!section || stopped) return;
  const form = section.querySelector('form');
  if (!isComplete(form)) {
    status(number, words.incomplete);
    return;
  }
  const fields = fieldsOf(form);
  const asText = JSON.stringify(fields);
  if (asText === given.get(number)) {
    if (stored.has(number) && !pending.has(number)) status(number, stored.get(number));
    return;
  }
  given.set(number, asText);
  const sequence = sequences.get(number);
  sequences.set(number, sequence + 1);
  const save = { id: stepId(), attempt, item: number, sequence, order: ++order, taken_at: Date.now(), response: fields, born };
  note(save);
  await put(save);
  deliver();
}

const pending = new Map();   // question number -> how many of its saves wait

function note(save) {
  pending.set(save.item, (pending.get(save.item) || 0) + 1);
  mark(save.item, ' …');
  status(save.item, words.waiting);
}

function settle(save) {
  const left = (pending.get(save.item) || 1) - 1;
  if (left > 0) pending.set(save.item, left); else pending.delete(save.item);
}

const queue = () => waiting(attempt);
const forget = save => remove(save.id);

// Sends what waits, one after another. True when nothing is left to send.
async function send() {
  for (const save of await queue()) {
    if (stopped || !await sendOne(save)) return stopped;
  }
  return true;
}

async function sendOne(save) {
  let response;
  let answer;
  try {
    const sent = Object.assign({}, save);
    ['attempt', 'order', 'born', 'owner'].forEach(name => delete sent[name]);
    response = await fetch(`/api/attempts/${attempt}/responses?language=${language}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' }, body: JSON.stringify(sent),
    });
    answer = await response.json();
  } catch (offline) {
    return false;
  }
  if (response.status >= 500 || response.status === 429) return false;
  if (response.ok) return received(save, answer);
  return refused(save, response.status, answer);
}

async function received(save, answer) {
  offset = answer.now - performance.now();
  deadline = answer.deadline;
  await forget(save);
  settle(save);
  if (pending.has(save.item)) return true;
  const answered = Object.keys(save.response).length > 0;
  stored.set(save.item, answered ? '✓ ' + words.saved.replace('{time}', answer.time) : words.unanswered);
  mark(save.item, answered ? ' ✓' : '');
  status(save.item, stored.get(save.item));
  return true;
}

async function refused(save, code, answer) {
  if (code === 401 || code === 403 || code === 404) return stop(words.signInAgain, words.toSignIn, `${words.signIn}?next=${path}`);
  if (answer.problem === 'seat_taken') return stop(words.seat, words.toSeat, path);
  if (answer.problem === 'sequence_taken' && save.born === born) return renumber(save);
  await forget(save);
  settle(save);
  if (answer.problem === 'too_late' || answer.problem === 'handed_in') {
    leaving = true;
    location.replace(`${path}/result?${answer.problem}`);
    return false;
  }
  if (answer.problem === 'sequence_taken') return true;   // left from an earlier sitting here; a later answer stands already
  given.delete(save.item);
  status(save.item, `${words.notKept} ${answer.message}`);
  mark(save.item, stored.has(save.item) && stored.get(save.item).startsWith('✓') ? ' ✓' : '');
  return true;
}

// Another tab took this number for the same question: what was given last is meant, so it goes behind that one.
async function renumber(save) {
  const response = await fetch(`/api/attempts/${attempt}?language=${language}`).catch(() => null);
  if (!response || !response.ok) return false;
  const state = await response.json();
  const taken = state.items.filter(item => item.item === save.item).map(item => item.sequence);
  await forget(save);
  const again = Object.assign({}, save, { id: stepId(), sequence: Math.max(save.sequence, ...taken) + 1 });
  sequences.set(save.item, again.sequence + 1);
  await put(again);
  return sendOne(again);
}

let delivering;
function deliver() {
  delivering = delivering || keepSending().finally(() => { delivering = undefined; });
  return delivering;
}

// Growing pauses while the server cannot be reached. Locks keep two tabs from sending the same save at once.
async function keepSending() {
  for (let pause = 1000; !stopped; pause = Math.min(pause * 2, 30000)) {
    const done = navigator.locks ? await navigator.locks.request('qadam-exam', send) : await send();
    if (done && (await queue()).length === 0) break;
    if (done) continue;
    if (leaving) break;
    say('offline', words.offline);
    await new Promise(resolve => {
      const timer = setTimeout(resolve, pause + Math.random() * 500);
      addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
  unsay('offline');
}

// ── what the learner sees ──

function status(number, text) {
  const section = sheets.get(number);
  if (!section) return;
  const place = section.querySelector('[data-status]');
  place.textContent = text;
  place.classList.toggle('saved', text.startsWith('✓'));
}

function mark(number, sign) {
  const place = document.querySelector(`nav [data-go="${number}"] [data-mark]`);
  if (place) place.textContent = sign;
}

function say(kind, text, link) {
  if (notices.querySelector(`[data-kind="${kind}"]`)) return;
  const notice = document.createElement('div');
  notice.className = 'notice warn';
  notice.dataset.kind = kind;
  const line = document.createElement('p');
  line.textContent = text;
  notice.append(line);
  if (link) notice.append(link);
  notices.append(notice);
}

function unsay(kind) {
  const notice = notices.querySelector(`[data-kind="${kind}"]`);
  if (notice) notice.remove();
}

function stop(text, action, address) {
  stopped = true;
  const link = document.createElement('a');
  link.className = 'button';
  link.href = address;
  link.textContent = action;
  unsay('offline');
  say('stopped', text, link);
  document.querySelectorAll('fieldset').forEach(field => { field.disabled = true; });
  sheets.forEach(section => section.querySelectorAll('fieldset').forEach(field => { field.disabled = true; }));
  return false;
}

// ── the clock: the server's, carried on by this browser's steady one ──

const left = document.querySelector('[data-left]');
const announced = new Set();

function tick() {
  const seconds = Math.ceil((deadline - offset - performance.now()) / 1000);
  if (seconds <= 0) return over();
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  if (left) left.textContent = shown;
  [[300, 'five'], [60, 'one']].forEach(([at, word]) => {
    if (seconds <= at && seconds > at - 30 && !announced.has(word)) {
      announced.add(word);
      say(word, words[word]);
    }
  });
  return undefined;
}

async function over() {
  clearInterval(ticking);
  leaving = true;
  say('over', words.over);
  await Promise.race([deliver(), new Promise(resolve => { setTimeout(resolve, 3000); })]);
  if (!stopped) location.replace(`${path}/result`);
}

// A sleeping laptop stops the steady clock on some systems, so the server is asked again on waking.
async function lookAgain() {
  if (document.hidden || stopped || leaving) return;
  const response = await fetch(`/api/attempts/${attempt}?language=${language}`).catch(() => null);
  if (!response || !response.ok) return;
  const state = await response.json();
  offset = state.now - performance.now();
  deadline = state.deadline;
  if (!state.open) {
    leaving = true;
    location.replace(`${path}/result`);
  } else if (!state.seat) {
    stop(words.seat, words.toSeat, path);
  }
}

// ── handing in: only when nothing waits ──

async function toHandIn() {
  leaving = true;
  await Promise.race([deliver(), new Promise(resolve => { setTimeout(resolve, 4000); })]);
  const rest = await queue();
  leaving = false;
  if (rest.length === 0 && pending.size === 0 && !stopped) location.assign(path + '/hand-in');
  else if (!stopped) deliver();
}

async function handIn(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  await deliver();
  if ((await queue()).length === 0 && !stopped) {
    leaving = true;
    form.submit();
  } else {
    button.disabled = false;
  }
}

// ── begin ──

collect();
queue().then(saves => {
  for (const save of saves) {
    note(save);
    const section = sheets.get(save.item);
    if (!section) continue;
    fill(section.querySelector('form'), save.response);
    given.set(save.item, JSON.stringify(save.response));
    sequences.set(save.item, Math.max(sequences.get(save.item), save.sequence + 1));
  }
  if (saves.length) deliver();
  capture(current());
});

document.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.go && desk) {
    event.preventDefault();
    go(Number(link.dataset.go));
  } else if (link.hasAttribute('data-hand-in-link')) {
    event.preventDefault();
    capture(current());
    toHandIn();
  } else {
    capture(current());
  }
});
addEventListener('popstate', () => go(Number(new URLSearchParams(location.search).get('q')) || 1, false));
addEventListener('beforeunload', event => {
  if (pending.size === 0 || stopped || leaving || changedHands()) return;
  event.preventDefault();
  event.returnValue = '';
});
document.addEventListener('visibilitychange', lookAgain);
addEventListener('online', () => deliver());
document.querySelectorAll('[data-hand-in]').forEach(form => form.addEventListener('submit', handIn));
const clock = document.querySelector('[data-clock]');
if (clock) {
  try {
    clock.open = sessionStorage.getItem('qadam-clock') !== 'folded';
    clock.addEventListener('toggle', () => sessionStorage.setItem('qadam-clock', clock.open ? 'open' : 'folded'));
  } catch (refusedStorage) {
    // the clock then opens anew on each page
  }
}
const ticking = setInterval(tick, 1000);
tick();
