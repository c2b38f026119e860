// Saves each answer as it is given: into this browser's outbox first, then to the server. "Saved" is said only on the server's receipt;
// until then the answer waits, and the page says so.
import './device.js';
import { handInOf, known, note, put, remove, waiting } from './exam-outbox.js';
import { attempt, leaveFor, path, say, state, unsay, word, words } from './exam-page.js';
import { away, contact, heard, isOver } from './exam-clock.js';
import { asDrawn, asKept, changed, given, isWaiting, last, next, noteWaiting, pending, rememberPaper, sequences, show, standsAgain, stored } from './exam-answers.js';
import { drawn, fieldsOf, fill, isComplete, numbers, status } from './exam-desk.js';
import { isBusy, isReceipt, pause, pauseMillis, sendSave } from './exam-post.js';
import { answersKept } from './kept-paper.js';
import { setAside } from './exam-aside.js';
import { alone, stepId } from './outbox.js';

const born = stepId();         // tells saves of this page from those an earlier one left behind
const inMemory = new Set();    // ids of saves that the browser could not store
const counted = new Set();     // ids of saves that this page counts as waiting: another tab's are not among them
const missed = new Set();      // ids of saves that were sent once more, because the server did not have them
const settled = new Set();     // ids of saves that wait no more
const counts = { late: 0, review: 0 };
let order = Date.now();
let writing = Promise.resolve();
let onRest = async () => true;
let onSeat = () => {};
let onSignIn = () => {};

export const isInMemory = () => inMemory.size > 0;

// ── giving ──

export async function capture(number) {
  if (!number) return;   // no question lies on the desk
  if (state.stopped || state.moved || state.over || state.handed) return;
  if (!isComplete(number)) {
    status(number, words.incomplete);
    return;
  }
  const fields = fieldsOf(number);
  const asText = JSON.stringify(fields);
  if (asText === given.get(number)) {
    if (stored.has(number) && !pending.has(number)) status(number, stored.get(number).text, stored.get(number).isSaved);
    return;
  }
  given.set(number, asText);
  await keep({ id: stepId(), attempt, item: number, sequence: next(number), order: ++order, taken_at: Date.now(), response: fields, born });
}

async function keep(save) {
  count(save);
  noteWaiting(save);
  const written = put(save);
  writing = Promise.all([writing, written]);
  if (!await written) {
    inMemory.add(save.id);
    say('fleeting', words.fleeting, { title: words.fleetingTitle, tone: 'bad' });
  }
  deliver();
}

function count(save) {
  counted.add(save.id);
  pending.set(save.item, (pending.get(save.item) || 0) + 1);
}

// Until all that was given lies in the outbox.
export const written = () => writing;

function settle(save) {
  settled.add(save.id);
  inMemory.delete(save.id);
  if (inMemory.size === 0) unsay('fleeting');
  if (!counted.delete(save.id)) return;
  const left = (pending.get(save.item) || 1) - 1;
  if (left > 0) pending.set(save.item, left); else pending.delete(save.item);
}

// ── sending ──

let asked = 0;   // seconds that a busy server wants to be left alone
// Sends what waits, one after another. True when nothing is left to send, or nothing may be sent any more.
async function send() {
  for (let save = await first(); save && !state.stopped; save = await first()) {
    if (!await sendOne(save)) return state.stopped;
  }
  if (!state.stopped) await sentByOthers();
  return state.stopped || onRest();
}

// What another tab of this browser has sent, this one's too.
async function sentByOthers() {
  const waits = new Set((await waiting(attempt)).map(save => save.item));
  const sent = [...pending.keys()].filter(item => !waits.has(item));
  const reply = sent.length ? await contact() : null;
  if (!reply || reply.status !== 200) return;
  sent.forEach(item => {
    const found = reply.answer.items.find(one => one.item === item);
    pending.delete(item);
    if (found && found.sequence >= last.get(item).sequence) stored.set(item, inWords({ response: JSON.parse(given.get(item)) }, found));
    show(item);
  });
  changed();
  followOthers();
}

