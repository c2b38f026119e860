// What was begun in a lab and not handed in yet, on this device only, and apart for each person who uses it. It comes back after a closed
// tab, a lost network, a power cut.
import { brought, changedHands, owner, shelf } from './device.js';

const KEPT_DAYS = 100;   // as long as answers wait in the outbox
const PAUSE = 400;
const drafts = shelf('qadam-lab-drafts', 'drafts');
const tab = Math.random().toString(36).slice(2);

const idOf = (whose, lab) => `${whose}|${lab}`;

// What a visitor began goes on as that of whoever signed in and brought it along.
async function takeOver(lab) {
  const visitors = await drafts.get(idOf('', lab));
  if (!visitors || await drafts.get(idOf(owner(), lab))) return;
  await drafts.put({ ...visitors, id: idOf(owner(), lab) });
  await drafts.remove(visitors.id);
}

// @param lab course/lab
// @param onOther called once when another tab has gone on with the same lab: then this one no longer writes
export async function draftOf(lab, onOther) {
  if (owner() && brought()) await takeOver(lab);
  const id = idOf(owner(), lab);
  const found = await drafts.get(id);
  let seen = found ? found.at : 0;
  let over = false;
  let timer;
  let next;
  let writing = Promise.resolve();

  async function write() {
    if (next === undefined || over || changedHands()) return;
    const stored = await drafts.get(id);
    if (stored && stored.tab !== tab && stored.at > seen) {
      over = true;
      onOther();
      return;
    }
    const draft = next;
    next = undefined;
    seen = Date.now();
    await drafts.put({ id, at: seen, tab, ...draft });
  }

  const flush = () => {
    clearTimeout(timer);
    writing = writing.then(write, write);
    return writing;
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush(); });

  return {
    found,
    // @param draft any object that can be cloned: typed arrays and Blobs too
    keep(draft) {
      next = { ...next, ...draft };
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    },
    flush,
    async forget() {
      clearTimeout(timer);
      next = undefined;
      await writing;
      await drafts.remove(id);
    },
  };
}

// Clears away what nobody has touched for a hundred days.
export async function sweep() {
  for (const draft of await drafts.all()) if (Date.now() - draft.at > KEPT_DAYS * 86400000) await drafts.remove(draft.id);
}
