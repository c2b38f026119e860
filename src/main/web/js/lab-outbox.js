// The outbox of the labs: work that is handed in is written here first, then sent, and leaves only on the server's receipt or its clear
// refusal. The same rules as js/outbox.js, with work of up to a megabyte instead of answers: tied to whoever was signed in, sent as
// nobody else's, the same id again is the same work.
import { brought, look, owner, shelf } from './device.js';

const KEPT_DAYS = 100;
const works = shelf('qadam-labs', 'works');
const listeners = [];

export const put = work => works.put({ ...work, owner: owner() });

// What waits and may be sent now: that of whoever is signed in, or of a visitor when nobody is.
export async function waiting() {
  const all = await works.all();
  const now = owner();
  for (const work of all) {
    if (now && brought() && !work.owner) await works.put(Object.assign(work, { owner: now }));
    if (Date.now() - work.takenAt > KEPT_DAYS * 86400000) await works.remove(work.id);
  }
  return all.filter(work => (work.owner || '') === now).sort((a, b) => a.takenAt - b.takenAt);
}

// Whoever wants to hear of receipts and refusals.
export const listen = onAnswer => listeners.push(onAnswer);
const tell = answer => listeners.forEach(onAnswer => onAnswer(answer));

// @returns the server's answer, null when it was reached and could not judge; throws when it was not reached
async function sendOne(work) {
  const response = await fetch(`/api/labs/${work.course}/${work.lab}/work`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' },
    body: JSON.stringify({ ...work, language: document.documentElement.lang, owner: work.owner || '' }),
  });
  const answer = await response.json().catch(() => ({}));
  return answer.id === work.id ? answer : null;
}

// Sends what waits, oldest first, one at a time; one that cannot be judged now does not hold up the next. Returns whether the server was
// reached and took or refused all of it.
async function send() {
  let all = true;
  for (const work of await waiting()) {
    let answer;
    try {
      answer = await sendOne(work);
    } catch (offline) {
      return false;
    }
    const stays = !answer || answer.later;
    if (stays) { all = false; look(); } else await works.remove(work.id);
    if (answer) tell({ ...answer, course: work.course, lab: work.lab });
  }
  return all;
}

let delivering;
export function deliver() {
  delivering = delivering || keepSending().finally(() => { delivering = undefined; });
  return delivering;
}

// With growing pauses until nothing of one's own waits. One loop a page; locks keep tabs from sending the same twice.
async function keepSending() {
  for (let pause = 2000; ; pause = Math.min(pause * 2, 60000)) {
    const done = navigator.locks ? await navigator.locks.request('qadam-labs', send) : await send();
    if (done) break;
    await new Promise(resolve => {
      const timer = setTimeout(resolve, pause);
      addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
}
