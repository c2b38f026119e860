// Drawings and small parts of pages that the labs on a desk share: SVG by hand, cells of tables, numbers as one's language writes them.
import './device.js';

const SVG = 'http://www.w3.org/2000/svg';
const language = document.documentElement.lang;

export function drawn(name, attributes = {}, ...inside) {
  const element = document.createElementNS(SVG, name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
  inside.forEach(one => element.append(one));
  return element;
}

export function made(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
  inside.forEach(one => element.append(one));
  return element;
}

// A chart with its words for who cannot see it; the figures stand in a table beside it.
export function chart(width, height, words, ...inside) {
  return drawn('svg', { viewBox: `0 0 ${width} ${height}`, class: 'drawing lab-chart', role: 'img', 'aria-label': words }, ...inside);
}

export const line = (x1, y1, x2, y2, kind) => drawn('line', { x1, y1, x2, y2, class: kind });
export const words = (x, y, text, anchor = 'middle', kind = 'small') => drawn('text', { x, y, 'text-anchor': anchor, class: kind }, String(text));

export function show(place, ...inside) {
  place.textContent = '';
  inside.forEach(one => place.append(one));
}

// Not every browser knows how Kazakh writes numbers, so it is written here: a comma before tenths and a narrow gap between thousands, but for English.
const english = language === 'en';

export function number(value, places = 0) {
  const [before, after] = Math.abs(value).toFixed(places).split('.');
  const grouped = before.replace(/\B(?=(\d{3})+$)/g, english ? ',' : '\u00A0');
  return (value < 0 ? '−' : '') + grouped + (after ? (english ? '.' : ',') + after : '');
}

export const whole = value => number(value);
export const decimal = tenths => number(tenths / 10, 1);
// A share that comes in tenths of a percent; a dash where there is none.
export const percent = tenths => tenths === null ? '–' : `${decimal(tenths)}${english ? '' : '\u00A0'}%`;

// A row of a table: its head, then numbers.
export function row(head, ...cells) {
  return made('tr', {}, made('th', { scope: 'row' }, head), ...cells.map(cell => made('td', { class: 'number' }, cell)));
}

// What somebody typed for a number; null where it is none.
export function typed(text, most) {
  const number = Number(String(text).trim().replace('%', '').replace(',', '.'));
  return String(text).trim() === '' || !Number.isFinite(number) || number < 0 || number > most ? null : number;
}

// Waits till nothing has moved for a moment: sliders move often, and some of what follows takes long.
export function settled(act, pause = 120) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, pause);
  };
}
