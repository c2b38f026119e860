// What is known of each question's answer on this page: as it was drawn, as it was given, as the server has it.
import './device.js';
import { known } from './exam-outbox.js';
import { attempt, path, words } from './exam-page.js';
import { drawn, fill, mark, status } from './exam-desk.js';
import { keepAnswer, keepPaper } from './kept-paper.js';

export const sequences = new Map();   // question number -> the sequence its next save takes
export const given = new Map();       // question number -> its fields as they were last put into the outbox or stored
export const stored = new Map();      // question number -> { text, isSaved } of the last receipt
export const last = new Map();        // question number -> { sequence, id } of its last save, stored or waiting
export const pending = new Map();     // question number -> how many of its saves wait
const listeners = [];

export const isWaiting = () => pending.size > 0;
export const waitingCount = () => pending.size;
export const isAnswered = number => given.get(number) !== '{}';
export const isStored = number => !pending.has(number) && stored.has(number) && stored.get(number).isSaved;
// Told whenever something about what waits or is stored has changed.
export const onChange = listener => listeners.push(listener);
export const changed = () => listeners.forEach(listener => listener());

// Every question's last save, as this browser knows it.
export const snapshot = () => [...last].sort(([a], [b]) => a - b).map(([item, { sequence, id }]) => ({ item, sequence, id }));

// The place after the last that any tab of this browser has taken.
export function next(number) {
  const mine = known(attempt)[number];
  const sequence = Math.max(sequences.get(number), mine ? mine.sequence + 1 : 1);
  sequences.set(number, sequence + 1);
  return sequence;
}

// It lies in the outbox and is not yet received.
export function noteWaiting(save) {
  last.set(save.item, { sequence: save.sequence, id: save.id });
  mark(save.item, ' …');
  status(save.item, words.waiting);
  changed();
}

// The question as the last receipt has left it.
export function show(number) {
  const { text, isSaved } = stored.get(number) || { text: words.unanswered, isSaved: false };
  mark(number, isSaved ? ' ✓' : '');
  status(number, text, isSaved);
}

// ── the paper on this device ──

export function rememberPaper({ item, response, sequence, id }) {
  keepAnswer(path, item, { fields: response, sequence, id, ...stored.get(item) }).catch(() => {});
}

// Puts the paper onto this device's shelf, and beside it what was saved while that went on.
export async function shelve() {
  if (!await keepPaper(path)) return false;
  stored.forEach((words, item) => {
    if (last.has(item) && !pending.has(item)) rememberPaper({ item, response: JSON.parse(given.get(item)), ...last.get(item) });
  });
  return true;
}

export function asDrawn(number) {
  const { fields, sequence, saved, text } = drawn(number);
  given.set(number, JSON.stringify(fields));
  sequences.set(number, Math.max(sequences.get(number) || 0, sequence));
  if (saved) last.set(number, { sequence: sequence - 1, id: saved }); else last.delete(number);
  if (text) stored.set(number, { text, isSaved: text.startsWith('✓') });
  fill(number, fields);
}

// What the server has counts as the last one, not what it could not read.
export function standsAgain(item) {
  const { saved, sequence } = drawn(item);
  const mine = known(attempt)[item];
  const there = saved ? { sequence: sequence - 1, id: saved } : undefined;
  const stands = mine && (!there || mine.sequence >= there.sequence) ? mine : there;
  if (stands) last.set(item, { sequence: stands.sequence, id: stands.id }); else last.delete(item);
}

// A page from this device's own shelf is older than what was saved since; the shelf holds that beside it.
export function asKept(number, kept) {
  if (kept.sequence < sequences.get(number)) return;
  given.set(number, JSON.stringify(kept.fields));
  sequences.set(number, kept.sequence + 1);
  last.set(number, { sequence: kept.sequence, id: kept.id });
  stored.set(number, { text: kept.text, isSaved: kept.isSaved });
  fill(number, kept.fields);
  show(number);
}
