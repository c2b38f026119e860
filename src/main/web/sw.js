// The service worker: what this device has kept works without a network. Three things are kept: pages of lessons, courses and labs that were
// opened here with all that they are made of (fetched without cookies, as a stranger would: nothing personal, nothing that says no-store),
// and, apart from them, the paper of the exam that is open now (js/kept-paper.js puts it there and takes it away). Everything else goes to
// the network as if there were no worker. Rules and amounts: docs/run/offline.md.
const SHELF = 'qadam-kept-1';    // raised when what is kept changes its form: the new worker throws the old away
const PAPER = 'qadam-paper-1';
const LISTS = '/kept-list';      // the list of each page, under an address that nothing serves
const KEPT_DAYS = 100;
const MOST_PAGES = 100;          // beyond that the one goes that was opened longest ago
const PATIENCE_MILLIS = 4000;    // a page that is kept does not wait longer for a network that is there and does nothing
const PAGE = /^\/(kk|ru|en)(\/courses(\/[a-z0-9-]+){0,2}|\/labs\/[a-z0-9-]+\/[a-z0-9-]+)?$/;
const TENDED = /^\/((kk|ru|en)(\/(courses|labs|attempts)(\/[^]*)?)?)?$/;   // where no network means our own words, not the browser's
const LASTING = /^\/(assets|libraries)\//;

const here = address => new URL(address, location.origin).pathname;
const mayKeep = answer => answer.ok && answer.type === 'basic' && !answer.redirected && !/no-store|private/.test(answer.headers.get('Cache-Control') || '');
const asStranger = (address, cache) => fetch(address, { credentials: 'omit', cache });

// @returns the lists of what is kept, the page that was opened last first
async function listsOf(shelf) {
  const keys = (await shelf.keys()).filter(request => here(request.url).startsWith(LISTS));
  const lists = await Promise.all(keys.map(async request => (await shelf.match(request)).json()));
  return lists.sort((a, b) => b.openedAt - a.openedAt);
}

const putList = (shelf, list) => shelf.put(LISTS + list.page, new Response(JSON.stringify(list), { headers: { 'Content-Type': 'application/json' } }));

async function add(shelf, address) {
  if (LASTING.test(address) && await shelf.match(address)) return;
  const answer = await asStranger(address, LASTING.test(address) ? 'default' : 'no-cache');
  if (!mayKeep(answer)) throw new Error(`not for keeping: ${address}`);
  await shelf.put(address, answer);
}

// What no page lists any more goes; so does what belongs to a page that nobody has opened for long, or to one too many.
async function sweep(shelf, most = MOST_PAGES) {
  const wanted = new Set();
  (await listsOf(shelf)).filter((list, at) => at < most && Date.now() - list.openedAt < KEPT_DAYS * 86400000)
    .forEach(list => [list.page, LISTS + list.page, ...list.parts].forEach(address => wanted.add(address)));
  for (const request of await shelf.keys()) if (!wanted.has(here(request.url))) await shelf.delete(request);
}

// The parts first and the page last, and the page only when its scripts are those that were listed: what was kept before stays whole
// when the network goes in between, or when the server is renewed.
async function keep(page, parts, title) {
  const shelf = await caches.open(SHELF);
  const own = parts.map(here);
  for (const part of own) await add(shelf, part);
  const answer = await asStranger(page, 'no-cache');
  if (!mayKeep(answer)) throw new Error(`not for keeping: ${page}`);
  const version = (own.find(part => part.startsWith('/assets/')) || '').split('/')[2];
  if (version && !(await answer.clone().text()).includes(`/assets/${version}/`)) return false;
  await shelf.put(page, answer);
  await putList(shelf, { page, title, parts: own, openedAt: Date.now() });
  await sweep(shelf);
  return true;
}

