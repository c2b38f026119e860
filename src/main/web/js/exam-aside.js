// An answer of this device in whose place a later one from another device is saved: it is offered at its question, and nothing of it is
// thrown away before the learner has said so.
import './device.js';
import { asideOf, put, remove } from './exam-outbox.js';
import { attempt, button, say, unsay, word, words } from './exam-page.js';
import { now, wall } from './exam-clock.js';
import { fill, go, noteAt } from './exam-desk.js';

let onTake = () => {};

export async function setAside(save) {
  await put({ ...save, aside: true });
  await showAside();
}

async function settle(save, isTaken) {
  await remove(save.id);
  noteAt(save.item, null);
  if (isTaken) {
    fill(save.item, save.response);
    onTake(save.item);
  }
  await showAside();
}

function offer(save) {
  const note = document.createElement('div');
  note.className = 'notice warn';
  const line = document.createElement('p');
  line.textContent = word('aside', { time: wall(now() - (Date.now() - save.taken_at)) });
  const row = document.createElement('p');
  row.className = 'row';
  row.append(button(words.asideTake, () => settle(save, true)), button(words.asideLeave, () => settle(save, false), true));
  note.append(line, row);
  noteAt(save.item, note);
}

// @param take called with the number of a question whose answer of this device is to be saved after all
export async function showAside(take = onTake) {
  onTake = take;
  const all = await asideOf(attempt);
  all.forEach(offer);
  if (all.length === 0) {
    unsay('aside');
    return;
  }
  const row = document.createElement('p');
  row.className = 'row';
  unsay('aside');
  row.append(...[...new Set(all.map(save => save.item))].map(item => button(word('asideQuestion', { number: item }), () => go(item), true)));
  say('aside', words.asideAll, { nodes: [row] });
}
