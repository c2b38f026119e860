// Asks the service worker (/sw.js) to keep this page, what it is made of and its libraries for work without a network. Only where the
// browser has one (not on plain HTTP); without it the lab needs the network to open, and everything else is the same.
import './device.js';

function parts() {
  const links = Array.from(document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], link[rel="manifest"]'), link => link.href);
  const loaded = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.startsWith(`${location.origin}/assets/`));
  return [...links, ...loaded].map(name => new URL(name).pathname);
}

export async function keepForOffline(libraries, more) {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    const registration = await navigator.serviceWorker.ready;
    registration.active.postMessage({ keep: location.pathname, parts: [...new Set([...parts(), ...libraries, ...more])] });
  } catch (refused) {
    // the browser does not allow it here
  }
}
