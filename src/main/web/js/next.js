// A child came in by a class card: the button for the next one, also on pages that are the same for everybody. What waits to be sent
// is sent if the network lets it, else it stays here, tied to its owner. Without a network the session ends with the first request that
// comes through; the screen is empty at once.
import { leaveOffline, owner, setCookie } from './device.js';
import { deliver } from './outbox.js';

const SEND_FIRST_MILLIS = 1500;
const form = document.querySelector('[data-next-pupil]');
const [code, whose] = (document.cookie.match(/(?:^|; )qadam-class=([^;]*)/) || ['', ''])[1].split('.');

async function next(event) {
  event.preventDefault();
  document.documentElement.classList.add('away');
  await Promise.race([deliver(), new Promise(resolve => { setTimeout(resolve, SEND_FIRST_MILLIS); })]);
  const answer = await fetch(form.action, { method: 'POST', headers: { 'X-Qadam': '1' } }).catch(() => null);
  if (!answer) {
    await leaveOffline();
    setCookie('qadam-class', '', 0);
  }
  location.replace(answer && answer.ok ? answer.url : `/${document.documentElement.lang}/class/${code}`);
}

if (whose && whose === owner()) {
  form.hidden = false;
  form.addEventListener('submit', next);
}
