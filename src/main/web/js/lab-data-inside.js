// Inside the two models of the data lab: the tree, drawn and as a list, the way of one row through it, and the neighbours who voted.
import './device.js';
import { made, number, row, show } from './lab-chart.js';
import { treeDrawing } from './lab-data-charts.js';
import { fall, indexes, neighbours, parts, path, ranges, tree, vote } from './lab-data-model.js';

export function insideOf({ root, word, column, data }) {
  const the = selector => root.querySelector(selector);
  const which = the('[data-case]');
  let now = null;

  const answer = late => word(late ? 'datalab.late' : 'datalab.in_time');
  const name = node => column(data.columns[node.column]).split(',')[0];
  const limit = node => `≤ ${number(node.limit, Number.isInteger(node.limit) ? 0 : 1)}`;
  const question = node => `${name(node)} ${limit(node)}`;
  const leaf = node => word('datalab.tree.leaf', { answer: answer(node.answer), late: node.late, rows: node.rows });

  function list(node) {
    if (!node.left) return made('span', {}, leaf(node));
    const branch = (text, child) => made('li', {}, `${text}: `, list(child));
    return made('span', {}, `${question(node)}?`, made('ul', {}, branch(word('datalab.tree.yes'), node.left), branch(word('datalab.tree.no'), node.right)));
  }

  function showTree(values) {
    const passed = path(now.tree, values);
    const say = { question: node => [name(node), limit(node)], leaf: node => [answer(node.answer), `${node.late} / ${node.rows}`], yes: word('datalab.tree.yes'), no: word('datalab.tree.no') };
    show(the('[data-tree]'), treeDrawing(now.tree, passed, say, word('datalab.tree.told', { depth: now.depth })));
    const steps = passed.map((node, i) => node.left ? `${question(node)} — ${word(passed[i + 1] === node.left ? 'datalab.tree.yes' : 'datalab.tree.no')}` : leaf(node));
    the('[data-path]').textContent = word('datalab.tree.path', { path: steps.join(' → ') });
  }

  function showNear(near) {
    show(the('[data-near] thead'), made('tr', {}, made('th', { scope: 'col' }, word('datalab.near.row')), made('th', { scope: 'col', class: 'number' }, word('datalab.near.far')),
      ...data.columns.map(name => made('th', { scope: 'col', class: 'number' }, column(name))), made('th', { scope: 'col', class: 'number' }, word('datalab.answer'))));
    show(the('[data-near] tbody'), ...near.slice(0, now.k).map(one => row(String(one.index + 1), number(Math.sqrt(one.distance), 2),
      ...one.row.values.map(value => number(value)), answer(one.row.late))));
  }

  function showCase() {
    const { test } = now;
    const at = Math.min(Math.max(Math.floor(Number(which.value)) || 1, 1), test.length);
    const one = test[at - 1];
    const near = neighbours(now.train, now.scales, one.values);
    showTree(one.values);
    showNear(near);
    the('[data-case-says]').textContent = word('datalab.case.says', { truth: answer(one.late), tree: answer(fall(now.tree, one.values)), neighbours: answer(vote(near, now.k)) });
  }

  function update(columns, { split, depth, k }) {
    const { train, test } = parts(data, split);
    const some = indexes(data, columns);
    now = { train, test, depth, k, tree: tree(train, some, depth), scales: ranges(train, some) };
    which.max = test.length;
    show(the('[data-tree-list]'), list(now.tree));
    showCase();
  }

  which.addEventListener('input', () => { if (now) showCase(); });
  return { update };
}
