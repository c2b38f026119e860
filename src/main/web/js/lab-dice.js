// Chance by a seed, the same here and on the server (qadam.lab.Dice): mulberry32, whole numbers only, so that nothing depends on rounding.
import './device.js';

const WORD = 4294967296;

export function dice(seed) {
  let state = (seed % WORD | 0) ^ Math.imul(Math.floor(seed / WORD) | 0, 0x9E3779B1);
  const below = bound => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = (mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed)) ^ mixed;
    return Math.floor(((mixed ^ mixed >>> 14) >>> 0) * bound / WORD);
  };
  return { below, happens: inHundred => below(100) < inHundred };
}

// A share in tenths of a percent, rounded half up; none of nothing is null.
export const tenths = (part, all) => (all === 0 ? null : Math.floor((2000 * part + all) / (2 * all)));
