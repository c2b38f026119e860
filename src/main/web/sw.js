// The service worker of the labs: after one visit a lab's page, its scripts, libraries and ready data work without a network. Registered by
// lab pages only, for their addresses only (/kk/labs/, /ru/labs/, /en/labs/), so no other page is touched by it. It keeps what the server
// gives to a stranger: everything is fetched without cookies, and what says no-store is not kept. Rules: docs/run/labs-offline.md.
const SHELF = 'qadam-labs-1';   // raised when what is kept changes its form: the new worker throws the old away
const LISTS = '/labs-kept';      // the list of each page, under an address that nothing serves
const KEPT_DAYS = 100;
const PATIENCE_MILLIS = 4000;    // a page that is kept does not wait longer for a network that is there and does nothing
const PAGE = /^\/(kk|ru|en)\/labs\/[a-z0-9-]+\/[a-z0-9-]+$/;
const LASTING = /^\/(assets|libraries)\//;

const here = address => new URL(address, location.origin).pathname;
const mayKeep = answer => answer.ok && answer.type === 'basic' && !answer.redirected && !/no-store|private/.test(answer.headers.get('Cache-Control') || '');
const asStranger = (address, cache) => fetch(address, { credentials: 'omit', cache });

async function listsOf(shelf) {
  const keys = (await shelf.keys()).filter(request => here(request.url).startsWith(LISTS));
  return Promise.all(keys.map(async request => (await shelf.match(request)).json()));
}

const putList = (shelf, list) => shelf.put(LISTS + list.page, new Response(JSON.stringify(list), { headers: { 'Content-Type': 'application/json' } }));

async function add(shelf, address) {
  if (LASTING.test(address) && await shelf.match(address)) return;
  const answer = await asStranger(address, LASTING.test(address) ? 'default' : 'no-cache');
  if (!mayKeep(answer)) throw new Error(`not for keeping: ${address}`);
  await shelf.put(address, answer);
}

// What no page lists any more goes; so does what belongs to a page that nobody has opened for long.
async function sweep(shelf) {
  const lists = await listsOf(shelf);
  const wanted = new Set();
  for (const list of lists) {
    if (Date.now() - list.openedAt > KEPT_DAYS * 86400000) await shelf.delete(LISTS + list.page);
    else [list.page, LISTS + list.page, ...list.parts].forEach(address => wanted.add(address));
  }
  for (const request of await shelf.keys()) if (!wanted.has(here(request.url))) await shelf.delete(request);
}

// The parts first and the page last, and the page only when its scripts are those that were listed: what was kept before stays whole
// when the network goes in between, or when the server is renewed.
async function keep(page, parts) {
  const shelf = await caches.open(SHELF);
  const own = parts.map(here);
  for (const part of own) await add(shelf, part);
  const answer = await asStranger(page, 'no-cache');
  if (!mayKeep(answer)) throw new Error(`not for keeping: ${page}`);
  const version = (own.find(part => part.startsWith('/assets/')) || '').split('/')[2];
  if (version && !(await answer.clone().text()).includes(`/assets/${version}/`)) return false;
  await shelf.put(page, answer);
  await putList(shelf, { page, parts: own, openedAt: Date.now() });
  await sweep(shelf);
  return true;
}

// From an earlier visit, when this one found no network.
const isKept = async page => Boolean(await caches.match(LISTS + page));

async function forget(page) {
  const shelf = await caches.open(SHELF);
  await shelf.delete(LISTS + page);
  await sweep(shelf);
  const left = await listsOf(shelf);
  if (left.length === 0) await caches.delete(SHELF);
  const scope = here(registration.scope);
  if (!left.some(list => list.page.startsWith(scope))) await registration.unregister();
}

async function showPage(request, page) {
  const kept = await caches.match(page);
  if (!kept) return fetch(request);
  const late = new Promise(resolve => { setTimeout(() => resolve(kept), PATIENCE_MILLIS); });
  const asked = fetch(request).then(async answer => {
    if (answer.status === 404 || answer.status === 410) await forget(page);
    return answer.status >= 500 ? kept : answer;   // a server that is being renewed
  }, () => kept);
  return Promise.race([asked, late]);
}

// Under an address with a hash of its bytes: the kept one is the right one.
async function lasting(request) {
  return await caches.match(request.url) || fetch(request);
}

async function fromNetworkFirst(request) {
  try {
    return await fetch(request);
  } catch (offline) {
    const kept = await caches.match(request.url);
    if (!kept) throw offline;
    return kept;
  }
}

addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin || address.pathname.startsWith('/api/')) return;
  if (event.request.mode === 'navigate') {
    if (PAGE.test(address.pathname)) event.respondWith(showPage(event.request, address.pathname));
    return;
  }
  event.respondWith(LASTING.test(address.pathname) ? lasting(event.request) : fromNetworkFirst(event.request));
});

addEventListener('message', event => {
  const { keep: page, parts, unwanted } = event.data || {};
  const answer = words => event.source && event.source.postMessage(words);
  if (page && PAGE.test(page)) {
    event.waitUntil(keep(page, parts).catch(() => false).then(async kept => answer({ kept: kept || await isKept(page), page })));
  } else if (unwanted && PAGE.test(unwanted)) {
    event.waitUntil(forget(unwanted).then(() => answer({ dropped: true, page: unwanted })));
  }
});

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('qadam-labs') && name !== SHELF) await caches.delete(name);
  await clients.claim();
})()));
