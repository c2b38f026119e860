// Handing in. It is put into the outbox behind the saves, so that it can be done without a network too: what waits goes first, then the
// hand-in with the last save of each question, and only the server's receipt ends the attempt.
import './device.js';
import { forgetKnown, put, remove } from './exam-outbox.js';
import { attempt, leaveFor, path, say, state, unsay, word, words } from './exam-page.js';
import { away, contact, fellSilent, forget as forgetClock, heard, isAway, isOver, now, wall } from './exam-clock.js';
import { current, freeze, numbers } from './exam-desk.js';
import { ask, isBusy, sendHandIn } from './exam-post.js';
import { changed, isAnswered, isStored, isWaiting, snapshot, waitingCount } from './exam-answers.js';
import { capture, deliver, giveAgain, written } from './exam-saving.js';
import { dropPaper } from './kept-paper.js';
import { stepId } from './outbox.js';

const SPREAD_MILLIS = 3000;   // a room's time ends for all at once: they do not all ask for the result in the same moment
let waits;                    // the hand-in that waits
let lookedAfter = 0;           // how often the attempt was found open though its time is over
let again = 0;                // how often the server missed something of it

// The learner has pressed the button.
export async function handIn() {
  capture(current());
  await written();
  if (!state.stopped && !state.handed) await lay();
  deliver();
}

async function lay() {
  const entry = { id: stepId(), of: attempt, taken_at: Date.now(), pressed: now(), snapshot: snapshot(), order: Date.now() };
  take(entry);
  if (!await put(entry)) say('fleeting', words.fleeting, { title: words.fleetingTitle, tone: 'bad' });
}

// From now on nothing is changed any more.
export function take(entry) {
  waits = entry;
  state.handed = true;
  freeze(true);
  unsay('five');
  unsay('one');
  tellWaiting();
  changed();
}

function tellWaiting() {
  say('handed', words.handedWaiting, { title: word('handed', { time: wall(waits.pressed) }), tone: '', above: true });
}

// Behind the last save: the hand-in, or, after the end, what became of the attempt. @returns whether nothing is left to do
export async function rest() {
  if (state.moved) return true;
  if (!waits && state.over) return afterTheEnd();
  if (!waits) return true;
  const reply = await sendHandIn(attempt, { ...waits, snapshot: snapshot() });
  if (!reply) away();
  if (!reply || isBusy(reply)) return false;
  if (reply.status === 200 && reply.answer.result) return received(reply.answer);
  return refused(reply);
}

async function received(answer) {
  await remove(waits.id);
  say('handed', words.received, { title: word('handed', { time: wall(waits.pressed) }), tone: 'good', above: true });
  await done(answer.result);
  return true;
}

async function refused({ status, answer }) {
  if (answer.problem === 'snapshot_missing' && again++ < 3) {
    for (const item of answer.missing) await giveAgain(item);
    return false;
  }
  if (status === 401 || status === 403 || status === 404) {   // it stays, as the saves do, until somebody has signed in again
    contact();   // which says so
    return true;
  }
  await remove(waits.id);
  waits = undefined;
  state.handed = false;
  unsay('handed');
  freeze(state.over || state.moved);
  say('notHanded', `${words.notHanded} ${answer.message}`, { tone: 'bad' });
  return true;
}

// The time is over. Whoever was in contact finds the attempt closed; whoever was away hands it in with what has now arrived.
async function afterTheEnd() {
  const reply = await ask(attempt);
  if (!reply) away();
  if (!reply || isBusy(reply)) return false;
  if (reply.status !== 200) return true;
  heard(reply.answer);
  if (!state.over) return true;   // it is not over: this device's clock was ahead, or more time was given
  if (!reply.answer.open) {
    await done(`${path}/result`);
    return true;
  }
  if (!fellSilent() && lookedAfter++ < 2) return false;   // our clocks differ by a moment
  await lay();
  return rest();
}

async function done(address) {
  if (state.leaving) return;
  state.leaving = true;
  forgetKnown();
  forgetClock();
  await dropPaper().catch(() => {});
  setTimeout(() => leaveFor(address), isOver() ? Math.random() * SPREAD_MILLIS : 0);
}

// ── what the page of handing in says ──

export function draw(sheet) {
  const all = numbers();
  sheet.querySelector('[data-answered]').textContent = word('answered', { answered: all.filter(isStored).length });
  const waiting = sheet.querySelector('[data-waiting-count]');
  waiting.hidden = !isWaiting() || isAway();   // then the notice says it
  waiting.textContent = word('waitingCount', { count: waitingCount() });
  const open = all.filter(number => !isAnswered(number));
  sheet.querySelector('[data-unanswered]').hidden = open.length === 0 || state.handed;
  sheet.querySelector('[data-unanswered-count]').textContent = word('unansweredCount', { items: open.length });
  sheet.querySelectorAll('[data-unanswered-question]').forEach(place => { place.hidden = !open.includes(Number(place.dataset.unansweredQuestion)); });
  sheet.querySelector('form[data-hand-in]').hidden = state.handed || state.over || state.stopped || state.moved;
  sheet.querySelector('[data-once]').hidden = state.handed || state.over || state.stopped || state.moved;
}
