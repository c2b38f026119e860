// The learner's place at a lab: the ticket with which work is handed in, and the seed by which the lab varies its data. Asked of the server,
// and kept with the draft, so that the lab opens without a network too.
import { owner } from './device.js';

// @returns {ticket, seed, best, handedIn}; without a ticket when the server was never reached
export async function seatOf(course, lab, draft) {
  const language = document.documentElement.lang;
  try {
    const answer = await fetch(`/api/labs/${course}/${lab}?language=${language}`);
    if (answer.ok) {
      const seat = await answer.json();
      if ((seat.owner || '') === owner()) draft.keep({ seat: { ticket: seat.ticket, seed: seat.seed } });
      return seat;
    }
  } catch (offline) {
    // then what was kept from an earlier visit has to do
  }
  return { ticket: '', seed: 1, ...draft.found?.seat, offline: true };
}
