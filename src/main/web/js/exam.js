// The page of an attempt. "Saved" is said only on the server's receipt; until then the answer lies in the outbox of this browser and the
// page says that it waits. Without this script every question is a plain form.
//   exam-desk.js     the questions and turning to them
//   exam-answers.js  what is known of each answer
//   exam-saving.js   from the answer to the receipt
//   exam-clock.js    the time, and the contact with the server
//   exam-hand-in.js  handing in
//   exam-aside.js    answers of two devices to the same question
//   exam-telling.js  what the learner is told of the network and the end
import { changedHands } from './device.js';
import { showAside } from './exam-aside.js';
import { begin as beginClock, contact, isAway, on } from './exam-clock.js';
import { current, freeze, go, layOut, review } from './exam-desk.js';
import { draw, handIn, rest, take } from './exam-hand-in.js';
import { link, path, say, state, unsay, words } from './exam-page.js';
import { isWaiting, onChange, shelve } from './exam-answers.js';
import { begin as beginSaving, capture, compare, deliver, isInMemory } from './exam-saving.js';
import { tell } from './exam-telling.js';
import { dropPaper } from './kept-paper.js';

const SHELVE_MILLIS = 1500;
const SHELVE_SPREAD_MILLIS = 6000;   // a class that begins together does not fetch its papers twice in the same moment

// Nobody is signed in any more: what waits stays, and is sent after signing in again.
function signIn() {
  if (state.stopped) return false;
  state.stopped = true;
  ['offline', 'over', 'handed'].forEach(unsay);
  say('stopped', words.signInAgain, { nodes: [link(words.toSignIn, `${words.signIn}?next=${path}`)] });
  freeze(true);
  return false;
}

// Another browser sits now. Nothing is answered here any more; what waits here is still sent, for the server knows that we have sat here.
// @param refused by the server, which does not know it
function seat(refused = false) {
  if (state.moved) return !refused;
  state.moved = true;
  if (refused) state.stopped = true;
  dropPaper().catch(() => {});   // nothing needs to open here without a network any more
  ['offline', 'handed', 'five', 'one'].forEach(unsay);
  freeze(true);
  tellMoved();
  return !refused;
}

function tellMoved() {
  say('stopped', words.seat, { line: isWaiting() ? words.keptHere : words.sentFromHere, nodes: [link(words.toSeat, path)] });
}

// What the server says of the attempt when it is asked how things stand.
function stands({ status, answer }) {
  if (state.leaving || state.stopped || state.moved) return;
  if (status === 401 || status === 403 || status === 404) signIn();
  else if (status === 200 && !answer.open) over();
  else if (status === 200 && !answer.seat && !state.over) seat();
  else if (status === 200) compare(answer.items);
}

function over() {
  if (state.moved) return;
  state.over = true;
  freeze(true);
  deliver();
  tell();
}

function onClick(event) {
  const place = event.target.closest('a');
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
  capture(current());
  if (place.dataset.go) {
    event.preventDefault();
    go(Number(place.dataset.go));
  } else if (place.hasAttribute('data-hand-in-link')) {
    event.preventDefault();
    review();
  } else if (place.hasAttribute('data-back')) {
    event.preventDefault();
    go(Number(new URLSearchParams(place.search).get('q')) || 1);
  } else if (isAway() && (place.hasAttribute('data-language') || place.closest('.languages'))) {
    event.preventDefault();
    say('language', words.languageAway);
  }
}

// For a time without a network: what a file for the teacher needs, and this paper itself.
async function prepare() {
  navigator.storage?.persist?.().catch(() => {});
  await import('./answer-file.js').then(file => file.prepare()).catch(() => {});
  if (!state.stopped && !state.moved && !state.leaving) await shelve();
}

async function begin() {
  const sheet = layOut(capture, () => tell());
  const refresh = () => {
    draw(sheet);
    tell();
    if (state.moved) tellMoved();
  };
  onChange(refresh);
  on('over', over);
  on('state', stands);
  on('back', () => {
    unsay('language');
    freeze(state.stopped || state.moved || state.over || state.handed);
    deliver();
    refresh();
  });
  sheet.querySelector('form[data-hand-in]').addEventListener('submit', event => {
    event.preventDefault();
    handIn();
  });
  document.addEventListener('click', onClick);
  addEventListener('online', () => { contact(); deliver(); });
  addEventListener('offline', () => contact());
  addEventListener('beforeunload', event => {
    if (state.stopped || state.leaving || changedHands() || !(isWaiting() || isInMemory())) return;
    event.preventDefault();
    event.returnValue = '';
  });
  beginClock();
  const handedIn = await beginSaving({ rest, seat, signIn });
  if (handedIn) take(handedIn);
  else if (state.over) freeze(true);
  await showAside(number => capture(number));
  refresh();
  setTimeout(prepare, SHELVE_MILLIS + Math.random() * SHELVE_SPREAD_MILLIS);
}

begin();
const clock = document.querySelector('[data-clock]');
try {
  clock.open = sessionStorage.getItem('qadam-clock') !== 'folded';
  clock.addEventListener('toggle', () => sessionStorage.setItem('qadam-clock', clock.open ? 'open' : 'folded'));
} catch (refusedStorage) {
  // the clock then opens anew on each page
}
