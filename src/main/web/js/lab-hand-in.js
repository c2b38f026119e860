// Handing in: the questions to be answered in words, the work as the kind of lab makes it, and what the server says to it.
import './device.js';
import { deliver, listen, put, waiting } from './lab-outbox.js';
import { stepId } from './outbox.js';

const count = text => Array.from(text.trim()).length;   // signs as the server counts them, not halves of them

// Words that stand between a button and what it would do, with both ways out; the first one has the focus.
function askBefore(place, { question, yes, no }, act) {
  if (place.querySelector('[data-ask]')) return;
  const box = document.createElement('div');
  const words = document.createElement('p');
  const line = document.createElement('p');
  const back = document.activeElement;
  box.className = 'notice warn';
  box.dataset.ask = '';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', question);
  words.textContent = question;
  line.className = 'row';
  line.append(...[[no, false], [yes, true]].map(([label, does]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = does ? 'button danger' : 'button quiet';
    button.textContent = label;
    button.addEventListener('click', () => { box.remove(); if (does) act(); else back.focus(); });
    return button;
  }));
  box.append(words, line);
  place.append(box);
  line.firstChild.focus();
}

export function handIn({ course, lab, version, seat, draft, word, say }) {
  const form = document.querySelector('[data-hand-in]');
  const button = form.querySelector('[data-hand-in-button]');
  const answer = form.querySelector('[data-answer]');
  const fields = Array.from(form.querySelectorAll('textarea'));
  const kept = document.createElement('p');
  let makeWork;
  let sent;

  kept.className = 'small muted';
  button.parentNode.after(kept);

  const reflection = () => fields.reduce((all, field) => Object.assign(all, { [field.name]: field.value.trim() }), {});
  const missing = field => Number(field.dataset.least || 0) - count(field.value);

  function show(text, html) {
    if (html === undefined) answer.textContent = text; else answer.innerHTML = html;   // html is our own server's, escaped there
  }

  // Says at the field itself what is missing there; the first one gets the focus.
  function tooShort() {
    const short = fields.filter(field => missing(field) > 0);
    fields.forEach(field => {
      const line = field.parentNode.querySelector('.error');
      if (line) line.remove();
      field.removeAttribute('aria-invalid');
    });
    short.forEach(field => {
      const line = document.createElement('p');
      line.className = 'error';
      line.id = `${field.id}-error`;
      line.textContent = word('lab.least', { count: missing(field) });
      field.before(line);
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', `${line.id} hint-${field.name}`);
    });
    if (short.length) short[0].focus();
    return short.length > 0;
  }

  async function send() {
    if (!makeWork || tooShort()) return;
    button.disabled = true;
    try {
      const made = await makeWork();
      sent = stepId();
      await put({ id: sent, takenAt: Date.now(), language: document.documentElement.lang, course, version, lab, ticket: seat.ticket,
        reflection: reflection(), claimed: made.claimed || {}, work: made.work });
      await draft.flush();
      show(word('lab.pending'));
      deliver();
    } catch (broken) {
      show(word('lab.broken'));
      throw broken;
    } finally {
      button.disabled = false;
    }
  }

  form.addEventListener('submit', event => { event.preventDefault(); send(); });
  form.addEventListener('input', () => draft.keep({ reflection: reflection() }));
  draft.onKept(() => { kept.textContent = word('lab.draft_kept'); });
  listen(reply => {
    if (reply.course !== course || reply.lab !== lab || (sent && reply.id !== sent)) return;
    show('', reply.html);
    answer.focus();
    if (reply.receipt) say(word('lab.saved'));
  });

  async function clear() {
    await draft.clear();
    location.reload();
  }

  const reset = () => askBefore(form, { question: word('lab.reset.ask'), yes: word('lab.reset.yes'), no: word('lab.reset.no') }, clear);
  form.querySelector('[data-reset]').addEventListener('click', reset);

  return {
    // @param make called when the learner hands in; gives {work, claimed?} or a promise of it; nothing takes the button back
    ready(make) {
      makeWork = make;
      form.hidden = false;
      button.disabled = !make;
      form.querySelector('[data-not-ready]').hidden = Boolean(make);
    },
    async restore() {
      form.hidden = false;
      const words = (draft.found && draft.found.reflection) || {};
      fields.forEach(field => { if (!field.value && words[field.name]) field.value = words[field.name]; });
      if ((await waiting()).some(work => work.course === course && work.lab === lab)) show(word('lab.pending'));
      deliver();
    },
    reset,
  };
}
