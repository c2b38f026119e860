// The hidden inputs of each function, by the learner's seed: the same as the server makes (qadam.codelab.CodeTask), which alone knows the answers.
import './device.js';
import { dice } from './lab-dice.js';

export const INPUTS = 12;

const numbers = (lot, wanted, least, bound) => Array.from({ length: wanted }, () => least + lot.below(bound - least));

const MAKERS = {
  threshold(lot) {
    const light = numbers(lot, 1 + lot.below(8), 20, 100);
    return [light, numbers(lot, 1 + lot.below(8), 80, 180)];
  },
  accuracy(lot, index) {
    const cases = index === 0 ? 0 : 1 + lot.below(12);
    const values = numbers(lot, cases, 0, 20);
    const labels = numbers(lot, cases, 0, 2);
    return [values, labels, 5 + lot.below(20) / 2];
  },
  nearest(lot) {
    const known = 1 + lot.below(9);
    const points = Array.from({ length: known }, () => numbers(lot, 2, -10, 10));
    const labels = numbers(lot, known, 0, 3);
    return [points, labels, numbers(lot, 2, -10, 10)];
  },
  step(lot) {
    const cases = 1 + lot.below(6);
    const xs = numbers(lot, cases, -5, 6);
    const ys = numbers(lot, cases, -10, 11);
    const slope = (lot.below(9) - 4) / 2;
    const height = (lot.below(9) - 4) / 2;
    return [xs, ys, slope, height, (1 + lot.below(10)) / 100];
  },
};

export function inputsOf(task, seed) {
  const lot = dice(seed, `code-${task}`);
  return Array.from({ length: INPUTS }, (none, index) => MAKERS[task](lot, index));
}

// Whether an output is the wanted one, as the server compares: numbers to a millionth.
export function same(output, wanted) {
  if (Array.isArray(wanted)) return Array.isArray(output) && output.length === wanted.length && wanted.every((one, i) => same(output[i], one));
  return typeof output === 'number' && Math.abs(output - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
}
