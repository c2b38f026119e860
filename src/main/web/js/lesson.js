// Brings a lesson's practice to life and shows the reader's own steps. Without this script each practice is a link to a page.
import './device.js';
import { deliver, listen, put, stepId } from './outbox.js';

const sections = new Map(Array.from(document.querySelectorAll('section.practice'), section => [section.dataset.item, section]));

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) (fields[name] = fields[name] || []).push(value);
  return fields;
}

function say(section, text, html) {
  const place = section.querySelector('[data-answer]');
  if (html === undefined) place.textContent = text; else place.innerHTML = html;   // html is our own server's, escaped there
}

function bringToLife(section) {
  const template = section.querySelector('template');
  const link = section.querySelector('[data-practice-link]');
  if (!template || !link) return;
  link.replaceWith(template.content.cloneNode(true));
  const form = section.querySelector('form');
  form.addEventListener('submit', event => {
    event.preventDefault();
    answer(section, form);
  });
}

async function answer(section, form) {
  const { course, version, lesson, item, pending } = section.dataset;
  const step = { id: stepId(), takenAt: Date.now(), course, version: Number(version), lesson, item, fields: fieldsOf(form) };
  await put(step);
  section.dataset.step = step.id;
  say(section, pending);
  deliver();
}

function show(reply) {
  const section = sections.get(reply.item);
  if (section && (!section.dataset.step || section.dataset.step === reply.id)) say(section, '', reply.html);
  if (reply.right) mark(reply.item);
  refresh();
}

function mark(item) {
  const section = sections.get(item);
  if (section) section.classList.add('solved');
}

async function refresh() {
  const place = document.querySelector('[data-my-steps]');
  if (!place) return;
  const { course, lesson } = place.dataset;
  const response = await fetch(`/api/me?course=${course}&lesson=${lesson}&language=${document.documentElement.lang}`).catch(() => null);
  if (!response || !response.ok) return;
  const me = await response.json();
  me.solved.forEach(mark);
  place.innerHTML = me.html;
  place.querySelectorAll('a').forEach(link => { if (link.pathname === location.pathname) link.parentNode.remove(); });
}

document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = !window.print;
  button.addEventListener('click', () => window.print());
});
// The tutor's script and style come only when somebody asks. Whatever goes wrong, the form leads to its page.
document.querySelectorAll('[data-beside]').forEach(form => form.addEventListener('submit', event => {
  event.preventDefault();
  import('./tutor.js').then(tutor => tutor.beside(form)).catch(() => form.submit());
}));
sections.forEach(bringToLife);
listen(show);
refresh();
deliver();
