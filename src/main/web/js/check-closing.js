// The closing of a programme (docs/api/log.md): up to which place of the log its credentials count.
import './device.js';
import { Fault } from './check-source.js';
import { checkpointIn, isWitnessedBefore, signersOf } from './check-note.js';
import { same } from './check-tiles.js';

const DAY = 86400000;
const AFTER = 15 * DAY - 5 * 3600000;   // midnight in Almaty at the end of the fourteenth day

// Of the editions that were opened before the closing; of all when none was.
function momentOf(recount, programme, end) {
  const editions = Array.from(recount.editions.values()).filter(edition => edition.programme === programme);
  const before = editions.filter(edition => edition.place < end);
  const last = (before.length ? before : editions).map(edition => edition.last).sort().pop();
  return Date.parse(`${last}T00:00:00Z`) + AFTER;
}

// The place from which on nothing counts any more; Infinity while the programme is open.
export async function endOf(programme, { source, recount, tree, checkpoint, trust, signers, canCheck }) {
  if (programme.startsWith('demo-')) return Infinity;
  const path = `closing/${programme}`;
  const bytes = await source.read(path);
  if (!bytes) {
    if (!isWitnessedBefore(momentOf(recount, programme, Infinity), signers, trust)) throw new Fault('missing', path);
    return Infinity;
  }
  const closing = checkpointIn(bytes, path);
  const closers = await signersOf(closing, trust, canCheck);
  if (!trust.isEnough(new Set(closers.keys()))) throw new Fault('not_witnessed', path);
  if (closing.size > checkpoint.size) throw new Fault('root_differs', path);
  if (!same(await tree.rootAt(closing.size), closing.root)) throw new Fault('root_differs', path);
  if (closing.size > 0 && !isWitnessedBefore(momentOf(recount, programme, closing.size), closers, trust)) throw new Fault('not_witnessed', path);
  return closing.size;
}
