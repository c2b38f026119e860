// One's own page: says before signing out that answers wait in this browser, and afterwards that an exam's still do. They stay,
// tied to their owner. Without a network the session ends with the first request that comes through; the screen is empty at once.
import { leaveOffline, owner } from './device.js';
import { deliver, waiting } from './outbox.js';
import { deliver as deliverWork, waiting as worksWaiting } from './lab-outbox.js';
import { attemptsWaiting } from './exam-outbox.js';

const SEND_FIRST_MILLIS = 3000;
const notice = document.querySelector('[data-unsent]');
const language = document.documentElement.lang;
let leaving;

const isWaiting = async () => (await waiting()).length > 0 || (await worksWaiting()).length > 0 || (await attemptsWaiting()).length > 0;

async function leave(form) {
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (answer) {
    if (answer.ok) location.replace('/' + language); else form.submit();   // then the server's own page says why not
    return;
  }
  await leaveOffline();
  const words = document.importNode(document.querySelector('[data-left-offline]').content, true);
  const place = document.querySelector('main');
  place.textContent = '';
  place.append(words);
  const heading = place.querySelector('h1');
  document.title = heading.textContent + ' · Qadam';
  heading.focus();
}

document.querySelectorAll('[data-leave]').forEach(form => form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  await Promise.race([Promise.all([deliver(), deliverWork()]), new Promise(resolve => { setTimeout(resolve, SEND_FIRST_MILLIS); })]);
  leaving = form;
  if (!await isWaiting()) {
    leave(form);
    return;
  }
  button.disabled = false;
  notice.hidden = false;
  notice.querySelector('[data-leave-now]').focus();
}));
notice.querySelector('[data-leave-now]').addEventListener('click', () => leave(leaving));
notice.querySelector('[data-stay]').addEventListener('click', () => { notice.hidden = true; });

// An exam's answers are sent by its page, or by that of its result when it is over: there they are said to be late, or to wait for a person.
async function remind(attempt) {
  const answer = await fetch(`/api/attempts/${attempt}?language=${language}`).catch(() => null);
  if (!answer || !answer.ok) return;
  const state = await answer.json();
  const reminder = document.querySelector('[data-exam-unsent]');
  reminder.querySelector('a').href = `/${language}/attempts/${attempt}${state.open ? '' : '/result'}`;
  reminder.hidden = false;
}

if (owner()) deliverWork();
if (owner()) attemptsWaiting().then(attempts => attempts.forEach(remind));
