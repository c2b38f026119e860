// The word lab while one types and moves: the same page is asked for, and its parts take the place of the old ones. Whatever goes wrong,
// the form is there and works.
import './device.js';

const PAUSE = 250;
const form = document.querySelector('[data-lab]');
let waiting = 0;
let asked = new AbortController();

async function show() {
  asked.abort();
  asked = new AbortController();
  const fields = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(`${form.action.split('#')[0]}?${fields}`, { signal: asked.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelectorAll('[data-part]').forEach(part => {
      part.innerHTML = page.querySelector(`[data-part="${part.dataset.part}"]`).innerHTML;
    });
    form.temperature.setAttribute('aria-valuetext', page.getElementById('temperature').getAttribute('aria-valuetext'));
  } catch (away) {
    // cut off by the next letter, or the network is gone
  }
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE);
});

// ── a large model, where one is connected: the same question, cautious and daring ──

const large = document.querySelector('[data-large]');

async function askAt(temperature) {
  const place = large.querySelector(`[data-at="${temperature}"]`);
  place.textContent = '…';
  const messages = [{ role: 'user', content: document.getElementById('question').value }];
  try {
    const reply = await fetch('/api/build/chat', { method: 'POST', body: JSON.stringify({ model: large.dataset.model, temperature, max_tokens: 200, messages }),
      headers: { 'Content-Type': 'application/json', 'X-Qadam': '1', 'Accept-Language': document.documentElement.lang } });
    const body = await reply.json();
    place.textContent = reply.ok ? body.choices[0].message.content : (body.error?.message || body.message);
  } catch (away) {
    place.textContent = large.dataset.broken;
  }
}

if (large) {
  large.querySelector('[data-scripted]').hidden = false;
  large.querySelector('[data-unscripted]').hidden = true;
  large.querySelector('[data-ask]').addEventListener('click', () => {
    large.querySelector('[data-answers]').hidden = false;
    [0, 1].forEach(askAt);
  });
}
