// The exam's outbox: a save is written here first, then sent, and leaves only on the server's receipt or its clear refusal. It is
// tied to its attempt, which the server opens for nobody but whose it is, and marked with whoever was signed in.
import { owner, shelf } from './device.js';

const KEPT_DAYS = 7;
const saves = shelf('qadam-exam', 'saves');

export const put = save => saves.put({ ...save, owner: owner() });
export const remove = saves.remove;

// What waits for this attempt, in the order it was given. What other attempts left behind a week ago is cleared away.
export async function waiting(attempt) {
  const all = await saves.all();
  for (const save of all) {
    if (save.attempt !== attempt && Date.now() - save.taken_at > KEPT_DAYS * 86400000) await remove(save.id);
  }
  return all.filter(save => save.attempt === attempt).sort((a, b) => a.order - b.order);
}

// The attempts of whoever is signed in for which something waits in this browser.
export async function attemptsWaiting() {
  const all = await saves.all();
  return [...new Set(all.filter(save => save.owner && save.owner === owner()).map(save => save.attempt))];
}
