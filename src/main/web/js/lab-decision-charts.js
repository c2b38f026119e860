// The charts of the decision lab. Each has its figures in a table beside it.
import './device.js';
import { chart, drawn, line, words } from './lab-chart.js';

const WIDTH = 520;
const HEIGHT = 240;
const FLOOR = 200;
const LEFT = 16;
const BAND = 5;

const across = score => LEFT + score * (WIDTH - 2 * LEFT) / 100;

// Families by score, five points a bar: those with an error stand on those without.
export function histogram(families, threshold, told, axis) {
  const bars = Array.from({ length: 100 / BAND }, () => ({ right: 0, wrong: 0 }));
  families.forEach(one => { bars[Math.min(bars.length - 1, Math.floor(one.score / BAND))][one.wrong ? 'wrong' : 'right']++; });
  const most = Math.max(...bars.map(bar => bar.right + bar.wrong));
  const scale = (FLOOR - 24) / most;
  const width = across(BAND) - across(0) - 2;
  const parts = [];
  bars.forEach((bar, i) => {
    const x = across(i * BAND) + 1;
    const right = bar.right * scale;
    const wrong = bar.wrong * scale;
    parts.push(drawn('rect', { x, width, y: FLOOR - right, height: right, class: 'bar-right' }));
    parts.push(drawn('rect', { x, width, y: FLOOR - right - wrong, height: wrong, class: 'bar-wrong' }));
    for (let y = FLOOR - right - 3; y > FLOOR - right - wrong; y -= 6) parts.push(line(x, y, x + width, y, 'hatch'));
  });
  const at = across(threshold);
  return chart(WIDTH, HEIGHT, told, ...parts, line(LEFT, FLOOR, WIDTH - LEFT, FLOOR, 'muted'),
    ...[0, 20, 40, 60, 80, 100].map(score => words(across(score), FLOOR + 18, score)), words(WIDTH / 2, FLOOR + 36, axis),
    line(at, 8, at, FLOOR + 4, 'threshold'), words(Math.min(Math.max(at, 30), WIDTH - 30), 6, threshold, 'middle', 'label'));
}

const CELL = 4;
const EDGE = 44;
const SIDE = 101 * CELL;

// All pairs: town across, village upwards. Each number of equalities is one path, so that ten thousand squares stay light.
export function pairsMap(pairs, now, told) {
  const squares = Array.from({ length: 6 }, () => []);
  const workable = new Set();
  const x = town => EDGE + town * CELL;
  const y = village => 10 + (100 - village) * CELL;
  pairs.forEach(pair => {
    squares[pair.held].push(`M${x(pair.town)} ${y(pair.village)}h${CELL}v${CELL}h-${CELL}z`);
    if (pair.can) workable.add(pair.town * 101 + pair.village);
  });
  const paths = squares.map((some, held) => drawn('path', { d: some.join(''), class: `held held-${held}` }));
  const marks = [0, 20, 40, 60, 80, 100];
  return chart(EDGE + SIDE + 12, SIDE + 42, told, ...paths, drawn('path', { d: outline(workable, x, y), class: 'workable' }),
    ...marks.map(at => words(x(at) + 2, SIDE + 28, at)), ...marks.map(at => words(EDGE - 6, y(at) + 6, at, 'end')),
    drawn('circle', { cx: x(now.town) + CELL / 2, cy: y(now.village) + CELL / 2, r: 8, class: 'chosen-back' }),
    drawn('circle', { cx: x(now.town) + CELL / 2, cy: y(now.village) + CELL / 2, r: 8, class: 'chosen' }));
}

// The sides of squares that lie on the border of the region.
function outline(region, x, y) {
  const sides = [];
  region.forEach(key => {
    const [town, village] = [Math.floor(key / 101), key % 101];
    const [left, top] = [x(town), y(village)];
    if (town === 0 || !region.has(key - 101)) sides.push(`M${left} ${top}v${CELL}`);
    if (town === 100 || !region.has(key + 101)) sides.push(`M${left + CELL} ${top}v${CELL}`);
    if (village === 100 || !region.has(key + 1)) sides.push(`M${left} ${top}h${CELL}`);
    if (village === 0 || !region.has(key - 1)) sides.push(`M${left} ${top + CELL}h${CELL}`);
  });
  return sides.join('');
}
