// Steps 4 to 6 of the language lab: two tokenizers, the map of words, fluent and true.
import './device.js';
import { dice } from './lab-dice.js';
import { company, nearest, places } from './lab-words-map.js';
import { cut, learnPairs } from './lab-words-pairs.js';
import { draw, make, number, numberField, pieces, share, table, workAfter } from './lab-words-parts.js';

const MERGES = 2000;
const WORDS = 3;
const NEAR = 2;
const JUDGED = 8;
const SHOWN = 30;
const VERDICTS = ['true', 'false', 'nonsense'];

export function cutStep({ bench, find, state, texts, noted }) {
  const { word } = bench;
  const asked = dice(bench.seed, 'words').some(bench.settings.words, WORDS);
  let foreign;
  let own;

  async function taught(language, work, from) {
    return learnPairs(texts.all(language).join('\n'), MERGES, part => new Promise(resolve => {
      work.update(from + part / 2);
      setTimeout(() => resolve(!work.stopped.aborted), 0);
    }));
  }

  function cutOf(text) {
    const both = make('div', undefined, { class: 'lab-cards pair' });
    [['wordlab.cuts.foreign', foreign], ['wordlab.cuts.kazakh', own]].forEach(([label, tokenizer]) => {
      const side = make('div');
      side.append(make('p', word(label), { class: 'small muted' }), pieces(cut(tokenizer, text)));
      both.append(side);
    });
    return both;
  }

  function showOwn() {
    const place = find('word-cut');
    place.textContent = '';
    if (!state.word || !own) return;
    const difference = cut(foreign, state.word).length - cut(own, state.word).length;
    place.append(cutOf(state.word), make('p', word(difference >= 5 ? 'wordlab.cuts.enough' : 'wordlab.cuts.not_enough', { difference })));
  }

  function show() {
    if (!own) return;
    const place = find('cuts');
    place.textContent = '';
    asked.forEach((text, i) => {
      const card = make('div', undefined, { class: 'card' });
      card.append(make('h4', text, { lang: 'kk' }), cutOf(text));
      const fields = make('div', undefined, { class: 'lab-cards' });
      fields.append(numberField(`foreign-${i}`, word('wordlab.cuts.count_foreign', { word: text }), state.foreign[i], value => { state.foreign[i] = value; noted(); }),
        numberField(`own-${i}`, word('wordlab.cuts.count_kazakh', { word: text }), state.own[i], value => { state.own[i] = value; noted(); }));
      card.append(fields);
      place.append(card);
    });
    find('own-word').hidden = false;
    find('word').value = state.word;
    showOwn();
  }

  find('teach').addEventListener('click', async () => {
    workAfter(find('teach').parentNode);
    const work = bench.work(word('wordlab.cuts.working'));
    find('teach').disabled = true;
    const english = await taught('en', work, 0);
    const kazakh = await taught('kk', work, 0.5);
    find('teach').disabled = false;
    if (!work.stopped.aborted) { foreign = english; own = kazakh; }
    work.end(word(work.stopped.aborted ? 'wordlab.cuts.stopped' : 'wordlab.cuts.taught'));
    show();
  });
  find('word').addEventListener('input', () => {
    state.word = find('word').value.trim();
    showOwn();
    noted();
  });
  return { render: show, isDone: () => Boolean(state.word) && [0, 1, 2].every(i => Number.isInteger(state.foreign[i]) && Number.isInteger(state.own[i])) };
}

export function mapStep({ bench, find, state, texts, noted }) {
  const { word } = bench;
  let map;

  function picture() {
    // by their order along each direction: a few far away would press all others into one heap
    const all = places({ vectors: map.vectors.slice(0, SHOWN) });
    const order = axis => all.map((place, i) => i).sort((one, other) => all[one][axis] - all[other][axis]);
    const [across, down] = [order('x'), order('y')];
    const chart = draw('svg', { class: 'lab-chart word-map', viewBox: '0 0 720 480', role: 'img', 'aria-label': word('wordlab.map.picture') });
    map.names.slice(0, SHOWN).forEach((name, i) => {
      const x = 20 + across.indexOf(i) * 20;
      const y = 20 + down.indexOf(i) * 15;
      chart.append(draw('circle', { class: 'dot', cx: x, cy: y, r: 4 }), draw('text', { x: x + 7, y: y + 4 }, name));
    });
    return chart;
  }

  function near() {
    const asked = find('map-word').value;
    const place = find('nearest');
    place.textContent = '';
    place.append(table(word('wordlab.map.nearest', { word: asked }), [word('wordlab.map.nearest', { word: asked }), word('wordlab.map.alike')],
      nearest(map, asked).slice(0, 5).map(one => [[one.name, share(one.alike)], number(one.alike, 3)])));
  }

  function question(asked, i) {
    const field = make('div', undefined, { class: 'field' });
    const select = make('select', undefined, { id: `near-${i}` });
    select.append(make('option', '—', { value: '' }));
    map.names.filter(name => name !== asked).sort((one, other) => one.localeCompare(other)).forEach(name => select.append(make('option', name, { value: name })));
    select.value = state.near[i] || '';
    select.addEventListener('change', () => { state.near[i] = select.value; noted(); });
    field.append(make('label', word('wordlab.map.question', { word: asked }), { for: `near-${i}` }), select);
    return field;
  }

  find('map-word').addEventListener('change', near);
  return {
    render() {
      map = company(texts.all(state.language));
      find('map').textContent = '';
      find('map').append(picture());
      find('map-word').textContent = '';
      map.names.slice().sort((one, other) => one.localeCompare(other)).forEach(name => find('map-word').append(make('option', name, { value: name })));
      find('near').textContent = '';
      dice(bench.seed, `near-${state.language}`).some(map.names, NEAR).forEach((asked, i) => find('near').append(question(asked, i)));
      near();
    },
    isDone: () => [0, 1].every(i => state.near[i]),
  };
}

export function judgeStep({ bench, find, state, noted }) {
  const { word } = bench;

  function card({ id, text }, i) {
    const set = make('fieldset', undefined, { class: 'card' });
    set.append(make('legend', `${i + 1}. «${text}»`, { lang: state.language }));
    const row = make('div', undefined, { class: 'lab-tools' });
    VERDICTS.forEach(verdict => {
      const label = make('label', undefined, { class: 'choice' });
      const radio = make('input', undefined, { type: 'radio', name: `judge-${id}`, value: verdict });
      radio.checked = state.judged[id] === verdict;
      radio.addEventListener('change', () => { state.judged[id] = verdict; noted(); });
      label.append(radio, make('span', word(`wordlab.judge.${verdict}`)));
      row.append(label);
    });
    const search = make('a', word('wordlab.invent.search'), { href: `/${state.language}/search?q=${encodeURIComponent(text.split(' ').slice(0, 8).join(' '))}`, target: '_blank', rel: 'noopener' });
    const line = make('p', undefined, { class: 'small' });
    search.append(make('span', ` ${i + 1}`, { class: 'hidden-words' }));
    line.append(search);
    set.append(row, line);
    return set;
  }

  const asked = () => dice(bench.seed, `judge-${state.language}`).some(bench.settings.sentences[state.language], JUDGED);
  return {
    render() {
      find('judge').textContent = '';
      asked().forEach((sentence, i) => find('judge').append(card(sentence, i)));
    },
    isDone: () => asked().every(one => state.judged[one.id]),
  };
}
