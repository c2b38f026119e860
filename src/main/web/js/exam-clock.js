// The time of an exam: the server's, carried on by this device's steady clock; and the contact with the server, which is kept about
// every half minute, so that both sides know when it broke.
import './device.js';
import { ask, isBusy } from './exam-post.js';
import { attempt, say, state, unsay, word, words } from './exam-page.js';

const CONTACT_MILLIS = 20000;    // and up to 8 seconds more, so that those who began together do not ask together
const JITTER_MILLIS = 8000;
const SLEPT_MILLIS = 5000;
const STALE_MILLIS = 2000;      // a page fresh from the server is not as far behind what was last heard
const KEPT = 'qadam-exam-clock';
const left = document.querySelector('[data-left]');
const ends = document.querySelector('[data-ends]');
const opened = performance.getEntriesByType('navigation')[0];
const announced = new Set();
const listeners = { over: [], back: [], state: [] };

let offset = Number(words.now) - (opened && opened.responseStart ? opened.responseStart : performance.now());
let deadline = Number(words.deadline);
let awaited = Number(words.awaited) || deadline;
let heardAt = performance.now();
let heardBefore = Number(words.now);   // by the server's clock, the last time before the end
let awaySince = 0;
let extra = Number(words.extra) || 0;
let asleep = Date.now() - performance.now();

export const now = () => offset + performance.now();
export const isOver = () => now() >= deadline;
export const isAway = () => awaySince > 0;
export const awayMillis = () => (awaySince ? performance.now() - awaySince : 0);
export const awaitedUntil = () => wall(awaited);
// Whether the server heard nothing of us in the last minute before the end, as far as we can know.
export const fellSilent = () => heardBefore < deadline - 60000;

// over: the time is; back: contact after a break; state: what the server says of the attempt.
export const on = (event, listener) => listeners[event].push(listener);
const tell = (event, value) => listeners[event].forEach(listener => listener(value));

// The clock on the wall, as the server writes it.
export function wall(moment) {
  const there = new Date(moment + Number(words.zone) * 60000);
  return `${String(there.getUTCHours()).padStart(2, '0')}:${String(there.getUTCMinutes()).padStart(2, '0')}`;
}

// ── a page that was kept on this device tells an old time; what was last heard is remembered beside it ──

function remember() {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ attempt, ahead: now() - Date.now(), heardBefore, deadline, awaited, extra }));
  } catch (refusedStorage) {
    // then only a page fresh from the server knows the time
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch (refusedStorage) {
    // nothing was stored
  }
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    if (!kept || kept.attempt !== attempt || Date.now() + kept.ahead - now() < STALE_MILLIS) return false;
    offset = Date.now() + kept.ahead - performance.now();
    ({ heardBefore, deadline, awaited, extra } = kept);
    return true;
  } catch (refusedStorage) {
    return false;   // as the page says
  }
}

// ── what the server has said ──

// Takes the time from any answer of the server to this attempt.
export function heard(answer) {
  if (typeof answer.now !== 'number') return;
  offset = answer.now - performance.now();
  asleep = Date.now() - performance.now();
  heardAt = performance.now();
  deadline = answer.deadline || deadline;
  if (answer.now <= deadline) heardBefore = answer.now;
  awaited = answer.ends || awaited;
  extra = answer.extra === undefined ? extra : answer.extra;
  remember();
  if (answer.open !== undefined) state.closed = !answer.open;
  if (state.over && !state.closed && now() < deadline - 1000) reopen();
  unsay('slept');
  const wasAway = isAway();
  awaySince = 0;
  if (wasAway) tell('back');
  show();
}

// The server was not reached.
export function away() {
  awaySince = awaySince || performance.now();
}

// This device's clock was wrong, or more time was given.
function reopen() {
  state.over = false;
  announced.clear();
  unsay('over');
  tell('back');
}

function show() {
  if (!ends) return;
  ends.textContent = word('ends', { time: wall(deadline) });
  const more = document.querySelector('[data-extra]');
  if (more && extra > 0) {
    more.hidden = false;
    more.textContent = word('extraMinutes', { minutes: extra });
  }
}

let asking;
export function contact() {
  asking = asking || ask(attempt).finally(() => { asking = undefined; });
  return asking.then(reply => {
    if (!reply || isBusy(reply)) {
      if (!reply) away();
    } else if (reply.status === 200) {
      heard(reply.answer);
    }
    if (reply && !isBusy(reply)) tell('state', reply);
    return reply;
  });
}

async function keepContact() {
  if (!state.stopped && !state.leaving && performance.now() - heardAt > CONTACT_MILLIS / 2) await contact();
  setTimeout(keepContact, CONTACT_MILLIS + Math.random() * JITTER_MILLIS);
}

// ── the seconds ──

function tick() {
  watchSleep();
  const seconds = Math.max(0, Math.ceil((deadline - now()) / 1000));
  if (left) left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  [[300, 'five'], [60, 'one']].forEach(([at, name]) => {
    if (seconds <= at && seconds > at - 30 && !announced.has(name) && !state.handed) {
      announced.add(name);
      say(name, words[name]);
    }
  });
  if (seconds > 0 || state.over) return;
  state.over = true;
  unsay('five');
  unsay('one');
  tell('over');
}

// On some systems the steady clock stands still while the device sleeps. Without the server nobody here knows by how much.
function watchSleep() {
  if (Math.abs(Date.now() - performance.now() - asleep) < SLEPT_MILLIS) return;
  asleep = Date.now() - performance.now();
  contact().then(reply => { if (!reply) say('slept', words.slept); });
}

export function begin() {
  const isOld = recall();
  if (isOld) contact(); else remember();
  show();
  setInterval(tick, 1000);
  tick();
  setTimeout(keepContact, CONTACT_MILLIS);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && !state.stopped && !state.leaving) contact(); });
}
