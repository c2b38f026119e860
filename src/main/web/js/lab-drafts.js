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
  const { seat, ...own } = visitors;   // the seat was the visitor's
  await drafts.put({ ...own, id: idOf(owner(), lab) });
  await drafts.remove(visitors.id);
}

// @param lab course/lab
// @param onOther called once when another tab has gone on with the same lab: then this one no longer writes
export async function draftOf(lab, onOther) {
  if (owner() && brought()) await takeOver(lab);
  const id = idOf(owner(), lab);
  const found = await drafts.get(id);
  let whole = found ? { ...found } : {};
  let seen = found ? found.keptAt : 0;
  let changed = false;
  let over = false;
  let timer;
  let onKept = () => {};
  let writing = Promise.resolve();

  async function write() {
    if (!changed || over || changedHands()) return;
    const stored = await drafts.get(id);
    if (stored && stored.tab !== tab && stored.keptAt > seen) {
      over = true;
      onOther();
      return;
    }
    changed = false;
    seen = Math.max(Date.now(), seen + 1);
    await drafts.put({ ...whole, id, keptAt: seen, tab });
    if (whole.work !== undefined) onKept();
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write, write);
    return writing;
  }

  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush(); });

  return {
    found,
    // @param part any object that can be cloned, typed arrays and Blobs too; its fields take the place of those of the same name
    keep(part) {
      whole = { ...whole, ...part };
      changed = true;
      timer = timer || setTimeout(flush, PAUSE);   // not put off again by the next change: who works without a pause is kept too
    },
    flush,
    onKept: listener => { onKept = listener; },
    async clear() {
      over = true;
      clearTimeout(timer);
      await writing;
      await drafts.remove(id);
      if (whole.seat) await drafts.put({ id, keptAt: Date.now(), tab, seat: whole.seat });
    },
  };
}

// Clears away what nobody has touched for a hundred days.
export async function sweep() {
  for (const draft of await drafts.all()) if (Date.now() - draft.keptAt > KEPT_DAYS * 86400000) await drafts.remove(draft.id);
}
