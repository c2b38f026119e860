// The print button of the teacher's pages; without script the browser's own menu prints the same.
import './device.js';

document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = !window.print;
  button.addEventListener('click', () => window.print());
});
