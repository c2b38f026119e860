// The data lab's table and its two models, without a page. The server draws and learns the same (qadam.datalab): whole numbers where they are
// drawn, and the same steps in the same order where they are divided.
import './device.js';
import { dice, tenths } from './lab-dice.js';

export const ROWS = 300;
export const LEAKS = ['calls', 'rest', 'note'];
export const DEEPEST = 10;
export const MOST_NEIGHBOURS = 25;
export const SPLITS = [60, 70, 80];
export const KINDS = ['share', 'count', 'points', 'rows'];
// Where one band of a column ends and the next begins.
export const EDGES = {
  hour: [9, 12, 15, 18], temperature: [-20, -10, 0], snow: [1, 6, 11], market: [1], stops: [12, 16, 20, 25], board: [116, 131, 146],
  calls: [1, 3, 5], rest: [5, 10, 20], note: [1],
};
const ROUTES = [9, 14, 18, 23, 28];

// The table of one learner: names of its columns, and rows of numbers in that order with whether the bus was late.
export function table(seed) {
  const chance = dice(seed);
  const leak = LEAKS[chance.below(LEAKS.length)];
  const columns = ['hour', 'temperature', 'snow', 'market', 'stops', 'board', leak];
  const rows = [];
  for (let i = 0; i < ROWS; i++) rows.push(row(chance, leak));
  return { columns, leak, rows };
}

function row(chance, leak) {
  const hour = 6 + chance.below(15);
  const temperature = -25 + chance.below(36);
  const snow = temperature < 0 ? Math.max(0, chance.below(8 - Math.trunc(temperature / 2)) - 3) : chance.below(2);
  const market = chance.happens(28) ? 1 : 0;
  const stops = ROUTES[chance.below(ROUTES.length)];
  const board = 101 + chance.below(60);
  const busy = (hour >= 7 && hour <= 9) || (hour >= 17 && hour <= 18);
  const burden = (busy ? 4 : 0) + (snow >= 6 ? 4 : snow >= 3 ? 2 : 0) + market * 2 + (stops >= 23 ? 2 : 0) + chance.below(3);
  const late = (burden >= 6) !== chance.happens(9) ? 1 : 0;
  return { values: [hour, temperature, snow, market, stops, board, known(chance, leak, late)], late };
}

// What was written down only after the bus had come.
function known(chance, leak, late) {
  const amiss = chance.happens(3);
  const told = amiss ? 1 - late : late;
  if (leak === 'calls') return told ? 2 + chance.below(9) : chance.below(2);
  if (leak === 'rest') return told ? 5 + chance.below(20) : chance.below(4);
  return told;
}

// ── what the learner sets ──

export function parts(all, split) {
  const first = Math.floor(all.rows.length * split / 100);
  return { train: all.rows.slice(0, first), test: all.rows.slice(first) };
}

// In the table's order, so that ties fall the same way whatever order they were chosen in.
export const indexes = (all, chosen) => all.columns.map((name, i) => (chosen.includes(name) ? i : -1)).filter(i => i >= 0);

export function accuracy(rows, judge) {
  return tenths(rows.filter(one => judge(one.values) === one.late).length, rows.length);
}

// ── the tree: each question is the one that leaves the fewest pairs of unlike rows together (Gini) ──

export function tree(rows, columns, depth) {
  const late = rows.filter(one => one.late).length;
  const leaf = { rows: rows.length, late, answer: 2 * late > rows.length ? 1 : 0 };
  if (depth === 0 || late === 0 || late === rows.length) return leaf;
  const cut = bestCut(rows, columns, late);
  if (!cut) return leaf;
  const left = rows.filter(one => one.values[cut.column] <= cut.limit);
  const right = rows.filter(one => one.values[cut.column] > cut.limit);
  return { ...leaf, ...cut, left: tree(left, columns, depth - 1), right: tree(right, columns, depth - 1) };
}

function bestCut(rows, columns, late) {
  let best = null;
  let least = late * (rows.length - late) / rows.length - 1e-9;
  for (const column of columns) {
    const sorted = rows.slice().sort((one, other) => one.values[column] - other.values[column]);
    let leftLate = 0;
    for (let i = 1; i < sorted.length; i++) {
      leftLate += sorted[i - 1].late;
      const before = sorted[i - 1].values[column];
      const after = sorted[i].values[column];
      if (before === after) continue;
      const unlike = leftLate * (i - leftLate) / i + (late - leftLate) * (rows.length - i - late + leftLate) / (rows.length - i);
      if (unlike < least - 1e-9) {
        least = unlike;
        best = { column, limit: (before + after) / 2 };
      }
    }
  }
  return best;
}

