// Dice that fall here as they fall on the server (qadam.lab.Dice): mulberry32, begun from the learner's seed and the name of what is drawn.
import './device.js';

const ALL = 4294967296;

function hash(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = Math.imul(31, sum) + text.charCodeAt(i) | 0;
  return sum;
}

export function dice(seed, draw = '') {
  let state = (seed % ALL | 0) ^ Math.imul(Math.floor(seed / ALL) | 0, 0x9E3779B1) ^ hash(draw);
  const next = () => {
    state = state + 0x6D2B79F5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / ALL;
  };
  const below = bound => Math.floor(next() * bound);
  const some = (all, wanted) => {
    const left = all.slice();
    const drawn = [];
    while (drawn.length < wanted && left.length) drawn.push(left.splice(below(left.length), 1)[0]);
    return drawn;
  };
  return { next, below, happens: inHundred => below(100) < inHundred, some };
}

// A share in tenths of a percent, rounded half up; none of nothing is null.
export const tenths = (part, all) => (all === 0 ? null : Math.floor((2000 * part + all) / (2 * all)));
