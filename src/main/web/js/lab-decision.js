// The decision lab: thresholds are moved, what follows is shown, a choice is made, and the impact assessment is written.
import './device.js';
import { decimal, percent, row, show, whole } from './lab-chart.js';
import { histogram, pairsMap } from './lab-decision-charts.js';
import { formOf } from './lab-decision-form.js';
import { apart, Case, holds, MEASURES, outcome, PLACES } from './lab-decision-model.js';
import { openLab } from './lab.js';

const COUNTS = ['applications', 'wrong', 'right'];
const SHARES = { found: ['found', 'wrong'], missed: ['missed', 'wrong'], alarms: ['alarms', 'right'], marked: ['marked', 'applications'], meaning: ['found', 'marked'] };
const tenthsOf = (part, all) => all === 0 ? null : Math.floor((2000 * part + all) / (2 * all));

openLab('decision', async bench => {
  const { root, word } = bench;
  const the = selector => root.querySelector(selector);
  const cell = (name, text) => { the(`[data-cell="${name}"]`).textContent = text; };
  const applications = new Case(bench.seed);
  const same = the('#d-same');
  const slides = { town: the('#d-town'), village: the('#d-village') };
  let every = null;

  const thresholds = () => ({ town: Number(slides.town.value), village: Number(slides.village.value) });

  function follow(moved) {
    if (same.checked) slides[moved === 'town' ? 'village' : 'town'].value = slides[moved].value;
    update();
  }

  function update() {
    const now = thresholds();
    const outcomes = applications.under(now);
    PLACES.forEach(place => showPlace(place, outcomes[place], now[place]));
    showEqualities(outcomes, now);
    showCapacity(outcomes.town.marked + outcomes.village.marked);
    showIncome(now);
    the('[data-chosen]').textContent = word('decisionlab.chosen', now);
    if (every) show(the('[data-pairs]'), pairsMap(every.pairs, now, the('[data-pairs]').nextElementSibling.textContent));
    form.renew();
  }

  function showPlace(place, one, threshold) {
    COUNTS.forEach(name => cell(`${place}-${name}`, whole(one[name])));
    Object.keys(SHARES).forEach(name => {
      const [part, all] = SHARES[name];
      cell(`${place}-${name}`, `${whole(one[part])} (${percent(tenthsOf(one[part], one[all]))})`);
    });
    the(`[data-threshold="${place}"]`).textContent = threshold;
    const host = the(`[data-histogram="${place}"]`);
    show(host, histogram(applications.of[place], threshold, host.nextElementSibling.textContent, word('decisionlab.chart.axis')));
  }

  function showEqualities(outcomes, now) {
    MEASURES.forEach(measure => {
      const far = apart(measure, outcomes, now);
      const held = holds(measure, outcomes, now);
      the(`[data-apart="${measure}"]`).textContent = far === null ? '–' : word('decisionlab.points', { points: decimal(far) });
      const place = the(`[data-holds="${measure}"]`);
      place.textContent = word(held ? 'decisionlab.holds.yes' : 'decisionlab.holds.no');
      place.className = held ? 'holds' : 'fails';
    });
  }

  function showCapacity(marked) {
    const over = marked > applications.capacity;
    const place = the('[data-capacity]');
    place.textContent = word(over ? 'decisionlab.capacity.over' : 'decisionlab.capacity', { marked, capacity: applications.capacity });
    place.className = over ? 'error' : 'muted';
  }

  function showIncome(now) {
    PLACES.forEach(place => [false, true].forEach(seasonal => {
      const some = outcome(applications.of[place].filter(one => one.seasonal === seasonal), now[place]);
      const name = `${place}-${seasonal ? 'seasonal' : 'steady'}`;
      cell(`${name}-right`, whole(some.right));
      cell(`${name}-alarms`, whole(some.alarms));
      cell(`${name}-share`, percent(some.rates.alarms));
    }));
  }

  function showBands() {
    const rows = [0, 20, 40, 60, 80].map(from => {
      const to = from === 80 ? 100 : from + 19;
      const cells = PLACES.map(place => {
        const some = applications.of[place].filter(one => one.score >= from && one.score <= to);
        const wrong = some.filter(one => one.wrong).length;
        return [whole(some.length), percent(tenthsOf(wrong, some.length))];
      });
      return row(`${from}–${to}`, ...cells[0], ...cells[1]);
    });
    show(the('[data-bands] tbody'), ...rows);
  }

  async function tryEvery(quietly) {
    const work = quietly ? null : bench.work(word('decisionlab.every'));
    if (work) work.update(0.5, word('decisionlab.every'));
    await new Promise(resolve => setTimeout(resolve));   // the page shows the bar before it is busy
    every = applications.everyPair();
    if (work) work.end();
    const of = (held, can) => every.pairs.filter(pair => pair.held === held && (!can || pair.can)).length;
    show(the('[data-pairs-table] tbody'), ...[0, 1, 2, 3, 4, 5].map(held => row(String(held), whole(of(held, false)), whole(of(held, true)))));
    the('[data-every-shown]').hidden = false;
    update();
    if (!quietly) bench.say(word('decisionlab.every.done', { most: every.most.practicable }));
  }

  const keep = () => bench.keep({ thresholds: thresholds(), same: same.checked, every: every !== null, form: form.fields() });
  const form = formOf(root, word, keep);
  PLACES.forEach(place => slides[place].addEventListener('input', () => follow(place)));
  same.addEventListener('change', () => follow('town'));
  the('[data-every]').addEventListener('click', () => tryEvery(false));

  if (bench.draft) {
    PLACES.forEach(place => { slides[place].value = bench.draft.thresholds[place]; });
    same.checked = bench.draft.same;
    form.restore(bench.draft.form);
  }
  showBands();
  update();
  if (bench.draft && bench.draft.every) tryEvery(true);
  bench.ready(() => ({ work: { thresholds: thresholds(), ...form.work() } }));
});