// Where another tab has answered later, its answer stands, and the page is drawn anew.
function followOthers() {
  const stands = Object.entries(known(attempt)).some(([item, { sequence }]) => last.has(Number(item)) && sequence > last.get(Number(item)).sequence);
  if (stands && !isWaiting() && !state.handed && !state.over && !state.stopped) leaveFor(location.href);
}

addEventListener('storage', followOthers);
// Where the browser cannot take a save out of its storage again, it is not sent again by this page.
const first = async () => (await waiting(attempt)).find(save => !settled.has(save.id));

async function sendOne(save) {
  const reply = await sendSave(attempt, save);
  if (!reply) away();
  asked = reply ? reply.after : 0;
  if (!reply || isBusy(reply)) return false;
  if (isReceipt(reply, save)) return received(save, reply.answer);
  if (reply.status < 300) return false;   // not our server's word
  return refused(save, reply);
}

async function received(save, answer) {
  await remove(save.id);
  note(attempt, save);
  settle(save);
  heard(answer);
  tellLate(answer);
  if (answer.seat === false) onSeat();
  if (pending.has(save.item)) return true;
  stored.set(save.item, inWords(save, answer));
  if (save.born !== born && (!last.has(save.item) || save.sequence >= last.get(save.item).sequence)) adopt(save);
  show(save.item);
  rememberPaper(save);
  changed();
  return true;
}

// Another tab's, sent by this one.
function adopt(save) {
  fill(save.item, save.response);
  given.set(save.item, JSON.stringify(save.response));
  last.set(save.item, { sequence: save.sequence, id: save.id });
}

function inWords(save, answer) {
  if (answer.review) return { text: word('review', { time: answer.time }), isSaved: false };
  if (answer.late) return { text: '✓ ' + word('late', { time: answer.time }), isSaved: true };
  if (Object.keys(save.response).length === 0) return { text: words.unanswered, isSaved: false };
  return { text: '✓ ' + word('saved', { time: answer.time }), isSaved: true };
}

function tellLate(answer) {
  const kind = answer.review ? 'review' : 'late';
  if (!answer[kind]) return;
  counts[kind]++;
  say(kind, word(kind + 'Count', { count: counts[kind] }), { tone: kind === 'late' ? 'good' : 'warn' });
}

async function refused(save, { status: code, answer }) {
  if (code === 401 || code === 403 || code === 404) return onSignIn();
  if (answer.problem === 'seat_taken') return onSeat(true);
  if (answer.problem === 'sequence_taken') return outOfTurn(save);
  await remove(save.id);
  settle(save);
  if (answer.problem === 'too_late' || answer.problem === 'handed_in') {
    leaveFor(`${path}/result?${answer.problem}`);
    return false;
  }
  given.delete(save.item);
  if (last.has(save.item) && last.get(save.item).id === save.id) standsAgain(save.item);
  show(save.item);
  status(save.item, `${words.notKept} ${answer.message}`);
  changed();
  return true;
}

// Its place is taken. By another tab of this browser: then what was given last is meant. By another device: while that one sits, this
// answer goes behind, and the server knows which counts. But when the learner has come back to this device, the later answer stands, and
// this one is offered, not pushed over it.
async function outOfTurn(save) {
  const mine = known(attempt)[save.item];
  if (mine && mine.sequence >= save.sequence) return mine.order > save.order ? older(save) : behind(save, next(save.item));
  const reply = await contact();
  if (!reply || isBusy(reply) || reply.status !== 200) return false;
  if (reply.answer.seat || !reply.answer.open) return apart(save);
  onSeat();
  const taken = reply.answer.items.find(({ item }) => item === save.item);
  return behind(save, Math.max(taken ? taken.sequence : 0, save.sequence) + 1);
}

