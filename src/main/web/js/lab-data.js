// The data lab: a table is looked at, a chart answers a question, two models learn from the columns that are chosen, and what was found is named.
import './device.js';
import { curve } from './lab-data-charts.js';
import { insideOf } from './lab-data-inside.js';
import { accuracy, alone, neighbourCurve, parts, table, treeCurve } from './lab-data-model.js';
import { questionOf } from './lab-data-question.js';
import { made, percent, row, settled, show, typed } from './lab-chart.js';
import { openLab } from './lab.js';

const SELECTS = ['chart', 'x', 'y', 'read', 'leak'];
const RADIOS = ['question', 'leakWhy', 'model'];
const NUMBERS = ['tree', 'neighbours', 'train', 'test'];
const TEXTS = ['why', 'advice'];
const ENOUGH = 80;

openLab('data', async bench => {
  const { root, word } = bench;
  const the = selector => root.querySelector(selector);
  const all = selector => Array.from(root.querySelectorAll(selector));
  const data = table(bench.seed);
  const column = name => word(`datalab.column.${name}`);
  const set = { split: the('[data-split]'), depth: the('#t-depth'), k: the('#t-k'), overfit: the('[data-overfit]') };
  const chosen = name => (all(`[data-radio="${name}"]`).find(one => one.checked) || { value: '' }).value;
  const selected = name => the(`[data-select="${name}"]`).value;
  const number = name => typed(the(`[data-number="${name}"]`).value, 100);

  // ── what the learner's own table makes of the page ──

  data.columns.forEach(name => ['x', 'y', 'leak'].forEach(place => the(`[data-select="${place}"]`).append(made('option', { value: name }, column(name)))));
  data.columns.forEach(name => {
    const box = made('input', { type: 'checkbox', value: name, 'data-column': '' });
    box.checked = true;
    the('[data-use]').append(made('label', { class: 'choice' }, box, made('span', {}, column(name))));
  });
  const used = () => all('[data-column]').filter(one => one.checked).map(one => one.value);
  // Without any column there is nothing to learn from: then all of them count until one is chosen.
  const columns = () => used().length ? used() : data.columns;
  const setting = () => ({ split: Number(set.split.value), depth: Number(set.depth.value), k: Number(set.k.value) });

  const question = questionOf({ root, word, column, data, chosen, selected });
  const inside = insideOf({ root, word, column, data });

  // ── what follows from the settings ──

  let curves = { key: '' };

  function learned() {
    const { split } = setting();
    const key = `${split} ${columns()}`;
    if (curves.key !== key) curves = { key, tree: treeCurve(data, columns(), split), neighbours: neighbourCurve(data, columns(), split) };
    return curves;
  }

  function showModels() {
    const { split, depth, k } = setting();
    const now = learned();
    const cell = (name, value) => { the(`[data-cell="${name}"]`).textContent = percent(value); };
    const [tree, neighbours] = [now.tree[depth - 1], now.neighbours[(k - 1) / 2]];
    ['train', 'test'].forEach(part => { cell(`tree-${part}`, tree[part]); cell(`neighbours-${part}`, neighbours[part]); });
    const { train, test } = parts(data, split);
    const often = 2 * train.filter(one => one.late).length > train.length ? 1 : 0;
    cell('always-train', accuracy(train, () => often));
    cell('always-test', accuracy(test, () => often));
    [['tree', depth], ['neighbours', k]].forEach(([name, at]) => {
      const place = the(`[data-curve="${name}"]`);
      show(place, curve(now[name], at, place.nextElementSibling.textContent));
      show(the(`[data-curve-table="${name}"] tbody`), ...now[name].map(one => row(String(one.step), percent(one.train), percent(one.test))));
    });
    inside.update(columns(), setting());
  }

  function showAlone() {
    const { split } = setting();
    const rows = data.columns.map(name => ({ name, right: alone(data, name, split) })).sort((one, other) => other.right - one.right);
    show(the('[data-alone] tbody'), ...rows.map(one => row(column(one.name), percent(one.right))));
  }

  function showChosen() {
    const { split, depth, k } = setting();
    the('[data-depth]').textContent = depth;
    the('[data-k]').textContent = k;
    the('[data-chosen]').textContent = word('datalab.chosen', { split: `${split}\u00A0%`, depth, k, columns: columns().map(column).join(', ') });
  }

  function showLeft() {
    const open = [[chosen('question'), 'datalab.question.which'], [selected('chart'), 'datalab.chart'], [selected('x'), 'datalab.chart.x'], [selected('read'), 'datalab.read'],
      [selected('leak'), 'datalab.leak.which'], [chosen('leakWhy'), 'datalab.leak.why'], [number('tree') !== null, 'datalab.claim.tree'],
      [number('neighbours') !== null, 'datalab.claim.neighbours'], [number('train') !== null && number('test') !== null, 'datalab.overfit'],
      [the('[data-text="why"]').value.trim().length >= ENOUGH, 'datalab.why'], [chosen('model'), 'datalab.model'],
      [the('[data-text="advice"]').value.trim().length >= ENOUGH, 'datalab.advice']].filter(([there]) => !there).map(([, key]) => `«${word(key)}»`);
    the('[data-left-words]').textContent = open.length ? word('datalab.left.some', { what: open.join(', ') }) : word('datalab.left.nothing');
  }

  // ── kept, brought back, handed in ──

  const fields = () => ({
    selects: Object.fromEntries(SELECTS.map(name => [name, selected(name)])), radios: Object.fromEntries(RADIOS.map(name => [name, chosen(name)])),
    numbers: Object.fromEntries(NUMBERS.map(name => [name, the(`[data-number="${name}"]`).value])),
    texts: Object.fromEntries(TEXTS.map(name => [name, the(`[data-text="${name}"]`).value])),
    columns: used(), set: Object.fromEntries(Object.keys(set).map(name => [name, set[name].value])),
  });

  function restore(kept) {
    RADIOS.forEach(name => all(`[data-radio="${name}"]`).forEach(one => { one.checked = one.value === kept.radios[name]; }));
    question.offerAnswers();
    SELECTS.forEach(name => { the(`[data-select="${name}"]`).value = kept.selects[name]; });
    NUMBERS.forEach(name => { the(`[data-number="${name}"]`).value = kept.numbers[name]; });
    TEXTS.forEach(name => { the(`[data-text="${name}"]`).value = kept.texts[name]; });
    all('[data-column]').forEach(one => { one.checked = kept.columns.includes(one.value); });
    Object.keys(set).forEach(name => { set[name].value = kept.set[name]; });
  }

  const work = () => ({
    question: chosen('question'), chart: selected('chart'), x: selected('x'), y: selected('chart') === 'points' ? selected('y') : '', read: selected('read'),
    leak: selected('leak'), leakWhy: chosen('leakWhy'), columns: columns(), ...setting(),
    overfit: { depth: Number(set.overfit.value), train: number('train'), test: number('test') },
    claimed: { tree: number('tree'), neighbours: number('neighbours') },
    why: the('[data-text="why"]').value.trim(), model: chosen('model'), advice: the('[data-text="advice"]').value.trim(),
  });

  function noted() {
    showLeft();
    bench.keep(fields());
  }

  const modelled = settled(() => { showModels(); showAlone(); });

  root.addEventListener('input', event => {
    if (event.target.matches('[data-split], #t-depth, #t-k, [data-column]')) {
      showChosen();
      modelled();
    }
    if (event.target.matches('[data-radio="question"]')) question.offerAnswers();
    if (event.target.matches('[data-select="chart"], [data-select="x"], [data-select="y"]')) question.drawChart();
    noted();
  });

  if (bench.draft) restore(bench.draft);
  question.drawChart();
  showChosen();
  showModels();
  showAlone();
  showLeft();
  bench.ready(() => ({ work: work() }));
});
