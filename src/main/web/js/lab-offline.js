// Has the service worker keep a lab's page and its libraries, and says when it is done.
import './device.js';
import { keepPage } from './kept.js';

const more = new Set();
let told;

// @param libraries addresses of what the lab has loaded @param onKept called with true when all of it is kept, false when it could not be
export async function keepForOffline(libraries, onKept) {
  if (!navigator.serviceWorker) return;
  if (!told) {
    told = true;
    navigator.serviceWorker.addEventListener('message', event => { if (event.data.page === location.pathname) onKept(event.data); });
  }
  await keepPage([...libraries, ...more]);
}

// What a lab will need and has not loaded yet: addresses of our own, the same for everybody.
export const alsoKeep = addresses => addresses.forEach(address => more.add(new URL(address, location.href).pathname));

export async function dropOffline() {
  const found = await navigator.serviceWorker.getRegistration();
  if (found && found.active) found.active.postMessage({ unwanted: location.pathname });
}
