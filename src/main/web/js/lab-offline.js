// Asks the service worker (/sw.js) to keep this page, what it is made of and its libraries for work without a network. Only where the
// browser has one (not on plain HTTP); without it the lab needs the network to open, and everything else is the same.
import './device.js';

const more = new Set();
let told;

function parts() {
  const links = Array.from(document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], link[rel="manifest"]'), link => link.href);
  const loaded = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.startsWith(`${location.origin}/assets/`));
  const workers = Array.from(document.querySelectorAll('[data-worker]'), bench => new URL(bench.dataset.worker, location.href).href);
  return [...links, ...loaded, ...workers].map(name => new URL(name).pathname);
}

async function registration() {
  await navigator.serviceWorker.register('/sw.js', { scope: `/${document.documentElement.lang}/labs/` });
  return navigator.serviceWorker.ready;
}

// @param libraries addresses of what the lab has loaded @param onKept called with true when all of it is kept, false when it could not be
export async function keepForOffline(libraries, onKept) {
  if (!('serviceWorker' in navigator)) return;
  if (!told) {
    told = true;
    navigator.serviceWorker.addEventListener('message', event => { if (event.data.page === location.pathname) onKept(event.data); });
  }
  try {
    const worker = (await registration()).active;
    worker.postMessage({ keep: location.pathname, parts: [...new Set([...parts(), ...libraries, ...more])] });
  } catch (refused) {
    // the browser does not allow it here
  }
}

// What a lab will need and has not loaded yet: addresses of our own, the same for everybody.
export const alsoKeep = addresses => addresses.forEach(address => more.add(new URL(address, location.href).pathname));

export async function dropOffline() {
  const found = await navigator.serviceWorker.getRegistration();
  if (found && found.active) found.active.postMessage({ unwanted: location.pathname });
}
