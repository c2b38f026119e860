// A tokenizer that learns byte pairs, as the server computes it again (qadam.wordlab.Pairs; Sennrich, Haddow, Birch, ACL 2016).
import './device.js';

const WORDS = / ?\p{L}+| ?\p{N}+| ?[^ \t\n\x0B\f\r\p{L}\p{N}]+|[ \t\n\x0B\f\r]+/gu;
const FAR = 4194304;   // a pair as one number: left * FAR + right
const utf8 = new TextEncoder();

const symbolsOf = word => Array.from(utf8.encode(word));

function count(counts, word, sign) {
  for (let i = 0; i + 1 < word.signs.length; i++) {
    const pair = word.signs[i] * FAR + word.signs[i + 1];
    counts.set(pair, (counts.get(pair) || 0) + sign * word.times);
  }
}

function best(counts) {
  let best = -1;
  let most = 1;
  counts.forEach((times, pair) => {
    if (times > most || (times === most && most > 1 && pair < best)) {
      most = times;
      best = pair;
    }
  });
  return best;
}

function replaced(symbols, left, right, fresh) {
  const after = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) {
      after.push(fresh);
      i++;
    } else after.push(symbols[i]);
  }
  return after;
}

const holds = (symbols, left, right) => symbols.some((symbol, i) => symbol === left && symbols[i + 1] === right);

// Learns step by step, so that whoever asked can show how far it is and stop: calls onStep(done), which may answer a promise or false.
export async function learnPairs(text, merges, onStep) {
  const times = new Map();
  for (const word of text.match(WORDS) || []) times.set(word, (times.get(word) || 0) + 1);
  const all = Array.from(times, ([word, often]) => ({ signs: symbolsOf(word), times: often }));
  const pieces = Array.from({ length: 256 }, (none, one) => [one]);
  const joined = new Map();
  const counts = new Map();
  all.forEach(word => count(counts, word, 1));
  for (let i = 0; i < merges; i++) {
    if (onStep && i % 50 === 0 && await onStep(i / merges) === false) break;
    const pair = best(counts);
    if (pair < 0) break;
    const left = Math.floor(pair / FAR);
    const right = pair % FAR;
    joined.set(pair, pieces.length);
    for (const word of all) {
      if (!holds(word.signs, left, right)) continue;
      count(counts, word, -1);
      word.signs = replaced(word.signs, left, right, pieces.length);
      count(counts, word, 1);
    }
    pieces.push(pieces[left].concat(pieces[right]));
    counts.delete(pair);
  }
  return { pieces, joined };
}

function next(joined, symbols) {
  let found = -1;
  let first = Infinity;
  for (let i = 0; i + 1 < symbols.length; i++) {
    const pair = symbols[i] * FAR + symbols[i + 1];
    const piece = joined.get(pair);
    if (piece !== undefined && piece < first) {
      first = piece;
      found = pair;
    }
  }
  return found;
}

// A piece as it can be shown: a space as an open box, and what is no whole letter as its bytes.
function shown(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
    return { shown: text.replace(/ /g, '␣').replace(/\n/g, '↵'), crumb: false };
  } catch (crumb) {
    return { shown: bytes.map(one => one.toString(16).toUpperCase().padStart(2, '0')).join(' '), crumb: true };
  }
}

export function cut({ pieces, joined }, text) {
  const all = [];
  for (const word of text.match(WORDS) || []) {
    let symbols = symbolsOf(word);
    for (let pair = next(joined, symbols); pair >= 0; pair = next(joined, symbols)) {
      symbols = replaced(symbols, Math.floor(pair / FAR), pair % FAR, joined.get(pair));
    }
    symbols.forEach(symbol => all.push(shown(pieces[symbol])));
  }
  return all;
}
