// Shows what is found while somebody types: the same page is asked for, and its results take the place of the old ones. Whatever goes
// wrong, the form is there and works.
import './device.js';

const PAUSE = 250;
const SHORTEST = 3;
const form = document.querySelector('main form');
const box = document.getElementById('q');
let waiting = 0;
let asked = new AbortController();

async function show() {
  const address = `${form.action}?q=${encodeURIComponent(box.value.trim())}`;
  asked.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelector('[data-told]').textContent = page.querySelector('[data-told]').textContent;
    ['[data-found]', '.languages'].forEach(part => { document.querySelector(part).innerHTML = page.querySelector(part).innerHTML; });
    document.getElementById('q-error')?.remove();
    box.removeAttribute('aria-invalid');
    document.title = page.title;
    history.replaceState(null, '', address);
  } catch (away) {
    // cut off by the next letter, or the network is gone
  }
}

box.addEventListener('input', () => {
  clearTimeout(waiting);
  if (box.value.trim().length >= SHORTEST) waiting = setTimeout(show, PAUSE);
});
