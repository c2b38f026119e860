// Small pieces of page that the steps of the language lab share. Text is always text.
import './device.js';

export function make(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
export function draw(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) made.textContent = text;
  return made;
}

// The frame's progress and Stop, where one looks: after this element.
export const workAfter = element => element.after(document.querySelector('[data-workbench] [data-work]'));

// A bar in a table's row.
export function share(part) {
  const bar = draw('svg', { class: 'lab-share', viewBox: '0 0 1000 20', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  bar.append(draw('rect', { width: Math.round(1000 * Math.min(1, part)), height: 20 }));
  return bar;
}

// @param heads texts @param rows lists of texts or nodes; the first of each names the row
export function table(label, heads, rows) {
  const made = make('table', undefined, { class: 'table' });
  const top = make('tr');
  heads.forEach((head, i) => top.append(make('th', head, { scope: 'col', class: i ? 'number' : '' })));
  const head = make('thead');
  head.append(top);
  const body = make('tbody');
  rows.forEach(cells => {
    const row = make('tr');
    cells.forEach((cell, i) => {
      const box = i ? make('td', undefined, { class: 'number' }) : make('th', undefined, { scope: 'row' });
      [].concat(cell).forEach(part => box.append(part));
      row.append(box);
    });
    body.append(row);
  });
  made.append(head, body);
  const scroll = make('div', undefined, { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': label });
  scroll.append(made);
  return scroll;
}

// A question with a field for a number.
export function numberField(id, label, value, onChange) {
  const field = make('div', undefined, { class: 'field' });
  const input = make('input', undefined, { id, type: 'number', min: '0', max: '9999', inputmode: 'numeric' });
  if (value !== undefined && value !== null) input.value = value;
  input.addEventListener('input', () => onChange(/^\d{1,4}$/.test(input.value) ? Number(input.value) : null));
  field.append(make('label', label, { for: id }), input);
  return field;
}

export function pieces(all) {
  const list = make('ol', undefined, { class: 'pieces' });
  all.forEach(piece => list.append(make('li', piece.shown, piece.crumb ? { class: 'crumb' } : {})));
  return list;
}

// As the page's language writes it; not every browser knows Kazakh.
export function number(value, digits = value < 10 ? 2 : 0) {
  const [whole, part] = value.toFixed(digits).split('.');
  const english = document.documentElement.lang === 'en';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, english ? ',' : '\u00a0');
  return part ? grouped + (english ? '.' : ',') + part : grouped;
}