async function behind(save, sequence) {
  await remove(save.id);
  settled.add(save.id);
  const again = { ...save, id: stepId(), sequence };
  if (counted.delete(save.id)) counted.add(again.id);
  last.set(save.item, { sequence, id: again.id });
  await put(again);
  return true;
}

async function older(save) {
  await remove(save.id);
  settle(save);
  if (!pending.has(save.item)) show(save.item);
  changed();
  return true;
}

// All that waits for this question is of the same sitting as this one.
async function apart(save) {
  const same = (await waiting(attempt)).filter(other => other.item === save.item && !settled.has(other.id));
  for (const other of same.slice(0, -1)) await remove(other.id);
  await setAside(same[same.length - 1]);
  same.forEach(settle);
  asDrawn(save.item);
  show(save.item);
  changed();
  return true;
}

let delivering;
let wanted = false;

export function deliver() {
  wanted = true;
  delivering = delivering || keepSending();
  return delivering;
}

// With growing pauses while the server cannot be reached or is busy. Locks keep two tabs from sending the same save at once.
async function keepSending() {
  for (let tries = 1; !state.stopped && !state.leaving; tries++) {
    wanted = false;
    const { done } = await alone('qadam-exam', async () => ({ done: await send() })).catch(() => ({}));
    if (done && !wanted) break;
    if (done) continue;
    changed();
    await pause(pauseMillis(tries, asked), asked);
  }
  delivering = undefined;
  changed();
}

function asWaiting(save) {
  count(save);
  if (!numbers().includes(save.item)) return;
  fill(save.item, save.response);
  given.set(save.item, JSON.stringify(save.response));
  sequences.set(save.item, Math.max(sequences.get(save.item), save.sequence + 1));
  order = Math.max(order, save.order);
  noteWaiting(save);
}

// What the server says that it has, when that is less than its receipts have told us: then it gets it again.
export function compare(items) {
  if (isWaiting() || state.over || state.moved) return;
  const there = new Map(items.map(({ item, sequence }) => [item, sequence]));
  last.forEach(({ sequence, id }, item) => {
    if ((there.get(item) || 0) >= sequence || missed.has(id)) return;
    missed.add(id);
    giveAgain(item);
  });
}

// Under the same id and in the same place, so that it stands there once, whatever has become of the first.
export async function giveAgain(item) {
  if (!last.has(item) || !given.has(item)) return;   // nothing is ever made up in its place
  const { sequence, id } = last.get(item);
  settled.delete(id);
  await keep({ id, attempt, item, sequence, order: ++order, taken_at: Date.now(), response: JSON.parse(given.get(item)), born });
}

// rest sends what comes behind the saves, seat hears that another browser sits now, signIn that the session has ended. Returns the hand-in that waits.
export async function begin({ rest, seat, signIn }) {
  [onRest, onSeat, onSignIn] = [rest, seat, signIn];
  const typed = new Map(numbers().map(number => [number, JSON.stringify(fieldsOf(number))]));
  numbers().forEach(number => {
    const { fields } = drawn(number);
    if (typed.get(number) === JSON.stringify(fields)) asDrawn(number); else asDrawnBut(number);
  });
  const answers = await answersKept(path);
  numbers().forEach(number => { if (answers[number] && typed.get(number) === JSON.stringify(drawn(number).fields)) asKept(number, answers[number]); });
  (await waiting(attempt)).forEach(asWaiting);
  const handIn = await handInOf(attempt);
  if (!isOver()) numbers().forEach(number => { if (JSON.stringify(fieldsOf(number)) !== given.get(number)) capture(number); });
  changed();
  if (isWaiting() || handIn) deliver();
  return handIn;
}

// It was answered before this script came to life: that stays on the screen, and is saved.
function asDrawnBut(number) {
  const chosen = fieldsOf(number);
  asDrawn(number);
  fill(number, chosen);
}

