// Asks the service worker (/sw.js) to keep this page and what it is made of for a time without a network. Only where the browser has one
// (not on plain HTTP); without it everything else is the same. Nothing is loaded for it but what the page has loaded anyway, and for
// whoever is signed in the small script of the last resort (answer-file.js).
import { owner } from './device.js';

// @returns addresses of what this page is made of: all of it our own and the same for everybody
export function parts() {
  const links = Array.from(document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], link[rel="manifest"]'), link => link.href);
  const loaded = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.startsWith(`${location.origin}/assets/`));
  const workers = Array.from(document.querySelectorAll('[data-worker]'), bench => new URL(bench.dataset.worker, location.href).href);
  return [...new Set([...links, ...loaded, ...workers].map(name => new URL(name).pathname))];
}

// @returns the worker that tends this page, once it is at work; one for all pages, so those that earlier versions had for labs alone go
export async function worker() {
  const registered = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.all(all.filter(other => other.scope !== registered.scope).map(other => other.unregister()));
  return (await navigator.serviceWorker.ready).active;
}

// @param more addresses of what belongs to this page and has not been loaded by it
export async function keepPage(more) {
  if (owner()) await import('./answer-file.js').then(file => file.prepare()).catch(() => {});
  if (!navigator.serviceWorker) return;
  try {
    const title = document.title.replace(/ · Qadam$/, '');
    (await worker()).postMessage({ keep: location.pathname, title, parts: [...new Set([...parts(), ...more])] });
  } catch (refused) {
    // the browser does not allow it here
  }
}
