// The closing of a programme (docs/api/log.md): up to which place of the log its credentials count.
import './device.js';
import { Fault } from './check-source.js';
import { checkpointIn, isWitnessedBefore, signersOf } from './check-note.js';
import { same } from './check-tiles.js';

const DAY = 86400000;
const AFTER = 15 * DAY - 5 * 3600000;   // midnight in Almaty at the end of the fourteenth day

const editionsOf = (recount, programme) => Array.from(recount.editions.values()).filter(edition => edition.programme === programme);

// The first moment that is too late, by the editions that were opened before the closing.
function momentOf(editions, end) {
  const last = editions.filter(edition => edition.place < end).map(edition => edition.lastDay).sort().pop();
  return Date.parse(`${last}T00:00:00Z`) + AFTER;
}

// The place from which on nothing counts any more, Infinity while the programme is open; and whether a witness vouches for the time.
export async function endOf(programme, { source, recount, tree, checkpoint, trust, signers, canCheck }) {
  if (programme.startsWith('demo-')) return { end: Infinity, witnessed: true };
  const path = `closing/${programme}`;
  const editions = editionsOf(recount, programme);
  const bytes = await source.read(path);
  if (!bytes) {
    if (!isWitnessedBefore(momentOf(editions, Infinity), signers, trust)) throw new Fault('closing_missing', path);
    return { end: Infinity, witnessed: true };
  }
  const closing = checkpointIn(bytes, path);
  const closers = await signersOf(closing, trust, canCheck);
  const isEmpty = closing.size === 0;
  if (!isEmpty && !trust.isEnough(new Set(closers.keys()))) throw new Fault('not_witnessed', path);
  if (closing.size > checkpoint.size || !(isEmpty || closing.size > Math.min(...editions.map(edition => edition.place)))) throw new Fault('closing_size', path);
  if (!same(await tree.rootAt(closing.size), closing.root)) throw new Fault('root_differs', path);
  if (!isEmpty && !isWitnessedBefore(momentOf(editions, closing.size), closers, trust)) throw new Fault('closing_late', path);
  return { end: closing.size, witnessed: closers.size > 1 };
}
