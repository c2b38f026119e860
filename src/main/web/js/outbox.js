// The outbox: an answer is written here first, then sent, and leaves only on the server's receipt. Each is tied to whoever was
// signed in when it was given, and is never sent as anybody else's: not by this script, and the server compares once more.
import { brought, look, owner, shelf } from './device.js';

const KEPT_DAYS = 100;   // longer than the summer's holidays
const AT_ONCE = 20;
const FILE_AFTER_MILLIS = 600000;
const PULSE = 'qadam-outbox';
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

// @returns whether it is kept beyond this page
export async function put(step) {
  const lasting = await steps.put({ ...step, owner: owner() });
  if (!lasting) show(true);
  return lasting;
}

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

// Whoever wants to hear of receipts and refusals, of this tab's sending or another's.
export const listen = onAnswer => listeners.push(onAnswer);
const tell = answer => listeners.forEach(onAnswer => onAnswer(answer));

// ── other tabs: what one of them hears, all show. A value that is set and at once taken away again reaches every tab but this one ──

function tellOthers(news) {
  try {
    localStorage.setItem(PULSE, JSON.stringify(news));
    localStorage.removeItem(PULSE);
  } catch (refusedStorage) {
    // then each tab learns it with its own next sending
  }
}

addEventListener('storage', event => {
  if (event.key !== PULSE || !event.newValue) return;
  const { answer, whose, away } = JSON.parse(event.newValue);
  if (answer && whose === owner()) tell(answer);
  show(away);
});

// ── sending ──

const SEND_MILLIS = 30000;
const LONGEST_PAUSE = 60000;
const LONGEST_WISH = 600000;

// @returns {ok, status, body, after}: after is how many milliseconds the server asks to be left alone. Throws when it was not reached in time.
export async function post(address, body) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), SEND_MILLIS);
  try {
    const response = await fetch(address, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' }, body: JSON.stringify(body), signal: abort.signal,
    });
    const wish = response.status === 429 || response.status === 503 ? Number(response.headers.get('Retry-After')) || 0 : 0;
    return { ok: response.ok, status: response.status, after: Math.min(wish * 1000, LONGEST_WISH), body: await response.json().catch(() => ({})) };
  } finally {
    clearTimeout(timer);
  }
}

// Only one tab sends at a time: by the browser's locks, or where it has none by a lease that runs out by itself.
export const alone = (name, act) => navigator.locks ? navigator.locks.request(name, act) : import('./lease.js').then(lease => lease.holding(name, act));

// One loop a page, with growing pauses until nothing waits. Whoever calls again wakes it, unless the server asked to be left alone.
// @param send tries once and returns {done, after}
export function sender(name, send) {
  let running;
  let wake = () => {};
  addEventListener('online', () => wake());

  async function run() {
    for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const { done, after } = await alone(name, send).catch(() => ({}));
      if (done) return;
      await new Promise(resolve => {
        setTimeout(resolve, Math.max(after || 0, pause * (1 + Math.random() / 2)));
        wake = after ? () => {} : resolve;
      });
    }
  }

  return () => {
    wake();
    running = running || run().finally(() => { running = undefined; });
    return running;
  };
}

const single = new Set();   // those that go alone
const wrong = status => status === 400 || status === 413 || status === 422;

// Sends what waits, oldest first, a few at a time. What the server cannot read is sent alone, so that it holds up no other; it stays.
async function send() {
  for (let some = await next(); some.length; some = await next()) {
    let answer;
    try {
      answer = await post('/api/steps', { language: document.documentElement.lang, steps: some.map(({ unread, ...step }) => step) });
    } catch (offline) {
      return away(0);
    }
    if (wrong(answer.status) && some.length > 1) some.forEach(step => single.add(step.id));
    else if (wrong(answer.status)) await steps.put({ ...some[0], unread: true });
    else if (!answer.ok || !Array.isArray(answer.body.steps)) return away(answer.after);   // or a network's door page
    else if (!await heard(answer.body.steps)) return away(0);
  }
  show(false);
  tellOthers({ away: false });
  return { done: true };
}

async function next() {
  const mine = (await waiting()).filter(step => !step.unread).map(step => ({ ...step, owner: step.owner || '' }));
  return mine.length && single.has(mine[0].id) ? mine.slice(0, 1) : mine.filter(step => !single.has(step.id)).slice(0, AT_ONCE);
}

function away(after) {
  show(true);
  tellOthers({ away: true });
  return { done: false, after };
}

// @returns false when one of them must wait
async function heard(answers) {
  for (const answer of answers) {
    if (answer.later) {   // it stays here, and the reader is told why
      if (answer.problem === 'FULL' || answer.problem === 'OF_ANOTHER') tell(answer);
      look();
      return false;
    }
    await steps.remove(answer.id);
    tell(answer);
    tellOthers({ answer, whose: owner() });
  }
  return true;
}

export const deliver = sender('qadam-outbox', send);

// ── what the reader sees of it: one line, in one place, and only when something has to wait ──

const place = document.querySelector('[data-waiting]');

async function show(isAway) {
  if (!place) return;
  const mine = await waiting();
  const line = place.querySelector('[data-waiting-line]');
  const fleeting = place.querySelector('[data-waiting-fleeting]');
  if (!mine.length && place.hidden) return;
  line.textContent = mine.length ? place.dataset.count.replace('{number}', mine.length) : place.dataset.sent;
  fleeting.hidden = !mine.length || !steps.isFleeting();
  place.querySelector('[data-waiting-unread]').hidden = !mine.some(step => step.unread);
  place.hidden = false;
  const unread = mine.some(step => step.unread);
  if (!mine.length || !(isAway || unread)) return;
  navigator.storage?.persist?.().catch(() => {});   // now there is something that would be lost
  if (owner() && mine.some(step => unread || Date.now() - step.takenAt > FILE_AFTER_MILLIS)) {
    import('./answer-file.js').then(file => file.offerFile(place.querySelector('[data-answer-file]'))).catch(() => {});
  }
}
