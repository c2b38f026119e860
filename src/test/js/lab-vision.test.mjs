import assert from 'node:assert/strict';
import { test } from 'node:test';
import { area } from '../../main/web/js/lab-vision-collect.js';
import { altered } from '../../main/web/js/lab-vision-look.js';
import { fileOf, readFile, sizeOf } from '../../main/web/js/lab-vision-model.js';
import { SIZE, counts, kappa, learned, measured, readSets, split, worst } from '../../main/web/js/lab-vision-set.js';

const motifs = ['horn', 'goose', 'star', 'zigzag'];
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test('agreement beyond chance is that of the server', () => {
  near(kappa([[0, 0], [0, 0], [1, 1], [1, 1]]), 1);
  near(kappa([[0, 0], [0, 1], [1, 0], [1, 1]]), 0);
  near(kappa([[0, 0], [0, 0], [1, 1], [1, 0]]), 0.5);
  assert.equal(kappa([]), 0);
});

test('pictures are read from the sheet, and what is left out is not learned from', () => {
  const width = 64;
  const pixels = new Uint8ClampedArray(width * 64 * 4).fill(9);
  pixels.set([1, 2, 3, 255], 32 * 4);
  const sets = readSets({ columns: 2, ready: '000111', museum: '222', store: '011' }, pixels, width);
  assert.deepEqual([...sets.ready[1].pixels.slice(0, 4)], [1, 2, 3, 9]);
  assert.deepEqual([sets.museum[0].id, sets.museum[0].given], ['m0', 2]);
  const state = { labels: { r0: -1, r1: 3 }, extra: { s0: 1 }, own: [] };
  assert.deepEqual(learned(sets, state).map(one => [one.id, one.label]), [['r1', 3], ['s0', 1]]);
  assert.equal(counts(learned(sets, state), motifs, ['felt', 'embroidery', 'woven'])[3][1], 1);
});

test('the same seed divides the same way, and nothing is lost', () => {
  const all = Array.from({ length: 50 }, (_, i) => i);
  const first = split(all, 20, 7);
  assert.deepEqual(first, split(all, 20, 7));
  assert.notDeepEqual(first, split(all, 20, 8));
  assert.equal(first.check.length, 10);
  assert.deepEqual([...first.check, ...first.train].sort((a, b) => a - b), all);
});

test('the worst group is found', () => {
  const seen = measured([{ given: 0, material: 0 }, { given: 1, material: 1 }, { given: 1, material: 1 }], [0, 1, 2], motifs, ['felt', 'embroidery']);
  assert.equal(worst(seen), 1);
  assert.equal(seen.matrix[1][2], 1);
  near(seen.rate, 2 / 3);
});

test('a model comes back from its file, and a hostile file is none', () => {
  const weights = Float32Array.from({ length: sizeOf('small', 4) }, (_, i) => i / 9999);
  const file = fileOf('small', weights, motifs);
  assert.deepEqual(readFile(file, motifs), { size: 'small', weights });
  const changed = change => JSON.stringify({ ...JSON.parse(file), ...change });
  const bad = Float32Array.from(weights);
  bad[5] = NaN;
  for (const hostile of ['', '{', 'null', '[]', '7', 'x'.repeat(500000), changed({ format: 'keras' }), changed({ architecture: 'constructor' }), changed({ architecture: 'large' }),
    changed({ weights: 7 }), changed({ weights: '%%%' }), changed({ weights: 'AAA=' }), changed({ motifs: ['a'] }), changed({ motifs: { length: 4 } }), fileOf('small', bad, motifs),
    fileOf('small', weights.map(() => 1e30), motifs), '{"__proto__": {"format": "qadam-vision-1"}}']) {
    assert.equal(readFile(hostile, motifs), null, hostile.slice(0, 60));
  }
});

test('how large a picture is, is known before it is unpacked', () => {
  const png = new Uint8Array(40);
  png.set([0x89, 0x50, 0x4E, 0x47]);
  new DataView(png.buffer).setUint32(16, 100000);
  new DataView(png.buffer).setUint32(20, 100000);
  assert.equal(area(png), 1e10);
  assert.equal(area(Uint8Array.of(0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0x10, 0, 0x20, 0, 3)), 0x1000 * 0x2000);
  assert.equal(area(Uint8Array.of(1, 2, 3)), 0);
  assert.equal(area(new Uint8Array(0)), 0);
});

test('what is not changed stays, and covering covers the middle', () => {
  const pixels = Uint8Array.from({ length: SIZE }, (_, i) => i % 250);
  const still = { spin: 0, noise: 0, light: 0, cover: 0 };
  assert.deepEqual(altered(pixels, still), pixels);
  const covered = altered(pixels, { ...still, cover: 5 });
  assert.equal(covered[(16 * 32 + 16) * 3], 128);
  assert.equal(covered[0], pixels[0]);
});
