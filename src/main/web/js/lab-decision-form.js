// What is chosen, named and written in the decision lab: read from the page, kept, brought back, and turned into the work that is handed in.
import './device.js';
import { typed } from './lab-chart.js';

const MOST = { together: 5, again: 1000, days: 365 };
const FIGURES_MOST = 1000;

// 01.03.2027 as 2027-03-01; anything else is no date yet.
export function isoDate(text) {
  const found = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text);
  return found ? `${found[3]}-${found[2].padStart(2, '0')}-${found[1].padStart(2, '0')}` : '';
}

export function formOf(root, word, keep) {
  const all = selector => Array.from(root.querySelectorAll(selector));
  const texts = all('[data-text]');
  const numbers = all('[data-amount]');
  const figures = all('[data-figure]');
  const radios = all('[data-radio]');
  const held = all('[data-held]');
  const due = root.querySelector('[data-date]');
  const left = root.querySelector('[data-left-words]');
  const chosen = name => (radios.find(one => one.dataset.radio === name && one.checked) || { value: '' }).value;
  const named = (some, key, read) => Object.fromEntries(some.map(one => [one.dataset[key], read(one)]));
  const number = name => typed(numbers.find(one => one.dataset.amount === name).value, MOST[name]);

  function work() {
    return {
      priority: chosen('priority'),
      held: held.filter(one => one.checked).map(one => one.value),
      together: number('together'),
      figures: named(figures, 'figure', one => typed(one.value, FIGURES_MOST)),
      assessment: {
        ...named(texts, 'text', one => one.value.trim()),
        due: isoDate(due.value), again: number('again'), days: number('days'),
        power: chosen('power'), hearer: chosen('hearer'), decision: chosen('decision'),
      },
    };
  }

  // As they stand in the page, half-typed numbers too.
  const fields = () => ({
    texts: named(texts, 'text', one => one.value), numbers: named(numbers, 'amount', one => one.value), figures: named(figures, 'figure', one => one.value),
    radios: Object.fromEntries(['priority', 'power', 'hearer', 'decision'].map(name => [name, chosen(name)])),
    held: held.filter(one => one.checked).map(one => one.value), due: due.value,
  });

  function restore(kept) {
    texts.forEach(one => { one.value = kept.texts[one.dataset.text] || ''; });
    numbers.forEach(one => { one.value = kept.numbers[one.dataset.amount] || ''; });
    figures.forEach(one => { one.value = kept.figures[one.dataset.figure] || ''; });
    radios.forEach(one => { one.checked = kept.radios[one.dataset.radio] === one.value; });
    held.forEach(one => { one.checked = kept.held.includes(one.value); });
    due.value = kept.due;
  }

  function showLeft() {
    const lines = texts.filter(one => one.dataset.least && one.value.trim().length < Number(one.dataset.least)).map(one => Number(one.dataset.fieldNumber));
    if (texts.find(one => one.dataset.text === 'answers').value.trim().length < 8) lines.push(7);
    if (!isoDate(due.value)) lines.push(8);
    if (number('again') === null) lines.push(11);
    if (number('days') === null) lines.push(14);
    [['power', 12], ['hearer', 15], ['decision', 17]].forEach(([name, at]) => { if (!chosen(name)) lines.push(at); });
    const empty = figures.map((one, i) => (typed(one.value, FIGURES_MOST) === null ? i + 1 : 0)).filter(Boolean);
    const other = [[chosen('priority'), 'decisionlab.priority'], [held.some(one => one.checked), 'decisionlab.held'], [number('together') !== null, 'decisionlab.together']]
      .filter(([there]) => !there).map(([, key]) => `«${word(key)}»`);
    const said = [];
    if (other.length) said.push(word('decisionlab.left.other', { what: other.join(', ') }));
    if (empty.length) said.push(word('decisionlab.left.figures', { figures: empty.join(', ') }));
    if (lines.length) said.push(word('decisionlab.left.lines', { lines: lines.sort((one, two) => one - two).join(', ') }));
    left.textContent = said.length ? said.join(' ') : word('decisionlab.left.nothing');
  }

  function renew() {
    showLeft();
    keep();
  }

  [...texts, ...numbers, ...figures, due].forEach(one => one.addEventListener('input', renew));
  [...radios, ...held].forEach(one => one.addEventListener('change', renew));
  return { work, fields, restore, renew };
}
