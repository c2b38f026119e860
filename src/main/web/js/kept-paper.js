// The paper of the exam that is open now, on this device, so that its page opens again while the network is away. The page as the server
// draws it holds questions and what was answered, no keys. It lies in a cache of its own, for one person and one sitting: handing in,
// signing out, another person at this device or a day that has passed take it away, and nothing of it stays.
import { dropPaper, owner, PAPER } from './device.js';
import { parts, worker } from './kept.js';

const WHOSE = '/paper-whose';       // under an address that nothing serves
const ANSWERS = '/paper-answers';   // and under this what was saved since the page was drawn, an address for each question
const KEPT_HOURS = 24;

// Keeps the page as it stands now in the server's eyes; again after answers have been saved, so that they stand in it.
// @param path of the attempt's page, as /kk/attempts/… @returns whether it is kept
export async function keepPaper(path) {
  const mine = owner();
  if (!mine || !window.caches || !navigator.serviceWorker) return false;
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    if (!answer.ok || answer.redirected) return false;
    const paper = await caches.open(PAPER);
    const wanted = [path, WHOSE, ...parts()];
    await paper.put(WHOSE, new Response(JSON.stringify({ owner: mine, keptAt: Date.now() })));   // first: another tab takes away what is nobody's
    await paper.addAll(parts());   // all of them or none
    await paper.put(path, answer);
    for (const kept of await paper.keys()) {
      const address = new URL(kept.url).pathname;
      if (!wanted.includes(address) && !address.startsWith(answersOf(path))) await paper.delete(kept);
    }
    await worker();
  } catch (refused) {
    return false;   // no room, no network just now, or a browser that does not allow it
  }
  await checkPaper();   // whoever came in meanwhile does not find it
  return caches.has(PAPER);
}

const answersOf = path => `${ANSWERS}/${path.split('/').pop()}/`;   // the same in each language

// Keeps an answer of which the server has given its receipt, where the paper itself is kept.
export async function keepAnswer(path, item, answer) {
  if (!window.caches || !await caches.has(PAPER)) return;
  await (await caches.open(PAPER)).put(answersOf(path) + item, new Response(JSON.stringify(answer)));
}

// @returns what was kept so, by question number
export async function answersKept(path) {
  const found = {};
  if (!window.caches || !await caches.has(PAPER)) return found;
  const paper = await caches.open(PAPER);
  for (const { url } of await paper.keys()) {
    if (url.includes(answersOf(path))) found[url.split('/').pop()] = await (await paper.match(url)).json();
  }
  return found;
}

export { dropPaper };

// Asked on every page: what is another person's, or of another day, goes.
export async function checkPaper() {
  const whose = await caches.match(WHOSE, { cacheName: PAPER });
  const { owner: kept, keptAt } = whose ? await whose.json() : {};
  if (!kept || kept !== owner() || Date.now() - keptAt > KEPT_HOURS * 3600000) await dropPaper();
}
