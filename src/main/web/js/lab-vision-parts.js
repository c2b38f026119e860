// Small parts that the steps of the vision lab are made of: elements, pictures on canvases, tables and charts.
import './device.js';
import { SIDE } from './lab-vision-set.js';

const SVG = 'http://www.w3.org/2000/svg';

/** el('p', { class: 'muted' }, 'text', child) */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => { if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value); });
  element.append(...children);
  return element;
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

export function fill(place, ...children) {
  place.textContent = '';
  place.append(...children);
}

export const percent = share => `${Math.round(share * 100)} %`;

/** A picture as a canvas of its own pixels; the style sheet makes it as large as it is shown. */
export function drawn(pixels, label) {
  const canvas = el('canvas', { width: SIDE, height: SIDE, class: 'vision-picture', ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }) });
  const image = new ImageData(SIDE, SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    for (let c = 0; c < 3; c++) image.data[i * 4 + c] = pixels[i * 3 + c];
    image.data[i * 4 + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

/** @param cells(row, column) gives a text, or { text, strength, bad } */
export function table(caption, head, rows, cells) {
  const body = rows.map((row, r) => el('tr', {}, el('th', { scope: 'row' }, row), ...head.slice(1).map((_, c) => {
    const cell = cells(r, c);
    const text = typeof cell === 'object' ? cell.text : cell;
    const level = typeof cell === 'object' && cell.strength !== undefined ? Math.round(Math.min(1, cell.strength) * 4) : undefined;
    return el('td', { class: `number${level === undefined ? '' : ` vision-level-${level}`}${cell.bad ? ' vision-bad' : ''}` }, String(text));
  })));
  const made = el('table', { class: 'table' }, el('caption', {}, caption), el('thead', {}, el('tr', {}, ...head.map((one, i) => el('th', { scope: 'col', class: i ? 'number' : undefined }, one)))), el('tbody', {}, ...body));
  return el('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': caption }, made);
}

/** Shares as bars, each with its own words and figures; @param bars [{ name, share, before? }] */
export function bars(caption, all, word) {
  const chart = svg('svg', { class: 'drawing vision-bars', viewBox: `0 0 320 ${all.length * 44}`, 'aria-hidden': 'true' });
  all.forEach((one, i) => {
    const y = i * 44;
    chart.append(svg('text', { x: 0, y: y + 14, class: 'vision-name' }, one.name), svg('rect', { x: 0, y: y + 20, width: 260, height: 14, class: 'vision-ground' }),
      svg('rect', { x: 0, y: y + 20, width: Math.max(1, one.rate * 260), height: 14, class: one.rate < 0.75 ? 'vision-low' : 'vision-high' }));
    if (one.before !== undefined) chart.append(svg('line', { x1: one.before * 260, x2: one.before * 260, y1: y + 16, y2: y + 38, class: 'vision-before' }));
    chart.append(svg('text', { x: 268, y: y + 32, class: 'vision-figure' }, percent(one.rate)));
  });
  const before = all.some(one => one.before !== undefined);
  const head = before ? [word('visionlab.group'), word('visionlab.compare.before'), word('visionlab.compare.after')] : [word('visionlab.group'), word('visionlab.right')];
  return el('figure', { class: 'vision-chart' }, chart, table(caption, head, all.map(one => one.name),
    (r, c) => before ? percent(c ? all[r].rate : all[r].before || 0) : percent(all[r].rate)));
}

/** Shares over epochs as lines, and the same as a table behind. @param history [{ epoch, loss, train, check }] */
export function curves(history, epochs, word) {
  const x = epoch => 34 + (epoch - 1) / Math.max(1, epochs - 1) * 276;
  const y = share => 10 + (1 - share) * 120;
  const path = key => history.map((one, i) => `${i ? 'L' : 'M'}${x(one.epoch).toFixed(1)} ${y(one[key]).toFixed(1)}`).join(' ');
  const chart = svg('svg', { class: 'drawing vision-curves', viewBox: '0 0 320 160', 'aria-hidden': 'true' });
  [0, 0.5, 1].forEach(share => chart.append(svg('line', { x1: 34, x2: 310, y1: y(share), y2: y(share), class: 'vision-grid' }), svg('text', { x: 30, y: y(share) + 4, class: 'vision-axis' }, percent(share))));
  chart.append(svg('path', { d: path('train'), class: 'vision-train' }), svg('path', { d: path('check'), class: 'vision-check' }), svg('text', { x: 310, y: 154, class: 'vision-axis' }, word('visionlab.epoch.of', { epochs })));
  const last = history[history.length - 1];
  const legend = el('p', { class: 'vision-legend' }, el('span', { class: 'vision-key-train' }, `${word('visionlab.curve.train')} ${percent(last.train)}`), ' ', el('span', { class: 'vision-key-check' }, `${word('visionlab.curve.check')} ${percent(last.check)}`));
  const numbers = table(word('visionlab.curves'), [word('visionlab.epoch'), word('visionlab.curve.train'), word('visionlab.curve.check'), word('visionlab.loss')],
    history.map(one => String(one.epoch)), (r, c) => [percent(history[r].train), percent(history[r].check), history[r].loss.toFixed(2)][c]);
  return el('figure', { class: 'vision-chart' }, chart, legend, el('details', {}, el('summary', {}, word('visionlab.curves.table')), numbers));
}

/**
 * Pictures to choose among with arrows, as one stop of the Tab key.
 * @param choose(picture, button) @param many whether several may be chosen
 */
export function gallery(pictures, nameOf, choose, many = false) {
  const list = el('div', { class: 'vision-gallery', role: 'group' });
  const buttons = pictures.map((one, i) => {
    const button = el('button', { type: 'button', tabindex: i ? '-1' : '0', 'data-id': one.id, 'aria-label': nameOf(one, i), ...(many ? { 'aria-pressed': 'false' } : {}) }, drawn(one.pixels));
    button.addEventListener('click', () => choose(one, button));
    return button;
  });
  list.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement);
    const row = Math.max(1, Math.floor(list.clientWidth / (buttons[0].offsetWidth + 6)));
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row, Home: -at, End: buttons.length - 1 - at }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    const to = buttons[Math.min(buttons.length - 1, Math.max(0, at + step))];
    buttons.forEach(button => { button.tabIndex = -1; });
    to.tabIndex = 0;
    to.focus();
  });
  list.append(...buttons);
  return list;
}
