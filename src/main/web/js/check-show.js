// What the check shows of itself: steps, progress, the end in words, numbers side by side. Every word comes with the page.
import './device.js';

const language = document.documentElement.lang;
const words = new Map(Array.from(document.querySelectorAll('[data-word]'), place => [place.dataset.word, place.textContent.trim()]));
const ALMATY = 5 * 3600000;

// Many browsers know no Kazakh, and write its figures and dates as in English.
export function number(value) {
  const [whole, part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0');
  return part ? grouped + (language === 'en' ? '.' : ',') + part : grouped;
}

export const time = date => `${new Date(date.getTime() + ALMATY).toISOString().slice(0, 16).replace('T', ' ')} (UTC+5)`;

export function say(key, values = {}) {
  return Object.keys(values).reduce((text, name) => text.split(`{${name}}`).join(values[name]), words.get(key) || key);
}

function added(parent, tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  parent.append(element);
  return element;
}

export class Show {
  constructor(place) {
    this.place = place;
    this.steps = new Map(Array.from(place.querySelectorAll('[data-step]'), step => [step.dataset.step, step]));
    this.progress = place.querySelector('progress');
    this.figures = place.querySelector('[data-figures]');
    this.outcome = place.querySelector('[data-outcome]');
    this.numbers = place.querySelector('[data-numbers]');
  }

  begin(steps) {
    this.began = performance.now();
    this.place.hidden = false;
    this.outcome.hidden = true;
    this.numbers.hidden = true;
    this.steps.forEach((step, name) => {
      step.hidden = !steps.includes(name);
      this.mark(step, '', 'waiting');
      step.querySelector('[data-detail]').textContent = '';
    });
    this.reading(0, 1, 0);
    this.place.scrollIntoView();
  }

  mark(step, state, word) {
    step.classList.remove('done', 'failed', 'passed-over');
    step.removeAttribute('aria-current');
    if (state === 'running') step.setAttribute('aria-current', 'step'); else if (state) step.classList.add(state);
    step.querySelector('[data-state]').textContent = say(`state.${word}`);
  }

  // Does one step: what the act returns, a list of sentences, stands below it.
  async step(name, act) {
    this.now = this.steps.get(name);
    this.mark(this.now, 'running', 'running');
    const details = await act();
    if (details && details.passedOver) this.mark(this.now, 'passed-over', details.word || 'passed_over'); else this.mark(this.now, 'done', 'right');
    this.now.querySelector('[data-detail]').textContent = [].concat(details ? details.passedOver || details : []).join(' ');
  }

  reading(done, all, bytes) {
    this.progress.max = all;
    this.progress.value = done;
    this.figures.textContent = say('figures', { done: number(done), all: number(all), megabytes: number(Math.round(bytes / 1e5) / 10), seconds: number(this.seconds) });
  }

  get seconds() {
    return Math.round((performance.now() - this.began) / 100) / 10;
  }

  end(kind, title, ...sentences) {
    if (kind === 'bad' && this.now) this.mark(this.now, 'failed', 'wrong');
    if (kind === 'warn' && this.now && this.now.hasAttribute('aria-current')) this.mark(this.now, '', 'stopped');
    this.outcome.className = `notice ${kind}`;
    this.outcome.textContent = '';
    added(this.outcome, 'strong', title);
    sentences.forEach(sentence => added(this.outcome, 'p', sentence));
    this.outcome.hidden = false;
    this.outcome.scrollIntoView({ block: 'nearest' });
  }

  // Rows as `besides` gives them; totals first, and below them whatever is not the same.
  table(rows) {
    const body = this.numbers.querySelector('tbody');
    const all = this.numbers.querySelector('[data-all] tbody');
    body.textContent = '';
    all.textContent = '';
    rows.forEach(row => this.row(row.total || !row.same ? body : all, row));
    this.numbers.querySelector('summary').textContent = say('others', { n: number(all.rows.length) });
    this.numbers.querySelector('[data-all]').hidden = all.rows.length === 0;
    this.numbers.hidden = false;
  }

  row(body, row) {
    const line = added(body, 'tr', '');
    added(line, 'th', named(row)).scope = 'row';
    added(line, 'td', told(row.here), 'number');
    added(line, 'td', told(row.there), 'number');
    added(line, 'td', say(row.same ? 'same' : 'other'), row.same ? 'saved' : 'error');
  }
}

// `trained_by_region: KZ-75` in the page's words.
export function named(row) {
  const [, by, value] = /^trained_by_([a-z]+): (.*)$/.exec(row.name) || [];
  return by ? `${say(`by.${by}`)}: ${value}` : say(`name.${row.name}`);
}

export const told = value => (value === null ? '< 10' : typeof value === 'number' ? number(value) : '–');
