// The language lab (kind `words`): a next-word model, its counts, its draws, its tokens, a map of its words, and its sentences held against the lessons.
// Everything is computed here from the lessons' text; the server computes it again.
import './device.js';
import { openLab } from './lab.js';
import { dice } from './lab-dice.js';
import { learn } from './lab-words-chain.js';
import { buildStep, countStep, drawStep } from './lab-words-build.js';
import { cutStep, judgeStep, mapStep } from './lab-words-read.js';

const HELD = 0.1;
const LANGUAGES = ['kk', 'ru', 'en'];
const fresh = language => ({ language, tries: [], counts: [], low: null, high: null, foreign: [], own: [], word: '', near: [], judged: {} });

// The lessons' sentences, divided by the learner's seed as the server divides them (qadam.wordlab.Halves).
function textsOf(seed, sentences, state) {
  const divided = {};
  LANGUAGES.forEach(language => {
    const lot = dice(seed, `held-${language}`);
    divided[language] = { learned: [], held: [] };
    sentences[language].forEach(sentence => divided[language][lot.next() < HELD ? 'held' : 'learned'].push(sentence));
  });
  const chains = new Map();
  const learned = (language, quarters) => divided[language].learned.slice(0, Math.floor(divided[language].learned.length * quarters / 4));
  return {
    all: language => sentences[language],
    held: language => divided[language].held,
    learned,
    chain(run = 2) {
      const name = `${state.language}-${run}`;
      if (!chains.has(name)) chains.set(name, learn(learned(state.language, 4), run));
      return chains.get(name);
    },
  };
}

async function load(addresses) {
  const all = {};
  await Promise.all(addresses.map(async address => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const text = await answer.json();
    all[text.language] = text.sentences;
  }));
  return all;
}

openLab('words', async bench => {
  const { root } = bench;
  const find = name => root.querySelector(`[data-${name}]`);
  const { course, version } = document.querySelector('[data-workbench]').dataset;
  const of = `${version} ${bench.seed}`;
  // Answers are to questions of one text and one seed: a draft of others would be wrong answers.
  const draft = bench.draft && bench.draft.of === of ? bench.draft : { language: (bench.draft || {}).language || bench.language };
  const state = Object.assign(fresh(bench.language), draft, { of });
  const addresses = LANGUAGES.map(language => `/lab-text/${course}/${version}/${language}`);
  const texts = textsOf(bench.seed, await load(addresses), state);
  bench.keepOffline(addresses);
  const steps = {};
  const filled = (list, length) => Array.from({ length }, (none, i) => (Number.isInteger(list[i]) ? list[i] : null));

  function makeWork() {
    const work = {
      language: state.language,
      tries: state.tries.map(({ reach, aside, quarters, languages, perplexity }) => ({ reach, aside, quarters, languages, perplexity })),
      counts: filled(state.counts, 3), low: state.low, high: state.high, foreign: filled(state.foreign, 3), own: filled(state.own, 3),
      word: state.word, near: [0, 1].map(i => state.near[i] || ''), judged: state.judged,
    };
    return { work };
  }

  function mark() {
    Object.entries(steps).forEach(([name, step]) => root.querySelector(`[data-step="${name}"]`).classList.toggle('done', step.isDone()));
    bench.ready(state.tries.length ? makeWork : null);
  }

  function noted() {
    bench.keep(state);
    mark();
  }

  const all = { bench, find, state, texts, noted };
  Object.assign(steps, { build: buildStep(all), counts: countStep(all), draws: drawStep(all), cuts: cutStep(all), near: mapStep(all), judged: judgeStep(all) });
  const showAll = () => Object.values(steps).forEach(step => step.render());

  find('language').value = state.language;
  find('language').addEventListener('change', () => {
    const { foreign, own, word } = state;
    Object.assign(state, fresh(find('language').value), { foreign, own, word });
    showAll();
    noted();
  });
  showAll();
  mark();
});
