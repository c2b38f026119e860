import assert from 'node:assert/strict';
import { test } from 'node:test';
import './device.mjs';
import { shelfOf, size } from '../../main/web/js/lab-shelf.js';
import { fill } from '../../main/web/js/lab-words.js';

const LIBRARY = { name: 'numbers', path: 'data:text/javascript,export const one = 1; let on = 0; export const ready = async () => { on++; }; export const times = () => on;',
  files: [{ path: '/libraries/numbers/1/a.js', size: 3000, sent: 1000 }, { path: '/libraries/numbers/1/b.wasm', size: 9000, sent: 5000 }] };

function work() {
  const seen = [];
  const stops = [];
  return { seen, stop: () => stops.forEach(stop => stop()), onStop: stop => stops.push(stop), update: fraction => seen.push(fraction) };
}

const answering = parts => async (path, { signal }) => {
  const left = [...parts];
  return { ok: true, body: { getReader: () => ({ read: async () => {
    if (signal.aborted) throw new Error('stopped');
    return left.length ? { done: false, value: new Uint8Array(left.shift()) } : { done: true };
  } }) } };
};

test('says what is still to be loaded, loads it with its progress, and then nothing is', async () => {
  globalThis.fetch = answering([2000, 4000]);
  globalThis.window = globalThis.window || {};
  const shelf = shelfOf([LIBRARY]);
  assert.equal(await shelf.toLoad(), 6000);
  const loading = work();
  await shelf.load(loading);
  assert.deepEqual(loading.seen.map(fraction => Math.round(fraction * 100)), [17, 50, 67, 100]);
  assert.equal(await shelf.toLoad(), 0);
});

test('loading that is stopped leaves off, and what was whole is not loaded again', async () => {
  globalThis.fetch = answering([2000, 4000]);
  const shelf = shelfOf([LIBRARY]);
  const loading = work();
  loading.update = fraction => { if (fraction > 0.5) loading.stop(); };
  await assert.rejects(shelf.load(loading));
  assert.equal(await shelf.toLoad(), 5000);
});

test('a library is the same module each time, made ready once', async () => {
  const shelf = shelfOf([LIBRARY]);
  const first = await shelf.library('numbers');
  assert.equal(await shelf.library('numbers'), first);
  assert.deepEqual([first.one, first.times()], [1, 1]);
  assert.throws(() => shelf.library('letters'), /letters/);
});

test('sizes as people say them', () => {
  document.documentElement.lang = 'en';
  assert.deepEqual([size(300), size(427_400), size(6_240_000)], ['1 KB', '427 KB', '6.2 MB']);
  document.documentElement.lang = 'kk';
  assert.equal(size(6_240_000), '6,2 МБ');
});

test('words with their values; what nobody gives stays to be seen', () => {
  assert.equal(fill({ a: '{one} of {two}' }, 'a', { one: 0 }), '0 of {two}');
  assert.equal(fill({}, 'missing.key'), 'missing.key');
});
