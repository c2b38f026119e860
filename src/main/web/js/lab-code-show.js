// What came of a run: a sentence, the examples side by side, what was printed.
import './device.js';
import { same } from './lab-code-tasks.js';

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

// A value as both languages write it; long numbers rounded for the eye.
const written = value => (value === null || value === undefined ? '—' : JSON.stringify(value, (key, one) => (typeof one === 'number' ? Math.round(one * 1e6) / 1e6 : one)).replace(/,/g, ', '));

function sentence(word, task, ran, seconds) {
  if (ran.kind === 'time') return word('codelab.time', { seconds });
  if (ran.kind === 'stopped') return word('codelab.ended');
  if (ran.kind === 'missing') return word('codelab.missing', { name: task.id });
  if (ran.kind === 'broken') return word('codelab.broken');
  if (ran.kind === 'unable') return word(ran.language === 'python' ? 'codelab.unable_python' : 'codelab.unable');
  const right = task.examples.filter((example, i) => same(ran.shown[i], example.get)).length;
  return word(right === task.examples.length ? 'codelab.all_right' : 'codelab.some_right', { right, asked: task.examples.length });
}

function table(word, task, ran) {
  const made = element('table', undefined, { class: 'table' });
  const head = element('tr');
  ['codelab.given', 'codelab.wanted', 'codelab.got', 'codelab.verdict'].forEach(key => head.append(element('th', word(key), { scope: 'col' })));
  made.append(element('thead'));
  made.querySelector('thead').append(head);
  const body = element('tbody');
  task.examples.forEach((example, i) => {
    const right = same(ran.shown[i], example.get);
    const row = element('tr');
    row.append(element('th', `${task.id}(${example.give.map(written).join(', ')})`, { scope: 'row', class: 'code' }),
      element('td', written(example.get), { class: 'code' }), element('td', ran.faults[i] || written(ran.shown[i]), { class: 'code' }),
      element('td', word(right ? 'codelab.right' : 'codelab.wrong'), { class: right ? 'good' : 'bad' }));
    body.append(row);
  });
  made.append(body);
  const scroll = element('div', undefined, { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': word('codelab.examples') });
  scroll.append(made);
  return scroll;
}

// @param line says it in a sentence @param place shows the rest
export function showRun(line, place, word, task, ran, seconds) {
  line.textContent = ran ? sentence(word, task, ran, seconds) : '';
  line.dataset.came = ran ? ran.kind : '';
  place.textContent = '';
  if (!ran) return;
  if (ran.error && ran.kind === 'broken') place.append(element('pre', ran.error, { class: 'code fault', tabindex: '0' }));
  if (ran.kind === 'done' || ran.kind === 'time') {
    place.append(table(word, task, ran));
    const gave = ran.hidden.filter(output => output !== null).length;
    place.append(element('p', word('codelab.hidden', { gave, asked: ran.hidden.length })));
  }
  if (ran.printed.length) {
    place.append(element('h4', word('codelab.printed')), element('pre', ran.printed.join('\n'), { class: 'code', tabindex: '0' }));
  }
}
