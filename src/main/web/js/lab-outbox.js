// The outbox of the labs: work that is handed in is written here first, then sent, and leaves only on the server's receipt or its clear
// refusal. The same rules as js/outbox.js, with work of up to a megabyte instead of answers: tied to whoever was signed in, sent as
// nobody else's, the same id again is the same work.
import { brought, look, owner, shelf } from './device.js';
import { post, sender } from './outbox.js';

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

// Sends what waits, oldest first, one at a time; one that cannot be judged now does not hold up the next.
async function send() {
  let all = true;
  let after = 0;
  for (const work of await waiting()) {
    let sent;
    try {
      sent = await post(`/api/labs/${work.course}/${work.lab}/work`, { ...work, language: document.documentElement.lang, owner: work.owner || '' });
    } catch (offline) {
      return { done: false };
    }
    const answer = sent.body.id === work.id ? sent.body : null;   // null: it was reached and could not judge
    after = Math.max(after, sent.after);
    if (!answer || answer.later) { all = false; look(); } else await works.remove(work.id);
    if (answer) tell({ ...answer, course: work.course, lab: work.lab });
  }
  return { done: all, after };
}

export const deliver = sender('qadam-labs', send);
