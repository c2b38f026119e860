// Long work in a lab: how far it is, in words and as a bar, and a button that stops it.
import './device.js';

// @param place the element in which the work is shown while it runs
// @param word of the frame: word(key, values)
// @param say shows and speaks @param hear only speaks
export function workIn(place, word, { say, hear }) {
  return function work(label) {
    const stopped = { aborted: false };
    const listeners = [];
    const line = document.createElement('p');
    const bar = document.createElement('progress');
    const stop = document.createElement('button');
    const box = document.createElement('div');
    let told = 0;
    line.textContent = label;
    bar.max = 1;
    bar.setAttribute('aria-label', label);
    stop.type = 'button';
    stop.className = 'button quiet';
    stop.textContent = word('lab.stop');
    stop.addEventListener('click', () => {
      if (stopped.aborted) return;
      stopped.aborted = true;
      stop.disabled = true;
      listeners.forEach(listener => listener());
    });
    box.className = 'lab-work';
    box.append(line, bar, stop);
    place.append(box);
    place.hidden = false;
    hear(label);

    return {
      // @param fraction of the whole, 0 to 1; undefined when nobody knows
      update(fraction, text) {
        if (fraction === undefined) bar.removeAttribute('value'); else bar.value = Math.min(1, Math.max(0, fraction));
        if (text) line.textContent = `${label} ${text}`;
        const quarter = Math.floor((fraction || 0) * 4);   // a reader aloud hears each quarter, not each step
        if (quarter > told && quarter < 4) { told = quarter; hear(`${label} ${text || `${quarter * 25} %`}`); }
      },
      stopped,
      onStop: listener => listeners.push(listener),
      // @param text what came of it, said once; nothing when the page shows it
      end(text) {
        const had = box.contains(document.activeElement);
        box.remove();
        place.hidden = place.children.length === 0;
        if (had) { place.parentNode.tabIndex = -1; place.parentNode.focus({ preventScroll: true }); }
        hear('');
        if (text) say(text);
      },
    };
  };
}
