// The line under a workbench that says whether the lab will open without a network, and a way to have the room back.
import './device.js';
import { dropOffline, keepForOffline } from './lab-offline.js';

export function showKept(place, shelf, word) {
  const line = document.createElement('p');
  const words = document.createElement('span');
  const button = document.createElement('button');
  line.className = 'lab-kept small muted';
  line.hidden = true;
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = word('lab.drop_offline');
  button.addEventListener('click', dropOffline);
  words.setAttribute('role', 'status');
  line.append(words, button);
  place.append(line);

  keepForOffline(shelf.files, ({ kept, dropped }) => {
    line.hidden = !kept && !dropped;
    button.hidden = Boolean(dropped);
    words.textContent = word(dropped ? 'lab.dropped' : 'lab.kept_offline');
  });
}
