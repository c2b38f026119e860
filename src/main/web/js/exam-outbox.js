// The exam's outbox: a save is written here first, then sent, and leaves only on the server's receipt or its clear refusal. It is
// tied to its attempt, which the server opens for nobody but whose it is, and marked with whoever was signed in. A hand-in that was
// pressed waits here too, behind the saves.
//   save     { id, attempt, item, sequence, order, taken_at, response, born, owner }; with aside: true when a later answer of another
//            device stands in its place: it is offered to the learner, and sent only when they say so
//   hand-in  { id, of: its attempt, taken_at, pressed: by the server's clock, snapshot: [{ item, sequence, id }], owner }
import { owner, shelf } from './device.js';

const KEPT_DAYS = 100;   // as practice: what comes late goes to a person, so it is worth sending after the summer too
const SENSIBLE = Date.UTC(2026, 0);   // a device whose clock stood before this had lost its time: by that nothing is thrown away
const saves = shelf('qadam-exam', 'saves');

// @returns whether it lies in the browser's storage; false when only this page's memory holds it
export const put = async save => await saves.put({ ...save, owner: owner() }) !== false;
export const remove = saves.remove;

const mine = thing => (thing.owner || '') === owner();
const inOrder = (a, b) => a.order - b.order;

const isForgotten = thing => thing.taken_at > SENSIBLE && Date.now() - thing.taken_at > KEPT_DAYS * 86400000;

async function everything() {
  const all = await saves.all();
  for (const thing of all) if (isForgotten(thing)) await remove(thing.id);
  return all.filter(thing => !isForgotten(thing));
}

// What waits for this attempt, in the order it was given.
export const waiting = async attempt => (await everything()).filter(save => save.attempt === attempt && !save.aside).sort(inOrder);

// What was answered here while a later answer was saved elsewhere.
export const asideOf = async attempt => (await everything()).filter(save => save.attempt === attempt && save.aside).sort(inOrder);

export const handInOf = async attempt => (await everything()).find(thing => thing.of === attempt);

// The attempts of whoever is signed in for which something waits in this browser.
export async function attemptsWaiting() {
  const attempts = (await everything()).filter(thing => owner() && mine(thing) && !thing.aside).map(thing => thing.attempt || thing.of);
  return [...new Set(attempts)];
}

// ── what this browser has seen stored: the last save of each question, shared by its tabs, without a word of an answer ──

const KNOWN = 'qadam-exam-known';
let memory = {};

function readKnown() {
  try {
    return JSON.parse(localStorage.getItem(KNOWN)) || {};
  } catch (refusedStorage) {
    return memory;
  }
}

// @returns { question number: { sequence, id, order } }
export function known(attempt) {
  const all = readKnown();
  return all.attempt === attempt ? all.items : {};
}

export function note(attempt, save) {
  const items = { ...known(attempt), [save.item]: { sequence: save.sequence, id: save.id, order: save.order } };
  memory = { attempt, items };
  try {
    localStorage.setItem(KNOWN, JSON.stringify(memory));
  } catch (refusedStorage) {
    // then this page's memory has to do
  }
}

export function forgetKnown() {
  memory = {};
  try {
    localStorage.removeItem(KNOWN);
  } catch (refusedStorage) {
    // nothing was stored
  }
}
