// Beside a result, or the page that says until when answers are awaited: what still waits of this attempt in this browser is sent, and it is
// said what became of it. Where nothing has been handed in yet, that follows the last answer.
import './device.js';
import { forgetKnown, handInOf, known, put, remove, waiting } from './exam-outbox.js';
import { attempt, path, say, state, unsay, word, words } from './exam-page.js';
import { isBusy, isReceipt, pause, pauseMillis, sendHandIn, sendSave } from './exam-post.js';
import { dropPaper } from './kept-paper.js';
import { alone, stepId } from './outbox.js';

const MOST_MOVES = 100;
const counts = { late: 0, review: 0 };
const isAwaited = words.awaited !== undefined;
let asked = 0;

const isSignedOut = ({ status }) => status === 401 || status === 403 || status === 404;

// @returns the server's answer, or undefined when it has to be asked again
async function ask(sending) {
  const reply = await sending;
  asked = reply ? reply.after : 0;
  return reply && !isBusy(reply) ? reply : undefined;
}

async function sendOne(save) {
  const reply = await ask(sendSave(attempt, save));
  if (!reply) return false;
  if (isReceipt(reply, save)) {
    const kind = reply.answer.review ? 'review' : 'late';
    counts[kind]++;
    say(kind, word(kind + 'Count', { count: counts[kind] }), { tone: kind === 'late' ? 'good' : 'warn' });
  } else if (reply.status < 300) {
    return false;
  } else if (isSignedOut(reply)) {
    state.stopped = true;
    return false;
  } else if (reply.answer.problem === 'sequence_taken' && (save.moved || 0) < MOST_MOVES) {
    await put({ ...save, id: stepId(), sequence: save.sequence + 1, moved: (save.moved || 0) + 1 });   // another device has this place
  } else {
    say(save.id, `${words.notKept} ${reply.answer.message}`, { tone: 'bad' });
  }
  await remove(save.id);
  return true;
}

async function handIn() {
  const entry = await handInOf(attempt);
  if (!entry && !isAwaited) return true;
  const snapshot = Object.entries(known(attempt)).map(([item, { sequence, id }]) => ({ item: Number(item), sequence, id }));
  const wish = { id: stepId(), taken_at: Date.now(), snapshot, ...entry };
  let reply = await ask(sendHandIn(attempt, wish));
  if (reply && reply.answer.problem === 'snapshot_missing') {   // all that waited here has been sent: what is named beyond that is not here
    reply = await ask(sendHandIn(attempt, { ...wish, snapshot: wish.snapshot.filter(({ item }) => !reply.answer.missing.includes(item)) }));
  }
  if (!reply) return false;
  if (isSignedOut(reply)) {   // it stays, as the answers do, until somebody has signed in again
    state.stopped = true;
    return false;
  }
  if (entry) await remove(entry.id);
  if (reply.status >= 300) say('notHanded', `${words.notHanded} ${reply.answer.message}`, { tone: 'bad' });
  return true;
}

async function send() {
  for (const save of await waiting(attempt)) if (!await sendOne(save)) return false;
  return (await waiting(attempt)).length === 0 && handIn();
}

async function begin() {
  const all = await waiting(attempt);
  if (all.length === 0 && !await handInOf(attempt)) return;
  say('waits', word('waitingCount', { count: all.length }));
  for (let tries = 1; !state.stopped; tries++) {
    const { done } = await alone('qadam-exam', async () => ({ done: await send() })).catch(() => ({}));
    if (done) break;
    await pause(pauseMillis(tries, asked), asked);
  }
  unsay('waits');
  if (state.stopped) return;
  forgetKnown();
  await dropPaper().catch(() => {});
  if (counts.late > 0 || isAwaited) location.replace(`${path}/result`);   // it may say something else now
}

begin();
