// Steps 1 to 3 of the language lab: building models and measuring them, looking counts up, drawing by temperature.
import './device.js';
import { dice } from './lab-dice.js';
import { draws, following, leaning, learn, pairs, perplexity, write } from './lab-words-chain.js';
import { make, number, numberField, share, table, workAfter } from './lab-words-parts.js';

const DRAWS = 20;
const FEW = 4;
const MANY = 9;
const MOST_TRIES = 16;
const soon = () => new Promise(resolve => { setTimeout(resolve, 30); });

const key = one => [one.reach, one.aside, one.quarters, one.languages].join();

export function buildStep({ bench, find, state, texts, noted }) {
  const { word } = bench;
  const aside = find('aside');
  const boxes = Array.from(bench.root.querySelectorAll('[data-from]'));
  const tellAside = () => { find('aside-now').textContent = `${aside.value} %`; };
  aside.addEventListener('input', tellAside);
  tellAside();

  const best = () => state.tries.reduce((least, one) => (one.perplexity < least.perplexity ? one : least));

  function show() {
    const place = find('tries');
    place.textContent = '';
    if (!state.tries.length) return;
    const worst = Math.max(...state.tries.map(one => one.perplexity));
    place.append(table(word('wordlab.build.tries'), [word('wordlab.build.model'), word('wordlab.build.seen'), word('wordlab.build.held')],
      state.tries.map((one, i) => [word('wordlab.build.row', { number: i + 1, run: one.reach, aside: one.aside, part: 25 * one.quarters, languages: one.languages.join(', ') }),
        number(one.seen), [number(one.perplexity), share(one.perplexity / worst)]])));
    place.append(make('p', word('wordlab.build.best', { number: state.tries.indexOf(best()) + 1, perplexity: number(best().perplexity) }), { class: 'small' }));
  }

  async function build() {
    const one = { reach: Number(find('run').value), aside: Number(aside.value), quarters: Number(find('quarters').value),
      languages: boxes.filter(box => box.checked).map(box => box.value) };
    if (!one.languages.length) {
      bench.say(word('wordlab.build.no_language'));
      boxes[0].focus();
      return;
    }
    if (state.tries.some(known => key(known) === key(one))) {
      bench.say(word('wordlab.build.known'));
      return;
    }
    workAfter(find('build').parentNode);
    const work = bench.work(word('wordlab.build.working'));
    work.update(undefined);
    await soon();
    const learned = one.languages.reduce((all, language) => all.concat(texts.learned(language, one.quarters)), []);
    const chain = learn(learned, one.reach);
    one.perplexity = perplexity(chain, texts.held(state.language), one.aside / 100);
    one.seen = perplexity(chain, learned, one.aside / 100);
    state.tries = state.tries.concat(one);
    if (state.tries.length > MOST_TRIES) state.tries.splice(state.tries[0] === best() ? 1 : 0, 1);
    work.end(word('wordlab.build.came', { perplexity: number(one.perplexity) }));
    show();
    noted();
  }

  find('build').addEventListener('click', build);
  return {
    render() {
      boxes.forEach(box => { box.checked = box.value === state.language; });
      show();
    },
    isDone: () => state.tries.length >= 4,
  };
}

export function countStep({ bench, find, state, texts, noted }) {
  const { word } = bench;

  function look() {
    const asked = find('look-up').value.trim().toLowerCase();
    const place = find('following');
    place.textContent = '';
    if (!asked) return;
    const all = following(texts.chain(), asked, 1).filter(one => one.word !== '');
    if (!all.length) {
      place.append(make('p', word('wordlab.counts.none', { word: asked })));
      return;
    }
    const rows = table(word('wordlab.counts.after', { word: asked }), [word('wordlab.counts.after', { word: asked }), word('wordlab.counts.times')],
      all.slice(0, 100).map(one => [[one.word, share(one.part)], String(one.times)]));
    rows.classList.add('low');
    place.append(rows);
  }

  find('look-up').addEventListener('input', look);
  return {
    render() {
      const asked = dice(bench.seed, `pairs-${state.language}`).some(pairs(texts.chain(), 3), 3);
      const place = find('pairs');
      place.textContent = '';
      asked.forEach((pair, i) => place.append(numberField(`pair-${i}`, word('wordlab.counts.question', { words: `${pair.before} ${pair.next}` }), state.counts[i], value => {
        state.counts[i] = value;
        noted();
      })));
      look();
    },
    isDone: () => [0, 1, 2].every(i => Number.isInteger(state.counts[i])),
  };
}

export function drawStep({ bench, find, state, texts, noted }) {
  const { word } = bench;
  const warmth = find('warmth');
  const now = () => Number(warmth.value) / 10;
  const tellWarmth = () => { find('warmth-now').textContent = number(now(), 1); };
  const startWord = () => dice(bench.seed, `start-${state.language}`).some(leaning(texts.chain(), 6), 1)[0];
  warmth.addEventListener('input', tellWarmth);
  tellWarmth();

  find('draw').addEventListener('click', () => {
    const came = draws(texts.chain(), startWord(), now(), DRAWS, dice(bench.seed, 'draw'));
    const different = new Set(came).size;
    if (different <= FEW) state.low = Number(warmth.value);
    if (different >= MANY) state.high = Number(warmth.value);
    const place = find('drawn');
    place.textContent = '';
    place.append(make('p', came.map(one => one || '■').join(' · ')), make('p', word('wordlab.draws.came', { different })),
      make('p', [state.low ? word('wordlab.draws.low', { temperature: number(state.low / 10, 1) }) : '', state.high ? word('wordlab.draws.high', { temperature: number(state.high / 10, 1) }) : ''].join(' ')));
    noted();
  });

  let lot = 0;
  find('write').addEventListener('click', () => {
    const chain = texts.chain(3);
    const place = find('drawn');
    place.textContent = '';
    for (let i = 0; i < 3; i++) place.append(make('blockquote', write(chain, startWord(), now(), dice(bench.seed, `write-${lot++}`)).join(' '), { class: 'told', lang: state.language }));
    place.append(make('p', word('wordlab.draws.written'), { class: 'small' }));
  });

  find('mine-write').addEventListener('click', () => {
    const place = find('mine-written');
    place.textContent = '';
    const chain = learn(find('mine').value.split(/[.!?…\n]+/), 3);
    const first = Array.from(chain.after.keys()).filter(before => before && !before.includes(' '));
    if (first.length < 10) {
      place.append(make('p', word('wordlab.mine.short')));
      return;
    }
    for (let i = 0; i < 3; i++) {
      const lots = dice(bench.seed, `mine-${lot++}`);
      place.append(make('blockquote', write(chain, first[lots.below(first.length)], now(), lots).join(' '), { class: 'told' }));
    }
  });

  return {
    render() {
      find('draws-about').textContent = word('wordlab.draws.about', { word: startWord(), few: FEW, many: MANY, draws: DRAWS });
      find('drawn').textContent = '';
    },
    isDone: () => Boolean(state.low && state.high),
  };
}
