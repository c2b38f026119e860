// One screen at a time on the wall. Keys: arrows, space and what a clicker sends; Home and End; B darkens the wall. Without this script all
// screens stand one under the other.
import './device.js';

const root = document.querySelector('[data-projector]');
const screens = [...root.querySelectorAll('.screen')];
const part = name => root.querySelector(`[data-${name}]`);
const previous = part('previous');
const next = part('next');
let shown = Math.min(Math.max(Number(location.hash.slice(1)) || 1, 1), screens.length) - 1;

function show(number, moved) {
  shown = Math.min(Math.max(number, 0), screens.length - 1);
  screens.forEach((screen, place) => { screen.hidden = place !== shown; });
  screens[shown].classList.remove('tight');
  if (document.documentElement.scrollHeight > innerHeight) screens[shown].classList.add('tight');   // smaller letters rather than a wall that scrolls
  previous.disabled = shown === 0;
  next.disabled = shown === screens.length - 1;
  part('status').textContent = root.dataset.place.replace('{number}', shown + 1).replace('{all}', screens.length);
  history.replaceState(null, '', `#${shown + 1}`);
  if (moved) screens[shown].focus({ preventScroll: true });
  scrollTo(0, 0);
}

const dark = on => document.body.classList.toggle('dark-wall', on);
const keys = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  Home: -screens.length, End: screens.length,
};

addEventListener('keydown', event => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const onButton = event.target.closest('button, a');
  const step = keys[event.key] || (event.key === ' ' && !onButton ? (event.shiftKey ? -1 : 1) : 0);
  const wasDark = document.body.classList.contains('dark-wall');
  dark(!wasDark && event.key.toLowerCase() === 'b');
  if (!step || wasDark) return;
  event.preventDefault();
  show(shown + step, true);
});

previous.addEventListener('click', () => show(shown - 1));
next.addEventListener('click', () => show(shown + 1));
addEventListener('resize', () => show(shown));
addEventListener('hashchange', () => show((Number(location.hash.slice(1)) || 1) - 1));

[previous, next, part('keys')].forEach(one => { one.hidden = false; });
document.body.classList.add('wall');
show(shown, false);
