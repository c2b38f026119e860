// The frame of every lab: opens the workbench when the learner asks for it and its libraries are there, keeps what is begun, hands it in,
// and shows what came of it. A kind of lab (js/lab-<kind>.js) calls openLab('<kind>', async bench => { … }) once and knows nothing of this.
// The markup is jte/lab/lab.jte.
import './device.js';
import { isWeak } from './lab-device.js';
import { draftOf, sweep } from './lab-drafts.js';
import { handIn } from './lab-hand-in.js';
import { keepForOffline } from './lab-offline.js';
import { seatOf } from './lab-seat.js';
import { metered, shelfOf } from './lab-shelf.js';
import { workIn } from './lab-work.js';

const place = document.querySelector('[data-workbench]');
const find = name => place.querySelector(`[data-${name}]`);
const read = name => JSON.parse(place.dataset[name] || 'null');

const frameWords = place ? read('frameWords') || {} : {};
const kindWords = place ? read('words') || {} : {};

function fill(words, key, values = {}) {
  const text = words[key] === undefined ? key : words[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] === undefined ? whole : String(values[name]));
}

const frameWord = (key, values) => fill(frameWords, key, values);
const size = bytes => bytes < 1000000 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString(document.documentElement.lang)} KB`
  : `${(bytes / 1000000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;

function say(text) {
  const line = find('say');
  line.textContent = '';
  line.textContent = text;
}

let startKind;
let opened;

// @param kind as lab.yaml names it
// @param start called with the bench when the learner has opened it; a promise that fails is told to the learner
export function openLab(kind, start) {
  if (!place || place.dataset.kind !== kind) return;
  startKind = start;
  find('closed').hidden = false;
  tellWeight();
}

const shelf = place ? shelfOf(read('shelf') || []) : undefined;

async function tellWeight() {
  const bytes = await shelf.toLoad();
  find('weight').textContent = bytes ? frameWord('lab.weight', { size: size(bytes) }) : frameWord('lab.weight.none');
}

// On a link where megabytes count, the first press asks and the second loads.
async function open(button) {
  const bytes = await shelf.toLoad();
  if (bytes && metered() && !button.dataset.asked) {
    button.dataset.asked = '1';
    find('weight').textContent = frameWord('lab.metered', { size: size(bytes) });
    button.textContent = frameWord('lab.load', { size: size(bytes) });
    say(frameWord('lab.metered', { size: size(bytes) }));
    return;
  }
  opened = opened || load().finally(() => { opened = undefined; });
}

async function load() {
  const button = find('open');
  button.disabled = true;
  const work = workIn(find('work'), frameWord, say)(frameWord('lab.loading'));
  try {
    await shelf.load(work);
    await begin();
    work.end();
    find('closed').hidden = true;
  } catch (failed) {
    work.end(frameWord(work.stopped.aborted ? 'lab.stopped' : 'lab.load_failed'));
    if (!work.stopped.aborted) find('weight').textContent = frameWord('lab.load_failed');
    button.disabled = false;
    button.focus();
    if (!work.stopped.aborted) throw failed;   // into the console, for whoever mends it
  }
}

async function begin() {
  const { course, lab, version } = place.dataset;
  const name = `${course}/${lab}`;
  const draft = await draftOf(name, () => say(frameWord('lab.other_tab')));
  const seat = await seatOf(course, lab, draft);
  const settings = read('settings') || {};
  const hand = handIn({ course, lab, version: Number(version), seat, draft, word: frameWord, say });
  const bench = {
    root: find('bench'),
    word: (key, values) => fill(key in kindWords ? kindWords : frameWords, key, values),
    language: document.documentElement.lang,
    settings,
    seed: seat.seed,
    weak: isWeak(),
    draft: draft.found && draft.found.work !== undefined ? draft.found.work : null,
    keep: work => draft.keep({ work }),
    library: library => shelf.library(library),
    addressOf: library => shelf.addressOf(library),
    work: workIn(find('work'), frameWord, say),
    say,
    ready: hand.ready,
    reset: hand.reset,
  };
  bench.root.hidden = false;
  await startKind(bench);
  hand.restore();
  if (bench.weak) say(frameWord('lab.weak'));
  if (bench.draft) say(frameWord('lab.restored'));
  keepForOffline(shelf.files, settings.offline || []);
  sweep();
}

if (place) find('open').addEventListener('click', event => open(event.currentTarget));
