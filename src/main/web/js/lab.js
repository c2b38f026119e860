// The frame of every lab: opens the workbench when the learner asks for it and its libraries are there, keeps what is begun, hands it in,
// and shows what came of it. A kind of lab (js/lab-<kind>.js) calls openLab('<kind>', async bench => { … }) once and knows nothing of this.
// The markup is jte/lab/lab.jte; what a bench can do is told in docs/labs.md.
import { owner } from './device.js';
import { isWeak } from './lab-device.js';
import { draftOf, sweep } from './lab-drafts.js';
import { handIn } from './lab-hand-in.js';
import { alsoKeep } from './lab-offline.js';
import { showKept } from './lab-kept.js';
import { seatOf, takeSeat } from './lab-seat.js';
import { metered, shelfOf, size } from './lab-shelf.js';
import { workIn } from './lab-work.js';
import { fill } from './lab-words.js';

const place = document.querySelector('[data-workbench]');
const find = name => place.querySelector(`[data-${name}]`);
const read = name => JSON.parse(place.dataset[name] || 'null');

const frameWords = place ? read('frameWords') || {} : {};
const kindWords = place ? read('words') || {} : {};
const shelf = place ? shelfOf(read('shelf') || []) : undefined;
const word = (key, values) => fill(frameWords, key, values);

// What is said while one works, for eyes and for ears; the same words again are heard again.
let saying;
function say(text) {
  const line = find('say');
  clearTimeout(saying);
  line.textContent = '';
  saying = setTimeout(() => { line.textContent = text; }, 50);
}

// How far work has come, for ears: eyes have its bar.
const whisper = place && place.appendChild(document.createElement('p'));
if (whisper) {
  whisper.className = 'hidden-words';
  whisper.setAttribute('role', 'status');
}
const hear = text => { whisper.textContent = text; };

let startKind;
let opening;

// @param kind as lab.yaml names it
// @param start called with the bench when the learner has opened it; a promise that fails is told to the learner
export function openLab(kind, start) {
  if (!place || place.dataset.kind !== kind) return;
  startKind = start;
  find('closed').hidden = false;
  tellWeight();
  if (owner()) ask();
}

// The learner's seat, asked for once; a stranger gets one only on opening the bench.
let asked;
function ask() {
  asked = asked || seatOf(place.dataset.course, place.dataset.lab).then(seat => {
    if (seat.offline) asked = undefined;   // to be asked again
    if (seat.html) document.querySelector('[data-lab-mine]').innerHTML = seat.html;   // our own server's, escaped there
    return seat;
  });
  return asked;
}

async function tellWeight() {
  const bytes = await shelf.toLoad();
  find('weight').textContent = bytes ? word('lab.weight', { size: size(bytes) }) : word('lab.weight.none');
}

// On a link where megabytes count, the first press asks and the second loads.
async function open(button) {
  const bytes = await shelf.toLoad();
  if (bytes && metered() && !button.dataset.asked) {
    button.dataset.asked = '1';
    find('weight').textContent = '';
    button.textContent = word('lab.load', { size: size(bytes) });
    say(word('lab.metered', { size: size(bytes) }));
    return;
  }
  opening = opening || load(button).finally(() => { opening = undefined; });
}

async function load(button) {
  const work = workIn(find('work'), word, { say, hear })(word('lab.loading'));
  button.disabled = true;
  say('');   // the question has been answered
  try {
    await shelf.load(work);
  } catch (failed) {
    work.end(word(work.stopped.aborted ? 'lab.stopped' : 'lab.load_failed'));
    button.disabled = false;
    button.focus();
    return;
  }
  work.end();
  find('closed').hidden = true;
  try {
    await begin();
  } catch (broken) {
    find('bench').hidden = true;
    note(word('lab.broken'));
    throw broken;   // into the console, for whoever mends it
  }
}

function note(text) {
  const line = document.createElement('p');
  line.className = 'notice';
  line.textContent = text;
  find('bench').before(line);
}

async function begin() {
  const { course, lab, version } = place.dataset;
  const draft = await draftOf(`${course}/${lab}`, () => note(word('lab.other_tab')));
  const seat = await takeSeat(await ask(), draft);
  const settings = read('settings') || {};
  const hand = handIn({ course, lab, version: Number(version), seat, draft, word, say });
  const began = draft.found && draft.found.work !== undefined ? draft.found.work : null;
  const bench = {
    root: find('bench'),
    word: (key, values) => fill(key in kindWords ? kindWords : frameWords, key, values),
    language: document.documentElement.lang,
    settings,
    seed: seat.seed,
    weak: isWeak(),
    draft: began,
    keep: work => draft.keep({ work }),
    library: name => shelf.library(name),
    addressOf: name => shelf.addressOf(name),
    work: workIn(find('work'), word, { say, hear }),
    say,
    keepOffline: addresses => alsoKeep(addresses),
    ready: hand.ready,
    reset: hand.reset,
  };
  bench.root.hidden = false;
  if (bench.weak && shelf.has('tensorflow')) note(word('lab.weak'));
  if (seat.offline) note(word('lab.offline'));
  const heading = document.getElementById('bench-title');
  heading.tabIndex = -1;
  heading.focus();
  await startKind(bench);
  await hand.restore();
  if (began) say(word('lab.restored'));
  alsoKeep(settings.offline || []);
  showKept(place, shelf, word);
  sweep();
}

if (place) find('open').addEventListener('click', event => open(event.currentTarget));
