// The charts of the data lab: bars, points, a line, learning curves, and the tree. Each has its figures in a table or a list beside it.
import './device.js';
import { chart, drawn, line, number, words } from './lab-chart.js';

const WIDTH = 520;
const HEIGHT = 266;
const FLOOR = 210;
const LEFT = 44;
const TOP = 18;

// @param bars {name, value, shown}
export function bars(some, axis, told) {
  const most = Math.max(1, ...some.map(one => one.value));
  const step = (WIDTH - LEFT) / some.length;
  const parts = some.map((one, i) => {
    const height = one.value * (FLOOR - TOP - 12) / most;
    const x = LEFT + i * step + step * 0.15;
    return drawn('g', {}, drawn('rect', { x, y: FLOOR - height, width: step * 0.7, height, class: 'bar-one' }),
      words(LEFT + (i + 0.5) * step, FLOOR - height - 6, one.shown, 'middle', 'label'), words(LEFT + (i + 0.5) * step, FLOOR + 20, one.name));
  });
  return chart(WIDTH, HEIGHT, told, line(LEFT, FLOOR, WIDTH, FLOOR, 'muted'), ...parts, words((WIDTH + LEFT) / 2, FLOOR + 46, axis));
}

function scale(values, from, to) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { least, most, place: value => most === least ? (from + to) / 2 : from + (value - least) * (to - from) / (most - least) };
}

const frame = (x, y, axisX, axisY) => [line(LEFT, FLOOR, WIDTH - 8, FLOOR, 'muted'), line(LEFT, TOP, LEFT, FLOOR, 'muted'),
  words(LEFT, FLOOR + 20, number(x.least), 'start'), words(WIDTH - 8, FLOOR + 20, number(x.most), 'end'), words(LEFT - 6, FLOOR, number(y.least), 'end'), words(LEFT - 6, TOP + 8, number(y.most), 'end'),
  words((WIDTH + LEFT) / 2, FLOOR + 46, axisX), words(LEFT + 4, 12, axisY, 'start')];

// @param some {x, y, late}
export function points(some, axisX, axisY, told) {
  const x = scale(some.map(one => one.x), LEFT + 10, WIDTH - 14);
  const y = scale(some.map(one => one.y), FLOOR - 8, TOP + 8);
  return chart(WIDTH, HEIGHT, told, ...frame(x, y, axisX, axisY),
    ...some.map(one => drawn('circle', { cx: x.place(one.x), cy: y.place(one.y), r: 3.5, class: one.late ? 'point late' : 'point' })));
}

export function rowsLine(values, axis, told) {
  const x = scale(values.map((none, i) => i + 1), LEFT + 4, WIDTH - 10);
  const y = scale(values, FLOOR - 6, TOP + 8);
  return chart(WIDTH, HEIGHT, told, ...frame(x, y, '', axis), drawn('polyline', { points: values.map((value, i) => `${x.place(i + 1)},${y.place(value)}`).join(' '), class: 'row-line' }));
}

// Accuracy on the rows that were learned from and on those that were not, in tenths of a percent, from 40 % up.
export function curve(some, chosen, told) {
  const x = scale(some.map(one => one.step), LEFT + 10, WIDTH - 14);
  const y = value => FLOOR - (Math.max(value, 400) - 400) * (FLOOR - TOP) / 600;
  const path = key => some.map(one => `${x.place(one.step)},${y(one[key])}`).join(' ');
  const grid = [400, 600, 800, 1000].map(at => drawn('g', {}, line(LEFT, y(at), WIDTH - 8, y(at), 'grid'), words(LEFT - 6, y(at) + 5, at / 10, 'end')));
  return chart(WIDTH, HEIGHT - 24, told, ...grid, line(x.place(chosen), TOP, x.place(chosen), FLOOR, 'threshold'),
    drawn('polyline', { points: path('train'), class: 'curve train' }), drawn('polyline', { points: path('test'), class: 'curve test' }),
    ...some.map(one => drawn('circle', { cx: x.place(one.step), cy: y(one.test), r: 4, class: 'curve-dot' })), ...some.map(one => words(x.place(one.step), FLOOR + 20, one.step)));
}

// ── the tree ──

const LEVELS = 4;
const BOX = { width: 152, height: 48, gap: 14, fall: 84 };

// @param passed the nodes that the chosen row passed @param say {question(node), leaf(node)} as lines, and {yes, no}
export function treeDrawing(root, passed, say, told) {
  const parts = [];
  let next = 0;
  let deepest = 0;
  function place(node, level) {
    deepest = Math.max(deepest, level);
    const y = 8 + level * BOX.fall;
    if (!node.left || level === LEVELS) {
      const x = 8 + next++ * (BOX.width + BOX.gap);
      box(node, x, y, node.left ? [say.question(node).join(' '), '…'] : say.leaf(node));
      return x;
    }
    const [left, right] = [place(node.left, level + 1), place(node.right, level + 1)];
    const x = (left + right) / 2;
    branch(node, node.left, x, left, y, say.yes);
    branch(node, node.right, x, right, y, say.no);
    box(node, x, y, say.question(node));
    return x;
  }
  function branch(node, child, from, to, y, text) {
    const on = passed.includes(child);
    const [x1, x2] = [from + BOX.width / 2, to + BOX.width / 2];
    parts.unshift(line(x1, y + BOX.height, x2, y + BOX.fall, on ? 'branch on' : 'branch'));
    parts.push(words((x1 + x2) / 2 + (x2 < x1 ? -6 : 6), y + BOX.height + 22, text, x2 < x1 ? 'end' : 'start', 'branch-words'));
  }
  function box(node, x, y, lines) {
    const kind = `node${node.left ? '' : node.answer ? ' late' : ' in-time'}${passed.includes(node) ? ' on' : ''}`;
    parts.push(drawn('rect', { x, y, width: BOX.width, height: BOX.height, rx: 8, class: kind }));
    lines.forEach((text, i) => parts.push(words(x + BOX.width / 2, y + (lines.length === 1 ? 29 : 19 + i * 18), text, 'middle', 'node-words')));
  }
  place(root, 0);
  const width = 16 + next * (BOX.width + BOX.gap) - BOX.gap;
  const height = 16 + deepest * BOX.fall + BOX.height;
  const svg = chart(width, height, told, ...parts);
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  return svg;
}