// Where the browser gives no more room, half of the pages make room for the newest, once.
async function keepWithRoom(page, parts, title) {
  try {
    return await keep(page, parts, title);
  } catch (failed) {
    if (failed.name !== 'QuotaExceededError') throw failed;
    const shelf = await caches.open(SHELF);
    await sweep(shelf, Math.floor((await listsOf(shelf)).length / 2));
    return keep(page, parts, title);
  }
}

// From an earlier visit, when this one found no network.
const isKept = async page => Boolean(await caches.match(LISTS + page));

async function forget(page) {
  const shelf = await caches.open(SHELF);
  await shelf.delete(LISTS + page);
  await sweep(shelf);
  if ((await listsOf(shelf)).length > 0) return;
  await caches.delete(SHELF);
  if (!await caches.has(PAPER)) await registration.unregister();
}

// ── answering ──

function html(text, kept, status = 200) {
  const headers = new Headers(kept.headers);
  ['Content-Encoding', 'Content-Length', 'ETag'].forEach(name => headers.delete(name));
  return new Response(text, { status, headers });
}

// A lesson says itself that it is the kept one: its note is there, hidden.
const asKept = async kept => html((await kept.text()).replace('data-kept-note hidden', 'data-kept-note'), kept);

const written = text => String(text).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

// In place of a page that is not kept: the frame and the words of one that is, in its language where there is one, and the list of all.
async function notKept(path) {
  const lists = await listsOf(await caches.open(SHELF));
  const language = path.slice(0, 3) + '/';
  const readable = lists.filter(list => /\/courses\/.*\//.test(list.page));
  const model = readable.find(list => list.page.startsWith(language)) || readable[0];
  const kept = model && await caches.match(model.page);
  if (!kept) return Response.error();
  const page = await kept.text();
  const words = (/<template data-not-kept>([^]*?)<\/template>/.exec(page) || ['', ''])[1].replace(/strong>/g, 'h1>');
  const title = (/<h1>([^<]*)/.exec(words) || ['', ''])[1];
  const links = lists.filter(list => list.page.startsWith(model.page.slice(0, 4)) && list.title)
    .map(list => `<li><a href="${written(list.page)}">${written(list.title)}</a></li>`).join('');
  return html(page.replace(/<title>[^]*?<\/title>/, () => `<title>${title} · Qadam</title>`)
    .replace(/(<main[^>]*>)[^]*<\/main>/, (all, main) => `${main}${words.replace('<li data-kept-pages></li>', () => links)}</main>`), kept, 503);
}

async function showPage(request, path) {
  const kept = await caches.match(path);
  if (!kept) return fetch(request).catch(() => notKept(path));
  const late = new Promise(resolve => { setTimeout(() => resolve(null), PATIENCE_MILLIS); });
  const asked = fetch(request).then(async answer => {
    if (PAGE.test(path) && (answer.status === 404 || answer.status === 410)) await forget(path);
    return answer.status >= 500 ? null : answer;   // a server that is being renewed
  }, () => null);
  return await Promise.race([asked, late]) || asKept(kept);
}

// Under an address with a hash of its bytes: the kept one is the right one.
async function lasting(request) {
  return await caches.match(request.url) || fetch(request);
}

addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin) return;
  if (event.request.mode === 'navigate') {
    if (TENDED.test(address.pathname)) event.respondWith(showPage(event.request, address.pathname));
  } else if (LASTING.test(address.pathname)) {
    event.respondWith(lasting(event.request));
  }
});

addEventListener('message', event => {
  const { keep: page, parts, title, unwanted } = event.data || {};
  const answer = words => event.source && event.source.postMessage(words);
  if (page && PAGE.test(page)) {
    event.waitUntil(keepWithRoom(page, parts, title).catch(() => false).then(async kept => answer({ kept: kept || await isKept(page), page })));
  } else if (unwanted && PAGE.test(unwanted)) {
    event.waitUntil(forget(unwanted).then(() => answer({ dropped: true, page: unwanted })));
  }
});

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (/^qadam-(labs|kept|paper)-/.test(name) && ![SHELF, PAPER].includes(name)) await caches.delete(name);
  await clients.claim();
})()));
