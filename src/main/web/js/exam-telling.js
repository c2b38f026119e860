// What the learner is told of the network and of the end of time: what is true now, what is kept where, what happens next.
import './device.js';
import { awaitedUntil, awayMillis, isAway, now, wall } from './exam-clock.js';
import { say, state, unsay, word, words } from './exam-page.js';
import { isWaiting, waitingCount } from './exam-answers.js';

const LONG_MILLIS = 120000;   // a network that is away so long may not come back: then the answers can be carried by hand
let file;

const count = () => (isWaiting() ? word('waitingCount', { count: waitingCount() }) : words.allSaved);

// Said whenever something has changed, and once in a while; says nothing twice.
export function tell() {
  if (state.stopped || state.moved || state.leaving) {
    unsay('offline');
    return;
  }
  if (state.over && !state.closed) tellOver(); else if (!state.over) unsay('over');
  if (isAway() && !state.over) tellAway(); else unsay('offline');
  offerFile();
}

function tellAway() {
  const text = state.handed ? words.offlineHanded : words.offline;
  say('offline', text, { title: word('offlineSince', { time: wall(now() - awayMillis()) }), line: count() });
}

function tellOver() {
  if (!isWaiting() && !state.handed) {
    say('over', isAway() ? words.overAway : words.over, { title: words.overTitle, line: '', above: true });
  } else {
    say('over', word('overWaiting', { time: awaitedUntil() }), { title: words.overTitle, line: count(), above: true });
  }
}

// The last resort: a file with all that waits, which somebody brings to a teacher.
async function offerFile() {
  const isWanted = isWaiting() && isAway() && (state.over || awayMillis() > LONG_MILLIS);
  if (!isWanted || file) return;
  const place = document.querySelector('[data-answer-file]');
  if (!place) return;
  file = true;
  try {
    await (await import('./answer-file.js')).offerFile(place);
    place.hidden = !place.firstChild;
  } catch (away) {
    file = false;   // the script was not loaded before the network went
  }
}

setInterval(tell, 5000);
