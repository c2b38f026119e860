// The learner's place at a lab: the ticket with which work is handed in, and the seed by which the lab varies its data. Asked of the server,
// and kept with the draft, so that the lab opens without a network too.
import { owner } from './device.js';

// @returns {ticket, seed, owner, best, handedIn, html}, or {offline} when the server was not reached
export async function seatOf(course, lab) {
  try {
    const answer = await fetch(`/api/labs/${course}/${lab}?language=${document.documentElement.lang}`);
    return answer.ok ? await answer.json() : { offline: true };
  } catch (offline) {
    return { offline: true };
  }
}

// @returns the seat, or the one that was kept from an earlier visit; without a ticket when there never was one
export async function takeSeat(seat, draft) {
  if (seat.offline) return { ticket: '', seed: 1, ...draft.found?.seat, offline: true };
  if ((seat.owner || '') === owner()) draft.keep({ seat: { ticket: seat.ticket, seed: seat.seed } });
  return seat;
}
