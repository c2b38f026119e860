// The next-word model, as the server computes it again (qadam.wordlab.Chain): counts of runs of one to four words, chances with a part of every
// count put aside for what was never seen, draws by temperature. Nothing here knows a page.
import './device.js';

export const END = '';
export const LONGEST = 24;
const LONGEST_RUN = 4;
const WORD = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu;
const NONE = new Map();

export const words = sentence => (sentence.match(WORD) || []).map(word => word.toLowerCase());
const byLetters = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export function learn(sentences, run) {
  const after = new Map();
  const times = new Map();
  for (const sentence of sentences) {
    const said = words(sentence);
    for (let i = 0; i <= said.length && said.length; i++) {
      const next = i < said.length ? said[i] : END;
      for (let back = 0; back < run && back <= i; back++) {
        const before = said.slice(i - back, i).join(' ');
        if (!after.has(before)) after.set(before, new Map());
        after.get(before).set(next, (after.get(before).get(next) || 0) + 1);
        times.set(before, (times.get(before) || 0) + 1);
      }
    }
  }
  return { after, times, reach: run };
}

export function chance(chain, before, next, aside) {
  let chance = 1 / ((chain.after.get('') || NONE).size + 1);
  for (let back = 0; back < chain.reach && back <= before.length; back++) {
    const run = before.slice(before.length - back).join(' ');
    const seen = chain.after.get(run);
    if (seen) chance = (Math.max((seen.get(next) || 0) - aside, 0) + aside * seen.size * chance) / chain.times.get(run);
  }
  return chance;
}

export function perplexity(chain, sentences, aside) {
  let sum = 0;
  let all = 0;
  for (const sentence of sentences) {
    const said = words(sentence);
    for (let i = 0; i <= said.length && said.length; i++) {
      sum += Math.log(chance(chain, said.slice(Math.max(0, i - LONGEST_RUN), i), i < said.length ? said[i] : END, aside));
      all++;
    }
  }
  return all === 0 ? 0 : Math.exp(-sum / all);
}

// Words after which much may follow, the most varied first.
export function starts(chain, most) {
  return Array.from(chain.after).filter(([word, next]) => !word.includes(' ') && word.length > 3 && next.size >= 8)
    .sort((one, other) => other[1].size - one[1].size || byLetters(one[0], other[0])).slice(0, most).map(([word]) => word);
}

// Of these, words after which one thing comes half as often again as any other: a low temperature and a high one tell them apart.
export function leaning(chain, most) {
  return starts(chain, chain.after.size).filter(word => {
    const counts = Array.from(chain.after.get(word).values()).sort((one, other) => other - one);
    return counts.length >= 20 && 2 * counts[0] >= 3 * counts[1];
  }).slice(0, most);
}

// Pairs of neighbours that occur so often, in the order of letters.
export function pairs(chain, least) {
  const all = [];
  chain.after.forEach((next, before) => {
    if (!before || before.includes(' ')) return;
    next.forEach((times, word) => { if (times >= least && word !== END) all.push({ before, next: word, times }); });
  });
  return all.sort((one, other) => byLetters(one.before, other.before) || byLetters(one.next, other.next));
}

function shares(counts, temperature) {
  const most = Math.max(1, ...counts.values());
  const weights = Array.from(counts).sort((one, other) => byLetters(one[0], other[0]))
    .map(([word, times]) => ({ word, times, part: Math.pow(times / most, 1 / temperature) }));
  const all = weights.reduce((sum, one) => sum + one.part, 0);
  return weights.map(one => ({ ...one, part: one.part / all })).sort((one, other) => other.part - one.part || byLetters(one.word, other.word));
}

// What follows a word, likeliest first, with its count; the end of a sentence among them.
export const following = (chain, word, temperature) => shares(chain.after.get(word) || NONE, temperature);

function drawn(all, lot) {
  let left = lot;
  for (const one of all) {
    left -= one.part;
    if (left < 0) return one.word;
  }
  return all.length ? all[0].word : END;
}

function known(chain, said) {
  for (let back = Math.min(chain.reach - 1, said.length); back > 1; back--) {
    const seen = chain.after.get(said.slice(said.length - back).join(' '));
    if (seen && seen.size > 1) return seen;
  }
  return chain.after.get(chain.reach < 2 ? '' : said[said.length - 1]) || NONE;
}

export function write(chain, start, temperature, dice) {
  const said = [start];
  while (said.length < LONGEST) {
    const next = drawn(shares(known(chain, said), temperature), dice.next());
    if (next === END) break;
    said.push(next);
  }
  return said;
}

export function draws(chain, word, temperature, wanted, dice) {
  const all = following(chain, word, temperature);
  return Array.from({ length: wanted }, () => drawn(all, dice.next()));
}
