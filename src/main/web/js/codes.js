// Copy and print for the recovery codes; without script they are simply read and written down.
import './device.js';

const tools = document.querySelector('[data-codes-tools]');
const codes = () => [...document.querySelectorAll('[data-copy-source] code')].map((code) => code.textContent).join('\n');

const copy = tools.querySelector('[data-copy]');
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(codes());
  tools.querySelector('[data-copy-status]').textContent = copy.dataset.done;
});
tools.querySelector('[data-print]').hidden = !window.print;
tools.querySelector('[data-print]').addEventListener('click', () => window.print());
tools.hidden = false;
