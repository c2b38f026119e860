// The first script of every page, and the door for all others: each begins by importing this one. A browser older than Chrome 80,
// Firefox 74 or Safari 13.1 cannot read the `?.` below, and one that lacks what is asked for there fails at that line. Then nothing
// that imports this runs, and the page stays the plain one that works without script.
const needed = [window.fetch, window.FormData?.prototype?.entries, window.crypto?.getRandomValues, window.HTMLTemplateElement,
  window.URLSearchParams, window.performance?.getEntriesByType, Element.prototype.closest];
if (!needed.every(Boolean)) throw new Error('this browser gets the pages without script');

// ── who has signed in here: a mark that says nothing of who that is, and is compared by the server each time ──

const mark = () => (document.cookie.match(/(?:^|; )qadam-owner=([^;]*)/) || ['', ''])[1].split('.');
export const owner = () => mark()[0];
// Whether what was answered here without an account came along when its owner signed in.
export const brought = () => mark()[1] === 'brought';

export function setCookie(name, value, seconds) {
  document.cookie = `${name}=${value}; path=/; max-age=${seconds}; samesite=lax`;
}

// ── another person at this device: what the last one saw goes off the screen, also by way of Back, and out of storage ──

const here = owner();
const root = document.documentElement;

function askAnew() {
  root.classList.add('away');
  location.replace(location.pathname + location.search);   // by GET, whatever brought this page here
}

export const changedHands = () => owner() !== here;

export function look() {
  if (here && changedHands()) askAnew();
}

addEventListener('pagehide', () => { if (here) root.classList.add('away'); });
addEventListener('pageshow', event => {
  if (event.persisted && changedHands()) askAnew(); else root.classList.remove('away');
});
addEventListener('focus', look);
document.addEventListener('visibilitychange', look);

function tidy() {
  try {
    localStorage.clear();
    sessionStorage.clear();
    indexedDB.deleteDatabase('qadam-seal');   // js/answer-file.js
  } catch (refusedStorage) {
    // where nothing may be stored, nothing is left
  }
}

if (here) import('./outbox.js').then(outbox => outbox.deliver()).catch(() => {}); else tidy();
// The paper of an exam, js/kept-paper.js.
export const PAPER = 'qadam-paper-1';
export const dropPaper = async () => { if (window.caches) await caches.delete(PAPER); };

// Signing out without a network: the session ends with the next request that comes through.
export async function leaveOffline() {
  await dropPaper();
  setCookie('qadam-left', '1', 86400);
  setCookie('qadam-owner', '', 0);
}

if (window.caches?.has) {   // an exam's paper that is not of whoever is here now goes, whatever page this is
  caches.has(PAPER).then(kept => kept && import('./kept-paper.js').then(paper => paper.checkPaper())).catch(() => {});
}
if (here && document.cookie.includes('qadam-class=')) import('./next.js').catch(() => {});

// ── a shelf for what has not been sent: in IndexedDB, or in this page's memory where the browser allows or has none ──

const OPENING_MILLIS = 5000;   // some versions of Safari never answer

const shelves = new Map();   // one for each name, so that whoever looks sees what lies in this page's memory too

// @param isUnsent whether what lies on it would be missed: then the browser asks before it is lost
export function shelf(name, store, isUnsent = true) {
  if (!shelves.has(name)) shelves.set(name, build(name, store, isUnsent));
  return shelves.get(name);
}

function build(name, store, isUnsent) {
  const memory = new Map();
  let opened;

  function open() {
    opened = opened || new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('the storage does not answer')), OPENING_MILLIS);
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
      request.onsuccess = () => {
        request.result.onversionchange = () => { request.result.close(); opened = undefined; };   // another tab takes the storage away
        request.result.onclose = () => { opened = undefined; };   // the browser shut it: it is opened anew
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
    opened.catch(() => { opened = undefined; });
    return opened;
  }

  async function inStore(mode, act) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  // What lies in memory only is gone with this page, so the browser asks first.
  addEventListener('beforeunload', event => {
    if (!isUnsent || memory.size === 0 || changedHands()) return;
    event.preventDefault();
    event.returnValue = '';
  });

  return {
    // @returns whether it outlives this page; if not, whoever put it there says so
    put: thing => inStore('readwrite', place => place.put(thing)).then(() => { memory.delete(thing.id); return true; })
      .catch(() => { memory.set(thing.id, thing); return false; }),
    isFleeting: () => memory.size > 0,
    remove: id => memory.delete(id) || inStore('readwrite', place => place.delete(id)).catch(() => {}),
    get: id => inStore('readonly', place => place.get(id)).catch(() => undefined).then(found => found || memory.get(id)),
    all: async () => {
      const found = await inStore('readonly', place => place.getAll()).catch(() => []);
      return [...found.filter(thing => !memory.has(thing.id)), ...memory.values()];
    },
  };
}

// ── the language chosen at the top of a page, for the next visit to the address that names none: a page that is the same for
// everybody sends no cookie, so the choice is written here ──

document.querySelectorAll('.languages a').forEach(link => link.addEventListener('click', () => setCookie('language', link.lang, 31536000)));

// ── how much is new: a personal page says it itself; one that is the same for everybody asks, where somebody is signed in ──

const inbox = document.querySelector('[data-inbox=""]');

function tell(news) {
  if (!news.signedIn) return;
  const number = inbox.querySelector('[data-inbox-number]');
  inbox.querySelector('[data-inbox-words]').textContent = news.words;
  number.textContent = news.unread;
  number.hidden = news.unread === 0;
  inbox.hidden = false;
}

if (inbox && here) {
  fetch(`/api/inbox?language=${root.lang}`).then(answer => answer.ok ? answer.json() : {}).then(tell).catch(() => {});
}

// ── a page that is the same for everybody is kept on this device once it stands and the reader has stayed a moment: sw.js ──

const STAYED_MILLIS = 4000;
const keep = () => setTimeout(() => import('./kept.js').then(kept => kept.keepPage([])).catch(() => {}), STAYED_MILLIS);

if (document.querySelector('[data-keep]')) {
  if (document.readyState === 'complete') keep(); else addEventListener('load', keep);
}
