// What the language lab's scripts compute, as JSON, for qadam.wordlab.WordBenchTest to hold against the server's own sums.
//   node words.mjs SCRIPTS TEXT.json SEED
import { readFileSync } from 'node:fs';

const from = name => import(`${process.argv[2]}/${name}`);
const { dice } = await from('lab-dice.js');
const chain = await from('lab-words-chain.js');
const { company, nearest } = await from('lab-words-map.js');
const { learnPairs, cut } = await from('lab-words-pairs.js');
const text = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const seed = Number(process.argv[4]);
const came = { perplexity: {}, pairs: {}, start: {}, different: {}, near: {}, nearest: {}, wrote: {}, lots: [] };

const lot = dice(seed, 'held-kk');
for (let i = 0; i < 5; i++) came.lots.push(lot.next());
for (const language of Object.keys(text)) {
  const held = [];
  const learned = [];
  const coin = dice(seed, `held-${language}`);
  text[language].forEach(sentence => (coin.next() < 0.1 ? held : learned).push(sentence));
  came.perplexity[language] = [1, 2, 3, 4].map(run => chain.perplexity(chain.learn(learned, run), held, 0.75));
  const two = chain.learn(learned, 2);
  came.pairs[language] = dice(seed, `pairs-${language}`).some(chain.pairs(two, 3), 3);
  came.start[language] = dice(seed, `start-${language}`).some(chain.leaning(two, 6), 1)[0];
  came.different[language] = [1, 5, 10, 30].map(tenths =>
    new Set(chain.draws(two, came.start[language], tenths / 10, 20, dice(seed, 'draw'))).size);
  came.wrote[language] = chain.write(chain.learn(learned, 3), came.start[language], 1, dice(seed, 'write')).join(' ');
  const map = company(text[language]);
  came.near[language] = dice(seed, `near-${language}`).some(map.names, 2);
  came.nearest[language] = came.near[language].map(word => nearest(map, word)[0].name);
}
const english = await learnPairs(text.en.join('\n'), 2000);
const kazakh = await learnPairs(text.kk.join('\n'), 2000);
came.cuts = text.kk.slice(0, 40).map(sentence => [cut(english, sentence), cut(kazakh, sentence)].map(all => all.map(one => one.shown).join('|')));
console.log(JSON.stringify(came));
