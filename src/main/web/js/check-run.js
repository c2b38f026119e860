// The check itself. A sample: some leaves drawn at random, each followed up to the signed root. The whole: every leaf hashed and counted.
import './device.js';
import { endOf } from './check-closing.js';
import { checkpointIn, knowsSignatures, signersOf, trustIn, trustInPolicy } from './check-note.js';
import { Recount, besides } from './check-rule.js';
import { named, number, say, time, told } from './check-show.js';
import { Fault, required } from './check-source.js';
import { FULL, GrowingTree, PublishedTree, hex, leafHash, leavesAt, same } from './check-tiles.js';

const AHEAD = 6;   // files asked for at once

const letters = new TextDecoder('latin1');   // a leaf has no letter beyond ASCII; what has one is no leaf

// ── before anything is read: who has signed what ──

async function begin(log, show) {
  await show.step('trust', async () => {
    const file = log.trustFile || await log.source.read('trust.json');
    log.trust = file ? await trustIn(file) : await trustInPolicy(log.source);
    return [say('trust', { name: log.trust.key.name }), say(log.trustFile ? 'trust.own' : 'trust.site')];
  });
  await show.step('checkpoint', async () => {
    log.checkpoint = checkpointIn(await required(log.source, 'checkpoint', 'no_checkpoint'), 'checkpoint');
    requireNotOlder(log);
    return [say('checkpoint', { n: number(log.checkpoint.size), root: hex(log.checkpoint.root) })];
  });
  log.canCheck = await knowsSignatures();
  await show.step('signature', async () => {
    log.signers = await signersOf(log.checkpoint, log.trust, log.canCheck);
    return log.canCheck ? [say('signature', { name: log.checkpoint.origin })] : { passedOver: say('no_signatures') };
  });
  await show.step('witnesses', async () => {
    if (!log.trust.isEnough(new Set(log.signers.keys()))) throw new Fault('not_witnessed', log.checkpoint.origin);
    const seen = log.trust.witnesses.filter(witness => log.signers.has(witness.key));
    const lines = seen.map(witness => say('witness', { name: [witness.key.name, witness.owner].filter(Boolean).join(', '), time: time(log.signers.get(witness.key)) }));
    if (!seen.some(witness => witness.independent)) lines.push(say('not_independent'));
    if (seen.length === 0) return { passedOver: lines, word: 'none' };
    return log.canCheck ? lines : { passedOver: lines.concat(say('no_signatures')) };
  });
}

// A checkpoint that the reader has kept must be of this log, and no longer than it.
function requireNotOlder(log) {
  log.kept = log.earlier ? checkpointIn(log.earlier, 'checkpoint') : null;
  if (!log.kept) return;
  if (log.kept.origin !== log.checkpoint.origin) throw new Fault('other_log', log.kept.origin);
  if (log.kept.size > log.checkpoint.size) throw new Fault('older', `${number(log.checkpoint.size)} < ${number(log.kept.size)}`);
}

// And it must be its beginning.
async function continues(log, show, tree) {
  if (!log.kept) return;
  await show.step('earlier', async () => {
    if (!same(await tree.rootAt(log.kept.size), log.kept.root)) throw new Fault('history_changed', number(log.kept.size));
    return [say('earlier', { n: number(log.kept.size) })];
  });
}

// ── a sample ──

// Uniform, and none twice.
function drawn(many, size) {
  const places = new Set();
  const limit = 2 ** 53 - 2 ** 53 % size;
  while (places.size < Math.min(many, size)) {
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    const value = (high & 0x1fffff) * 2 ** 32 + low;
    if (value < limit) places.add(value % size);
  }
  return Array.from(places).sort((a, b) => a - b);
}

// The drawn places of one bundle.
async function followed(log, tree, bundle, places) {
  const leaves = await leavesAt(log.source, bundle, log.checkpoint.size);
  const hashes = await tree.tileAt(0, bundle);
  for (const place of places) {
    if (!same(await leafHash(leaves[place % FULL]), hashes[place % FULL])) throw new Fault('entry_differs', number(place));
  }
}

function byBundle(places) {
  const bundles = new Map();
  places.forEach(place => {
    const bundle = Math.floor(place / FULL);
    bundles.set(bundle, (bundles.get(bundle) || []).concat(place));
  });
  return Array.from(bundles);
}

export async function sample(log, show) {
  show.begin(['trust', 'checkpoint', 'signature', 'witnesses', 'sample'].concat(log.earlier ? 'earlier' : []));
  await begin(log, show);
  const { size, root } = log.checkpoint;
  const tree = new PublishedTree(log.source, size, root);
  const places = size ? drawn(log.many, size) : [];
  await show.step('sample', async () => {
    await tree.open();
    let done = 0;
    const rest = byBundle(places);
    const follow = async ([bundle, some]) => {
      await followed(log, tree, bundle, some);
      done += some.length;
      show.reading(done, places.length, log.source.byteCount);
    };
    await Promise.all(Array.from({ length: AHEAD }, async () => { while (rest.length) await follow(rest.shift()); }));
    return [say('sample', { n: number(places.length) })];
  });
  await continues(log, show, tree);
  const bound = Math.ceil((1 - 0.05 ** (1 / places.length)) * 1000) / 10;
  show.end(log.canCheck ? 'good' : 'warn', say('sample.good'), say('sample.means', { n: number(places.length), percent: number(bound) }), say('sample.not'));
}

