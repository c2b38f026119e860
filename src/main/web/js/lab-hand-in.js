// Handing in: the questions to be answered in words, the work as the kind of lab makes it, and what the server says to it.
import './device.js';
import { deliver, listen, put, waiting } from './lab-outbox.js';
import { stepId } from './outbox.js';

export function handIn({ course, lab, version, seat, draft, word, say }) {
  const form = document.querySelector('[data-hand-in]');
  const button = form.querySelector('[data-hand-in-button]');
  const answer = form.querySelector('[data-answer]');
  const fields = Array.from(form.querySelectorAll('textarea'));
  let makeWork;
  let sent;

  const reflection = () => fields.reduce((all, field) => Object.assign(all, { [field.name]: field.value.trim() }), {});

  function show(text, html) {
    if (html === undefined) answer.textContent = text; else answer.innerHTML = html;   // html is our own server's, escaped there
  }

  function tooShort() {
    const short = fields.find(field => Array.from(field.value.trim()).length < Number(field.dataset.least || 0));
    if (short) {
      show(word('lab.least', { least: short.dataset.least }));
      short.focus();
    }
    return Boolean(short);
  }

  async function send() {
    if (!makeWork || tooShort()) return;
    button.disabled = true;
    try {
      const made = await makeWork();
      const id = stepId();
      sent = id;
      await put({ id, takenAt: Date.now(), course, version, lab, ticket: seat.ticket, reflection: reflection(), claimed: made.claimed || {}, work: made.work });
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
  listen(reply => {
    if (reply.course !== course || reply.lab !== lab || (sent && reply.id !== sent)) return;
    show('', reply.html);
    if (reply.receipt) { say(word('lab.saved')); answer.focus(); }
  });

  return {
    // @param make called when the learner hands in; gives {work, claimed?} or a promise of it
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
    reset: () => draft.forget(),
  };
}
