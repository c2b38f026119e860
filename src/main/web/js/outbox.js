// The outbox: an answer is written here first, then sent, and leaves only on the server's receipt. Each is tied to whoever was
// signed in when it was given, and is never sent as anybody else's: not by this script, and the server compares once more.
import { brought, look, owner, shelf } from './device.js';

const KEPT_DAYS = 100;   // longer than the summer's holidays
const steps = shelf('qadam-outbox', 'steps');
const listeners = [];

// UUIDv7 (RFC 9562 §5.7): the name of a step, made where it is taken. getRandomValues works on plain HTTP too.
export function stepId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export const put = step => steps.put({ ...step, owner: owner() });

// What waits and may be sent now: that of whoever is signed in, or of a visitor when nobody is.
export async function waiting() {
  const all = await steps.all();
  const now = owner();
  for (const step of all) {
    if (now && brought() && !step.owner) await steps.put(Object.assign(step, { owner: now }));
    if (Date.now() - step.takenAt > KEPT_DAYS * 86400000) await steps.remove(step.id);
  }
  return all.filter(step => (step.owner || '') === now);
}

// Whoever wants to hear of receipts and refusals.
export const listen = onAnswer => listeners.push(onAnswer);
const tell = answer => listeners.forEach(onAnswer => onAnswer(answer));

// Sends what waits, oldest first, a few at a time. Returns whether the server was reached.
async function send() {
  const some = (await waiting()).slice(0, 20).map(step => ({ ...step, owner: step.owner || '' }));
  if (!some.length) return true;
  let answers;
  try {
    const response = await fetch('/api/steps', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' },
      body: JSON.stringify({ language: document.documentElement.lang, steps: some }),
    });
    if (!response.ok) return false;
    answers = (await response.json()).steps;
  } catch (offline) {
    return false;
  }
  for (const answer of answers) {
    if (answer.later) {   // it stays here, and the reader is told why
      if (answer.problem === 'FULL' || answer.problem === 'OF_ANOTHER') tell(answer);
      look();
      return false;
    }
    await steps.remove(answer.id);
    tell(answer);
  }
  return some.length < 20 ? true : send();
}

let delivering;
export function deliver() {
  delivering = delivering || keepSending().finally(() => { delivering = undefined; });
  return delivering;
}

// With growing pauses until nothing of one's own waits. One loop a page; locks keep tabs from sending the same twice.
async function keepSending() {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 60000)) {
    const done = navigator.locks ? await navigator.locks.request('qadam-outbox', send) : await send();
    if (done) break;
    await new Promise(resolve => {
      const timer = setTimeout(resolve, pause);
      addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
}
