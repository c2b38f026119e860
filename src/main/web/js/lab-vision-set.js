// The pictures of the vision lab and what is said of them: no page, no engine. A picture is named r…, m… or s… (ready set, museum, store), or
// o… for one's own, which never leave the device.
import './device.js';

export const SIDE = 32;
export const SIZE = SIDE * SIDE * 3;
export const MOST_OWN = 300;
export const OUT = -1;

function listed(letter, letters) {
  const pictures = [];
  for (let i = 0; i < letters.length; i += 3) pictures.push({ id: letter + i / 3, material: Number(letters[i]), given: Number(letters[i + 1]), second: Number(letters[i + 2]) });
  return pictures;
}

/** @param list as the server describes the sheet @param pixels of the whole sheet: four bytes a pixel, row by row */
export function readSets(list, pixels, width) {
  const sets = { ready: listed('r', list.ready), museum: listed('m', list.museum), store: listed('s', list.store) };
  [...sets.ready, ...sets.museum, ...sets.store].forEach((picture, at) => {
    const left = at % list.columns * SIDE;
    const top = Math.floor(at / list.columns) * SIDE;
    picture.pixels = new Uint8Array(SIZE);
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const from = ((top + y) * width + left + x) * 4;
        picture.pixels.set(pixels.subarray(from, from + 3), (y * SIDE + x) * 3);
      }
    }
  });
  return sets;
}

/** Everything that is learned from: pictures with the label they have now, those left out not among them. */
export function learned(sets, state) {
  const ready = sets.ready.map(one => ({ ...one, label: state.labels[one.id] === undefined ? one.given : state.labels[one.id] }));
  const added = sets.store.filter(one => state.extra[one.id] !== undefined).map(one => ({ ...one, label: state.extra[one.id] }));
  return [...ready, ...added, ...state.own].filter(one => one.label !== OUT);
}

/** counts[label][material] of what is learned from, one's own pictures aside. */
export function counts(pictures, motifs, materials) {
  const table = motifs.map(() => materials.map(() => 0));
  pictures.forEach(one => { if (one.material !== undefined && one.material !== null) table[one.label][one.material]++; });
  return table;
}

/** A generator of numbers from 0 to 1 that begins the same for the same seed (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 0x6D2B79F5 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}

export function shuffled(list, roll) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** @param percent that is kept aside to check by */
export function split(pictures, percent, seed) {
  const mixed = shuffled(pictures, dice(seed));
  const aside = Math.round(mixed.length * percent / 100);
  return { check: mixed.slice(0, aside), train: mixed.slice(aside) };
}

/** Agreement beyond chance (Cohen 1960). @param pairs [first, second] */
export function kappa(pairs) {
  if (!pairs.length) return 0;
  const first = {};
  const second = {};
  pairs.forEach(([one, other]) => { first[one] = (first[one] || 0) + 1; second[other] = (second[other] || 0) + 1; });
  const same = pairs.filter(([one, other]) => one === other).length / pairs.length;
  const chance = Object.keys(first).reduce((sum, label) => sum + first[label] * (second[label] || 0), 0) / pairs.length ** 2;
  return chance === 1 ? 1 : (same - chance) / (1 - chance);
}

/** Right, all and rate: over all guesses, by material; and matrix[label][guess]. @param truths pictures with label or given */
export function measured(pictures, guesses, motifs, materials) {
  const matrix = motifs.map(() => motifs.map(() => 0));
  const byMaterial = materials.map(() => ({ right: 0, all: 0 }));
  pictures.forEach((one, i) => {
    matrix[one.given][guesses[i]]++;
    byMaterial[one.material].all++;
    if (one.given === guesses[i]) byMaterial[one.material].right++;
  });
  const right = byMaterial.reduce((sum, one) => sum + one.right, 0);
  return { matrix, byMaterial, right, all: pictures.length, rate: pictures.length ? right / pictures.length : 0 };
}

export function worst(result) {
  const shares = result.byMaterial.map(one => one.all ? one.right / one.all : 1);
  return shares.indexOf(Math.min(...shares));
}