export function fall(node, values) {
  let at = node;
  while (at.left) at = values[at.column] <= at.limit ? at.left : at.right;
  return at.answer;
}

// The nodes that a row passes, from the root.
export function path(node, values) {
  const passed = [node];
  for (let at = node; at.left; passed.push(at)) at = values[at.column] <= at.limit ? at.left : at.right;
  return passed;
}

// ── neighbours: each column counts from 0 to 1 over the training rows ──

export function ranges(rows, columns) {
  return columns.map(column => {
    const values = rows.map(one => one.values[column]);
    const least = Math.min(...values);
    return { column, least, width: Math.max(...values) - least || 1 };
  });
}

// All training rows, the nearest first; of two as near, the one that stands higher in the table.
export function neighbours(rows, scales, values) {
  const far = rows.map((one, index) => {
    let sum = 0;
    for (const { column, width } of scales) {
      const step = (one.values[column] - values[column]) / width;
      sum += step * step;
    }
    return { index, row: one, distance: sum };
  });
  return far.sort((one, other) => one.distance - other.distance || one.index - other.index);
}

export const vote = (near, k) => (2 * near.slice(0, k).filter(one => one.row.late).length > k ? 1 : 0);

// ── how good: by depth and by the number of neighbours, on what was learned from and on what was not ──

export function treeCurve(all, chosen, split) {
  const { train, test } = parts(all, split);
  const columns = indexes(all, chosen);
  return Array.from({ length: DEEPEST }, (none, i) => {
    const node = tree(train, columns, i + 1);
    return { step: i + 1, train: accuracy(train, values => fall(node, values)), test: accuracy(test, values => fall(node, values)) };
  });
}

export function neighbourCurve(all, chosen, split) {
  const { train, test } = parts(all, split);
  const scales = ranges(train, indexes(all, chosen));
  const near = rows => rows.map(one => ({ late: one.late, near: neighbours(train, scales, one.values).slice(0, MOST_NEIGHBOURS) }));
  const [ofTrain, ofTest] = [near(train), near(test)];
  const right = (some, k) => tenths(some.filter(one => vote(one.near, k) === one.late).length, some.length);
  const curve = [];
  for (let k = 1; k <= MOST_NEIGHBOURS; k += 2) curve.push({ step: k, train: right(ofTrain, k), test: right(ofTest, k) });
  return curve;
}

// How far a column alone would bring one, with a single cut.
export function alone(all, name, split) {
  const { train, test } = parts(all, split);
  const node = tree(train, indexes(all, [name]), 1);
  return accuracy(test, values => fall(node, values));
}

// ── charts ──

export const bands = name => EDGES[name].length + 1;

export function band(name, value) {
  let at = 0;
  while (at < EDGES[name].length && value >= EDGES[name][at]) at++;
  return at;
}

// For each band of a column: how many runs, and how many of them late.
export function byBand(all, name) {
  const column = all.columns.indexOf(name);
  const some = Array.from({ length: bands(name) }, () => ({ rows: 0, late: 0 }));
  for (const one of all.rows) {
    const at = some[band(name, one.values[column])];
    at.rows++;
    at.late += one.late;
  }
  return some.map(one => ({ ...one, rate: tenths(one.late, one.rows) }));
}

// Whether one column falls or rises where another rises: means of its lower and its upper half by rank of value compared.
export function direction(all, x, y) {
  const [of, by] = [all.columns.indexOf(x), all.columns.indexOf(y)];
  const middle = all.rows.reduce((sum, one) => sum + one.values[of], 0) / all.rows.length;
  const mean = rows => (rows.length ? rows.reduce((sum, one) => sum + one.values[by], 0) / rows.length : 0);
  const low = mean(all.rows.filter(one => one.values[of] <= middle));
  const high = mean(all.rows.filter(one => one.values[of] > middle));
  return low > high ? 'falls' : low < high ? 'rises' : 'neither';
}