// ── the whole ──

// Gives the files of entries in their order; some are on their way while one is looked at.
async function eachBundle(log, look) {
  const { size } = log.checkpoint;
  const all = Math.ceil(size / FULL);
  const asked = [];
  for (let bundle = 0; bundle < all; bundle++) {
    while (asked.length < AHEAD && bundle + asked.length < all) {
      const next = leavesAt(log.source, bundle + asked.length, size);
      next.catch(() => {});   // told when its turn comes
      asked.push(next);
    }
    await look(bundle, await asked.shift());
  }
}

async function readAll(log, show, recount) {
  const grown = new GrowingTree();
  let rest = [];
  await eachBundle(log, async (bundle, leaves) => {
    const hashes = await Promise.all(leaves.map(leafHash));
    leaves.forEach((leaf, i) => recount.add(bundle * FULL + i, letters.decode(leaf)));
    if (leaves.length === FULL) await grown.add(hashes); else rest = hashes;
    show.reading(bundle * FULL + leaves.length, log.checkpoint.size, log.source.byteCount);
  });
  return { grown, rest };
}

// The root is another: the tiles, as far as they lead to the signed root, tell which entry it is.
async function accuse(log, tree, { grown, rest }) {
  await tree.open();
  let bundle = 0;
  while (bundle < grown.bundles.length && same(grown.bundles[bundle], (await tree.tileAt(1, Math.floor(bundle / FULL)))[bundle % FULL])) bundle++;
  const hashes = await tree.tileAt(0, bundle);
  const ours = bundle < grown.bundles.length ? await Promise.all((await leavesAt(log.source, bundle, log.checkpoint.size)).map(leafHash)) : rest;
  const place = ours.findIndex((hash, i) => !same(hash, hashes[i]));
  throw place < 0 ? new Fault('root_differs', 'checkpoint') : new Fault('entry_differs', number(bundle * FULL + place));
}

function compare(log, published, numbers) {
  const told = published.log || {};
  if (told.size !== log.checkpoint.size) throw new Fault('count_of_other_tree', `${told.size === undefined ? '–' : number(told.size)} / ${number(log.checkpoint.size)}`);
  if (told.root !== hex(log.checkpoint.root)) throw new Fault('count_differs', 'root');
  return besides(published, numbers);
}

function publishedIn(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (notJson) {
    throw new Fault('count_differs', 'count.json');
  }
}

export async function whole(log, show) {
  show.begin(['trust', 'checkpoint', 'signature', 'witnesses', 'entries', 'root', 'count', 'compare'].concat(log.earlier ? 'earlier' : []));
  await begin(log, show);
  const { size, root } = log.checkpoint;
  const tree = new PublishedTree(log.source, size, root);
  const recount = new Recount();
  let read;
  await show.step('entries', async () => {
    read = await readAll(log, show, recount);
    return [say('entries', { n: number(size) })];
  });
  await show.step('root', async () => {
    if (!same(await read.grown.root(read.rest), root)) await accuse(log, tree, read);
    await tree.open();
    return [say('root')];
  });
  await continues(log, show, tree);
  const numbers = new Map();
  await show.step('count', async () => {
    const lines = [];
    for (const name of recount.programmes) {
      const { end, witnessed } = await endOf(name, { ...log, recount, tree });
      numbers.set(name, await recount.numbers(name, end));
      lines.push(say('counted', { name, n: number(numbers.get(name).get('trained') || 0) }));
      if (end < Infinity) lines.push(say(witnessed ? 'closed' : 'closed.word', { name, n: number(end) }));
    }
    return lines;
  });
  await besidePublished(log, show, numbers);
}

async function besidePublished(log, show, numbers) {
  const bytes = await log.source.read('count.json');
  let rows = [];
  await show.step('compare', async () => {
    if (!bytes) return { passedOver: say('nothing_published') };
    const published = publishedIn(bytes);
    rows = compare(log, published, numbers.get(String(published.programme).replace(/@.*/, '')) || new Map());
    show.table(rows);
    const wrong = rows.find(row => !row.same);
    if (wrong) throw new Fault('number_differs', say('number', { name: named(wrong), here: told(wrong.here), there: told(wrong.there) }));
    return [say('compared', { n: number(rows.length) })];
  });
  const trained = rows.length ? rows[0].here : null;
  show.end(log.canCheck ? 'good' : 'warn', trained === null ? say('whole.good') : say('whole.same', { n: number(trained) }),
    say('whole.means', { seconds: number(show.seconds), megabytes: number(Math.round(log.source.byteCount / 1e5) / 10) }), log.canCheck ? '' : say('no_signatures'));
}
