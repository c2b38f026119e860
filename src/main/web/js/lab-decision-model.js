// The case of the decision lab: a thousand families, the scores they were given, and what follows from thresholds. Without a page; the server
// draws and reckons the same (qadam.decisionlab).
import './device.js';
import { dice, tenths } from './lab-dice.js';

export const PLACES = ['town', 'village'];
export const MEASURES = ['threshold', 'alarms', 'misses', 'meaning', 'marked'];
export const CLOSE = 20;   // tenths of a percent: what differs by no more counts as equal
const ALL = 1000;
const SPREAD = 28;
const MEAN = { right: 38, seasonal: 54, wrong: 73 };
const SEASONAL = { town: { right: 7, wrong: 15 }, village: { right: 45, wrong: 60 } };   // in a hundred
const USUAL = 60;

// The families of one learner: {place, wrong, seasonal, score}.
export function families(seed) {
  const chance = dice(seed);
  const town = 660 + chance.below(81);
  const sizes = { town, village: ALL - town };
  const wrong = { town: Math.floor(town * (9 + chance.below(3)) / 100), village: Math.floor((ALL - town) * (19 + chance.below(4)) / 100) };
  const all = [];
  for (const place of PLACES) {
    for (let i = 0; i < sizes[place]; i++) all.push(family(chance, place, i < wrong[place]));
  }
  return all;
}

function family(chance, place, wrong) {
  const seasonal = chance.happens(SEASONAL[place][wrong ? 'wrong' : 'right']);
  const mean = wrong ? MEAN.wrong : seasonal ? MEAN.seasonal : MEAN.right;
  let score = mean - 2 * (SPREAD - 1);
  for (let i = 0; i < 4; i++) score += chance.below(SPREAD);
  return { place, wrong, seasonal, score: Math.max(0, Math.min(100, score)) };
}

// What a threshold does to some of them: a score above it is marked.
export function outcome(some, threshold) {
  const count = { applications: some.length, wrong: 0, found: 0, right: 0, alarms: 0 };
  for (const one of some) {
    const marked = one.score > threshold;
    if (one.wrong) { count.wrong++; if (marked) count.found++; } else { count.right++; if (marked) count.alarms++; }
  }
  return complete(count);
}

function complete(count) {
  const marked = count.found + count.alarms;
  return {
    ...count, marked, missed: count.wrong - count.found,
    rates: {
      alarms: tenths(count.alarms, count.right), misses: tenths(count.wrong - count.found, count.wrong),
      meaning: tenths(count.found, marked), marked: tenths(marked, count.applications),
    },
  };
}

// How far apart two places are by a measure, in tenths of a percent (points of the threshold, for that one); null where one has no such share.
export function apart(measure, outcomes, thresholds) {
  if (measure === 'threshold') return Math.abs(thresholds.town - thresholds.village) * 10;
  const [town, village] = PLACES.map(place => outcomes[place].rates[measure]);
  return town === null || village === null ? null : Math.abs(town - village);
}

export function holds(measure, outcomes, thresholds) {
  const far = apart(measure, outcomes, thresholds);
  return far !== null && far <= (measure === 'threshold' ? 0 : CLOSE);
}

export class Case {
  constructor(seed) {
    this.families = families(seed);
    this.of = {};
    this.byThreshold = {};
    for (const place of PLACES) {
      this.of[place] = this.families.filter(one => one.place === place);
      this.byThreshold[place] = Array.from({ length: 101 }, (none, threshold) => outcome(this.of[place], threshold));
    }
    const usual = this.under({ town: USUAL, village: USUAL });
    // How many the office can check: what it checks today, to the next ten.
    this.capacity = Math.ceil((usual.town.marked + usual.village.marked) / 10) * 10;
  }

  under(thresholds) {
    return { town: this.byThreshold.town[thresholds.town], village: this.byThreshold.village[thresholds.village] };
  }

  // Whether the office could work so: no more checks than it has hands for, and at least half of the errors found.
  practicable(outcomes) {
    const { town, village } = outcomes;
    return town.marked + village.marked <= this.capacity && 2 * (town.found + village.found) >= town.wrong + village.wrong;
  }

  // Every pair of thresholds: how many equalities hold there, and where the office could work so.
  everyPair() {
    const most = { anywhere: 0, practicable: 0 };
    const pairs = [];
    for (let town = 0; town <= 100; town++) {
      for (let village = 0; village <= 100; village++) {
        const thresholds = { town, village };
        const outcomes = this.under(thresholds);
        const held = MEASURES.filter(measure => holds(measure, outcomes, thresholds)).length;
        const can = this.practicable(outcomes);
        most.anywhere = Math.max(most.anywhere, held);
        if (can) most.practicable = Math.max(most.practicable, held);
        pairs.push({ town, village, held, can });
      }
    }
    return { most, pairs };
  }
}
