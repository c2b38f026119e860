// How an exam speaks with its server: one question and its answer, and how long to wait before the next try.
import './device.js';

const PATIENCE_MILLIS = 20000;   // a network that is there and does nothing
const SHORTEST_MILLIS = 1000;
const LONGEST_MILLIS = 30000;
const MOST_ASKED_SECONDS = 120;

const language = document.documentElement.lang;

// @returns { status, answer, after: seconds it wants to be left alone }; null when the server was not reached, or somebody else
//   answered in its place (a proxy, a door page of a network)
export async function ask(address, body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MILLIS);
  try {
    const response = await fetch(`/api/attempts/${address}?language=${language}`, {
      signal: patience.signal,
      cache: 'no-store',
      ...(body === undefined ? {} : {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' }, body: JSON.stringify(body),
      }),
    });
    const answer = await response.json();
    return { status: response.status, answer, after: Number(response.headers.get('Retry-After')) || 0 };
  } catch (away) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

// Whether the server could not take it now and has to be asked again later.
export const isBusy = reply => reply.status >= 500 || (reply.status === 429 && reply.answer.problem !== 'too_many_saves');

// Each try waits about twice as long as the last one, and each browser a different while: a thousand that were cut off together
// do not come back together.
// @param tries how many were in vain
// @param after seconds that the server has asked for
export function pauseMillis(tries, after = 0) {
  const grown = Math.min(SHORTEST_MILLIS * 2 ** Math.max(0, tries - 1), LONGEST_MILLIS) * (0.5 + Math.random());
  const asked = Math.min(after, MOST_ASKED_SECONDS) * 1000 * (1 + Math.random() / 2);
  return Math.max(grown, asked);
}

// Ends earlier when the network is said to be back, unless the server has asked to be left alone.
export function pause(millis, after = 0) {
  return new Promise(resolve => {
    const soon = () => { clearTimeout(timer); setTimeout(resolve, Math.random() * 1000); };
    const timer = setTimeout(() => { removeEventListener('online', soon); resolve(); }, millis);
    if (!after) addEventListener('online', soon, { once: true });
  });
}

const OWN = ['attempt', 'order', 'born', 'owner', 'aside', 'moved'];

// Sends one save.
export function sendSave(attempt, save) {
  const sent = { ...save, device_now: Date.now() };
  OWN.forEach(name => delete sent[name]);
  return ask(`${attempt}/responses`, sent);
}

// Whether this is the server's own word that exactly this save is stored.
export const isReceipt = (reply, save) => (reply.status === 200 || reply.status === 202)
  && reply.answer.item === save.item && reply.answer.sequence === save.sequence;

export const sendHandIn = (attempt, handIn) => ask(`${attempt}/hand-in`, { id: handIn.id, taken_at: handIn.taken_at, snapshot: handIn.snapshot });
