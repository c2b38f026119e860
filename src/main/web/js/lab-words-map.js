// A map of words from the company they keep: which words stand near which (at most three away), how much more often than by chance (PPMI), and from
// that table the two directions in which words differ most (power iteration). The server computes the nearest again (qadam.wordlab.Company).
import './device.js';
import { words } from './lab-words-chain.js';

const NEAR = 3;
const OFTEN = 5;
const LETTERS = 4;
const MOST = 80;
const ROUNDS = 60;

const byLetters = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export function company(sentences) {
  const said = sentences.map(words);
  const times = new Map();
  said.forEach(sentence => sentence.forEach(word => times.set(word, (times.get(word) || 0) + 1)));
  const names = Array.from(times).filter(([word, often]) => often >= OFTEN && word.length >= LETTERS)
    .sort((one, other) => other[1] - one[1] || byLetters(one[0], other[0])).slice(0, MOST).map(([word]) => word);
  const beside = Array.from(times).filter(([, often]) => often >= OFTEN).map(([word]) => word).sort(byLetters);
  const row = new Map(names.map((word, i) => [word, i]));
  const column = new Map(beside.map((word, i) => [word, i]));
  const table = names.map(() => new Float64Array(beside.length));
  said.forEach(sentence => sentence.forEach((word, i) => {
    if (!row.has(word)) return;
    for (let j = Math.max(0, i - NEAR); j <= Math.min(sentence.length - 1, i + NEAR); j++) {
      if (j !== i && column.has(sentence[j])) table[row.get(word)][column.get(sentence[j])]++;
    }
  }));
  return { names, vectors: surprise(table), times: names.map(word => times.get(word)) };
}

// Positive pointwise mutual information: how much more often than by chance.
function surprise(table) {
  const rows = table.map(line => line.reduce((sum, one) => sum + one, 0));
  const columns = Array.from(table[0] || [], (none, j) => table.reduce((sum, line) => sum + line[j], 0));
  const all = rows.reduce((sum, one) => sum + one, 0);
  return table.map((line, i) => line.map((one, j) => (one ? Math.max(0, Math.log(one * all / (rows[i] * columns[j]))) : 0)));
}

const dot = (one, other) => one.reduce((sum, value, i) => sum + value * other[i], 0);

export function alike(one, other) {
  const both = Math.sqrt(dot(one, one) * dot(other, other));
  return both ? dot(one, other) / both : 0;
}

// The nearest to a word first.
export function nearest({ names, vectors }, word) {
  const at = names.indexOf(word);
  return names.map((name, i) => ({ name, alike: i === at || at < 0 ? -1 : alike(vectors[at], vectors[i]) })).filter(one => one.name !== word)
    .sort((one, other) => other.alike - one.alike || byLetters(one.name, other.name));
}

// Every word's place in the two directions in which they differ most; both from -1 to 1.
export function places({ vectors }) {
  const middle = Array.from(vectors[0] || [], (none, j) => vectors.reduce((sum, line) => sum + line[j], 0) / vectors.length);
  let rows = vectors.map(line => { const long = Math.sqrt(dot(line, line)) || 1; return Array.from(line, (one, j) => (one - middle[j]) / long); });
  const directions = [];
  for (let d = 0; d < 2; d++) {
    let places = rows.map((none, i) => Math.sin(i + 1 + d));
    for (let round = 0; round < ROUNDS; round++) {
      const direction = middle.map((none, j) => rows.reduce((sum, line, i) => sum + line[j] * places[i], 0));
      const long = Math.sqrt(dot(direction, direction)) || 1;
      places = rows.map(line => dot(line, direction) / long);
    }
    const long = Math.sqrt(dot(places, places)) || 1;
    const unit = places.map(one => one / long);
    const along = middle.map((none, j) => rows.reduce((sum, line, i) => sum + line[j] * unit[i], 0));
    rows = rows.map((line, i) => line.map((one, j) => one - unit[i] * along[j]));
    const far = Math.max(...places.map(Math.abs)) || 1;
    directions.push(places.map(one => one / far));
  }
  return directions[0].map((x, i) => ({ x, y: directions[1][i] }));
}
