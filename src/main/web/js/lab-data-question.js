// The data lab's table, page by page, and the chart that is made for a question.
import './device.js';
import { made, number, percent, row, show, whole } from './lab-chart.js';
import { bars, points, rowsLine } from './lab-data-charts.js';
import { bands, byBand, EDGES } from './lab-data-model.js';

const PAGE = 10;
const COLUMN_OF = { hours: 'hour', snow: 'snow' };

// The words of a band: up to its edge, between two, from the last on.
export function bandWords(name, at) {
  const edges = EDGES[name];
  if (edges.length === 1 && edges[0] === 1) return String(at);
  if (at === 0) return `≤ ${number(edges[0] - 1)}`;
  const [from, to] = [edges[at - 1], edges[at] - 1];
  return at === edges.length ? `≥ ${number(from)}` : `${number(from)}${from < 0 ? ' … ' : '–'}${number(to)}`;
}

export function questionOf({ root, word, column, data, chosen, selected }) {
  const the = selector => root.querySelector(selector);
  const last = Math.floor((data.rows.length - 1) / PAGE);
  let at = 0;

  const cells = one => one.values.map(value => number(value)).concat(word(one.late ? 'datalab.late' : 'datalab.in_time'));

  function page(to) {
    at = Math.min(Math.max(to, 0), last);
    const from = at * PAGE;
    const some = data.rows.slice(from, from + PAGE);
    show(the('[data-runs] thead'), made('tr', {}, made('th', { scope: 'col' }, '№'), ...data.columns.map(name => made('th', { scope: 'col', class: 'number' }, column(name))),
      made('th', { scope: 'col' }, word('datalab.answer'))));
    show(the('[data-runs] tbody'), ...some.map((one, i) => row(String(from + i + 1), ...cells(one))));
    the('[data-rows-shown]').textContent = word('datalab.table.rows', { from: from + 1, to: from + some.length, all: data.rows.length });
    the('[data-back]').disabled = at === 0;
    the('[data-on]').disabled = at === last;
  }

  function turn(button, by, other) {
    page(at + by);
    if (button.disabled) the(other).focus();   // who goes by keyboard stays where the buttons are
  }

  the('[data-back]').addEventListener('click', event => turn(event.currentTarget, -1, '[data-on]'));
  the('[data-on]').addEventListener('click', event => turn(event.currentTarget, 1, '[data-back]'));
  show(the('[data-columns]'), ...data.columns.map(name => made('div', {}, made('dt', {}, column(name)), made('dd', {}, word(`datalab.about.${name}`)))));
  page(0);

  // ── the answers that the chosen question allows ──

  function offerAnswers() {
    const of = chosen('question');
    const list = the('[data-select="read"]');
    const name = COLUMN_OF[of];
    const answers = name ? Array.from({ length: bands(name) }, (none, i) => [String(i), `${column(name)}: ${bandWords(name, i)}`])
      : of === 'cold' ? ['falls', 'rises', 'neither'].map(one => [one, word(`datalab.read.${one}`)]) : [];
    show(list, list.firstElementChild, ...answers.map(([value, text]) => made('option', { value }, text)));
    list.value = '';
  }

  // ── the chart ──

  function drawChart() {
    const [kind, x, y] = ['chart', 'x', 'y'].map(selected);
    const there = kind && x && (kind !== 'points' || y);
    the('[data-charted]').hidden = !there;
    the('[data-charted-table]').hidden = !there || kind === 'rows';
    if (!there) return;
    if (kind === 'points') drawPoints(x, y);
    else if (kind === 'rows') drawRows(x);
    else drawBars(kind, x);
  }

  const put = (drawing, says) => {
    show(the('[data-chart]'), drawing);
    the('[data-chart-says]').textContent = says;
  };
  const tabulate = (heads, rows) => {
    show(the('[data-chart-table] thead'), made('tr', {}, ...heads.map((head, i) => made('th', i ? { scope: 'col', class: 'number' } : { scope: 'col' }, head))));
    show(the('[data-chart-table] tbody'), ...rows);
  };

  function drawBars(kind, x) {
    const some = byBand(data, x).map((one, i) => ({ ...one, name: bandWords(x, i), value: kind === 'share' ? one.rate || 0 : one.rows,
      shown: kind === 'share' ? percent(one.rate) : whole(one.rows) }));
    const most = some.reduce((best, one) => one.value > best.value ? one : best);
    const says = word(`datalab.chart.says.${kind}`, { x: column(x), most: most.name, value: most.shown });
    put(bars(some, column(x), says), says);
    tabulate([column(x), word('datalab.chart.runs'), word('datalab.chart.late'), word('datalab.chart.late.share')],
      some.map(one => row(one.name, whole(one.rows), whole(one.late), percent(one.rate))));
  }

  function drawPoints(x, y) {
    const [of, by] = [data.columns.indexOf(x), data.columns.indexOf(y)];
    const says = word('datalab.chart.says.points', { x: column(x), y: column(y) });
    put(points(data.rows.map(one => ({ x: one.values[of], y: one.values[by], late: one.late })), column(x), column(y), says), says);
    const rows = Array.from({ length: bands(x) }, (none, i) => {
      const some = data.rows.filter(one => inBand(x, i, one.values[of]));
      const sum = some.reduce((all, one) => all + one.values[by], 0);
      return row(bandWords(x, i), whole(some.length), some.length ? number(sum / some.length, 1) : '–');
    });
    tabulate([column(x), word('datalab.chart.runs'), word('datalab.chart.mean', { y: column(y) })], rows);
  }

  const inBand = (name, i, value) => (i === 0 || value >= EDGES[name][i - 1]) && (i === EDGES[name].length || value < EDGES[name][i]);

  function drawRows(x) {
    const of = data.columns.indexOf(x);
    const says = word('datalab.chart.says.rows', { x: column(x) });
    put(rowsLine(data.rows.map(one => one.values[of]), column(x), says), says);
  }

  return { drawChart, offerAnswers };
}
