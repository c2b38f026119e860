// A graph model is read by the shipped reader and runs in the shipped TensorFlow.js: two bundles, one engine.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { artifacts, features, fetched, taught } from '../../main/web/js/lab-vision-borrowed.js';
import { SIZE, dice } from '../../main/web/js/lab-vision-set.js';
import { tinyNetwork } from './tiny-network.mjs';

const folder = mkdtempSync(join(tmpdir(), 'borrowed-'));

async function shipped(name) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, gunzipSync(readFileSync(`target/libraries/web/lib/${name}/${name}.js.gz`)));
  return import(pathToFileURL(file).href);
}

globalThis.WorkerGlobalScope = class {};   // the bundles are for browsers: a worker is the browser that Node is most like
const tf = await shipped('tensorflow');
await tf.setBackend('cpu');
const { loadGraphModel } = await shipped('tensorflow-graph');
const network = { across: 32, tones: [0, 1] };

async function opened(change = () => {}) {
  const { described, weights } = tinyNetwork();
  change(described);
  return loadGraphModel({ load: async () => artifacts(described, weights) });
}

/** Bright ones and dark ones, in stripes that differ. */
function pictures(many) {
  const roll = dice(5);
  return Array.from({ length: many }, (_, i) => ({ label: i % 4, pixels: Uint8Array.from({ length: SIZE }, (_, at) => (Math.floor(at / 3) % (i % 4 + 2) === 0 ? 200 : 40) + roll() * 30) }));
}

test('one layer learns from what a borrowed network sees, and leaves no memory behind', async () => {
  const graph = await opened();
  const before = tf.memory().numTensors;
  const all = pictures(60);
  const told = [];
  const rows = await features(tf, graph, network, all, { each: done => told.push(done) });
  assert.equal(rows.length, 60);
  assert.equal(rows[0].length, 8);
  assert.equal(told[told.length - 1], 60);
  const head = await taught(tf, rows.slice(0, 40), all.slice(0, 40).map(one => one.label), 4, { seed: 3 });
  const guesses = head.guess(rows.slice(40));
  assert.ok(guesses.filter((one, i) => one === all[40 + i].label).length >= 18, `${guesses}`);
  head.dispose();
  assert.equal(tf.memory().numTensors, before);
  graph.dispose();
});

test('what it sees are the numbers that its filters give', async () => {
  const graph = await opened();
  const [row] = await features(tf, graph, { across: 32, tones: [0, 0] }, pictures(1));
  assert.deepEqual([...row], [0, 0, 0, 0, 0, 0, 0, 0]);
  const [one] = await features(tf, graph, { across: 32, tones: [-1, 1] }, pictures(1));
  assert.ok(one.some(value => value > 0));
  graph.dispose();
});

test('a map of places is averaged over its places', async () => {
  const graph = await opened();
  const map = await opened(model => { model.modelTopology.node = [0, 1, 3, 4].map(at => model.modelTopology.node[at]); });
  const [[one], [other]] = [await features(tf, graph, network, pictures(1)), await features(tf, map, network, pictures(1))];
  assert.equal(other.length, 8);
  one.forEach((value, i) => assert.ok(Math.abs(value - other[i]) < 1e-5));
  graph.dispose();
  map.dispose();
});

test('Stop ends it', async () => {
  const graph = await opened();
  await assert.rejects(features(tf, graph, network, pictures(20), { stopped: () => true }), { name: 'AbortError' });
  const rows = await features(tf, graph, network, pictures(8));
  await assert.rejects(taught(tf, rows, [0, 1, 2, 3, 0, 1, 2, 3], 4, { seed: 1, stopped: () => true }), { name: 'AbortError' });
  graph.dispose();
});

test('a network that holds not together is none', async () => {
  const { described, weights } = tinyNetwork();
  assert.throws(() => artifacts(described, weights.slice(4)));
  for (const broken of [{}, { weightsManifest: 7 }, { weightsManifest: [{}] }, { weightsManifest: [{ weights: [{ shape: [1e9, 1e9], dtype: 'float32' }] }] },
    { weightsManifest: [{ weights: [{ shape: [2], dtype: 'string' }] }] }]) assert.throws(() => artifacts(broken, weights), JSON.stringify(broken));
  const strange = await opened(model => { model.modelTopology.node[3].op = 'NoSuchThing'; }).catch(() => null);
  if (strange) await assert.rejects(features(tf, strange, network, pictures(1)));
  const whole = await opened();
  await assert.rejects(features(tf, whole, { ...network, across: 16 }, pictures(2)));
  await assert.rejects(features(tf, whole, { ...network, tones: [NaN, 1] }, pictures(2)), /its answers/);
  await assert.rejects(fetched({ folder: 'none', files: [{ name: 'model.json', size: 1e9 }] }), /too large/);
  await assert.rejects(fetched({ folder: 'none', files: [{ name: 'model.json', size: NaN }] }), /too large/);
});
