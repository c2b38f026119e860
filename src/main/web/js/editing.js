// What an author types is kept every few seconds, and shown as it would look while it is typed. Without script the buttons do both.
import './device.js';

const KEEP_AFTER = 3000;
const SHOW_AFTER = 1200;

const send = (form, act) => {
  const fields = new URLSearchParams(new FormData(form));
  fields.set('act', act);
  return fetch(form.action, { method: 'POST', body: fields, headers: { 'X-Qadam': '1', Accept: 'text/html' } });
};

const show = async (form) => {
  const answer = await send(form, 'preview');
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.querySelector('#preview').replaceWith(document.adoptNode(page.querySelector('#preview')));
};

document.querySelectorAll('[data-text-form]').forEach((form) => {
  const status = form.querySelector('[data-kept]');
  let keeping;
  let showing;
  let live = false;
  let leaving = false;

  const keep = async () => {
    try {
      const answer = await send(form, 'keep');
      status.textContent = answer.ok ? status.dataset.kept : status.dataset.unkept;
    } catch (offline) {
      status.textContent = status.dataset.unkept;
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(keeping);
    if (!leaving) {
      keeping = setTimeout(keep, KEEP_AFTER);
    }
    if (live) {
      clearTimeout(showing);
      showing = setTimeout(() => show(form).catch(() => {}), SHOW_AFTER);
    }
  });
  form.addEventListener('submit', () => {
    clearTimeout(keeping);
    leaving = true;
  });
  form.querySelector('[value=preview]').addEventListener('click', (event) => {
    event.preventDefault();
    clearTimeout(keeping);   // showing keeps, too
    live = true;
    show(form).then(() => document.querySelector('#preview').scrollIntoView()).catch(() => {
      status.textContent = status.dataset.unkept;
    });
  });
});
