// The network of the vision lab: made, trained, saved and read back with TensorFlow.js. The server has the same two in
// qadam.visionlab.Architecture and Network; the layout of the weights is theirs.
import './device.js';
import { SIDE, SIZE, dice, shuffled } from './lab-vision-set.js';

export const FILTERS = { large: [8, 16, 24], small: [6, 12, 16] };
export const EPOCHS = { large: 30, small: 44 };
const RATE = { large: 0.005, small: 0.006 };
const BATCH = 16;
const SHIFT = 3;
const LARGEST_WEIGHT = 1e4;
const LARGEST_FILE = 400000;
const BREATH = 40;     // milliseconds of work between looks at the page

export function build(tf, size, motifs, seed) {
  const start = at => ({ seed: (seed + at) % 2147483647 });
  const layers = FILTERS[size].map((filters, at) => tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu',
    kernelInitializer: tf.initializers.heNormal(start(at)), ...(at ? {} : { inputShape: [SIDE, SIDE, 3] }) }));
  layers.push(tf.layers.flatten(), tf.layers.dense({ units: motifs, activation: 'softmax', kernelInitializer: tf.initializers.glorotNormal(start(9)) }));
  const model = tf.sequential({ layers });
  model.compile({ optimizer: tf.train.adam(RATE[size]), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

const scaled = value => value / 127.5 - 1;

export function inputs(tf, pictures) {
  const values = new Float32Array(pictures.length * SIZE);
  pictures.forEach((one, at) => one.pixels.forEach((value, i) => { values[at * SIZE + i] = scaled(value); }));
  return tf.tensor4d(values, [pictures.length, SIDE, SIDE, 3]);
}

/** A picture as it could also have been: shifted by up to three pixels, sometimes mirrored. */
function varied(pixels, roll, to, at) {
  const dx = Math.floor(roll() * (2 * SHIFT + 1)) - SHIFT;
  const dy = Math.floor(roll() * (2 * SHIFT + 1)) - SHIFT;
  const mirrored = roll() < 0.5;
  for (let y = 0; y < SIDE; y++) {
    const row = Math.min(SIDE - 1, Math.max(0, y + dy)) * SIDE;
    for (let x = 0; x < SIDE; x++) {
      const column = Math.min(SIDE - 1, Math.max(0, x + dx));
      const from = (row + (mirrored ? SIDE - 1 - column : column)) * 3;
      for (let c = 0; c < 3; c++) to[at + (y * SIDE + x) * 3 + c] = scaled(pixels[from + c]);
    }
  }
}

async function batch(tf, model, pictures, motifs, roll) {
  const values = new Float32Array(pictures.length * SIZE);
  pictures.forEach((one, at) => varied(one.pixels, roll, values, at * SIZE));
  const labels = new Float32Array(pictures.length * motifs);
  pictures.forEach((one, at) => { labels[at * motifs + one.label] = 1; });
  const x = tf.tensor4d(values, [pictures.length, SIDE, SIDE, 3]);
  const y = tf.tensor2d(labels, [pictures.length, motifs]);
  const [loss, right] = await model.trainOnBatch(x, y);
  x.dispose();
  y.dispose();
  return { loss: loss * pictures.length, right: right * pictures.length };
}

/** Lets the page draw and hear its buttons. Not by a timer: those of a tab in the background come once a second. */
export function breathe() {
  return new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); resolve(); };
    channel.port2.postMessage(0);
  });
}

/**
 * @param sets train and check, pictures with labels @param from epochs that are done already
 * @param each called after every epoch with what it came to; says true to stop
 */
export async function train(tf, model, sets, { size, motifs, seed, from = 0, each, stopped }) {
  const epochs = EPOCHS[size];
  for (let epoch = from; epoch < epochs; epoch++) {
    const roll = dice(seed + epoch * 7919);
    model.optimizer.learningRate = RATE[size] * (epoch < epochs * 0.6 ? 1 : epoch < epochs * 0.85 ? 0.4 : 0.15);
    const order = shuffled(sets.train, roll);
    let breath = performance.now();
    let loss = 0;
    let right = 0;
    for (let at = 0; at < order.length; at += BATCH) {
      const came = await batch(tf, model, order.slice(at, at + BATCH), motifs, roll);
      loss += came.loss;
      right += came.right;
      if (performance.now() - breath > BREATH) {
        await breathe();
        breath = performance.now();
      }
      if (stopped()) return false;
    }
    const checked = sets.check.length ? await checkOn(tf, model, sets.check) : { rate: 0 };
    await each({ epoch: epoch + 1, loss: loss / order.length, train: right / order.length, check: checked.rate });
    if (stopped()) return epoch + 1 >= epochs;
    await breathe();
  }
  return true;
}

async function checkOn(tf, model, pictures) {
  const guesses = await guess(tf, model, pictures);
  return { rate: guesses.filter((one, i) => one === pictures[i].label).length / pictures.length };
}

/** The network's shares for each picture: motifs numbers a picture. */
export async function shares(tf, model, pictures) {
  const input = inputs(tf, pictures);
  const output = tf.tidy(() => model.predict(input));
  const values = await output.data();
  input.dispose();
  output.dispose();
  return values;
}

export async function guess(tf, model, pictures) {
  if (!pictures.length) return [];
  const values = await shares(tf, model, pictures);
  const motifs = values.length / pictures.length;
  return pictures.map((_, i) => {
    const own = [...values.subarray(i * motifs, (i + 1) * motifs)];
    return own.indexOf(Math.max(...own));
  });
}

/** All weights one after the other. */
export async function weightsOf(model) {
  const parts = await Promise.all(model.getWeights().map(one => one.data()));
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  parts.forEach(part => { all.set(part, at); at += part.length; });
  return all;
}

export function setWeights(tf, model, weights) {
  let at = 0;
  const parts = model.getWeights().map(one => {
    const part = tf.tensor(weights.slice(at, at + one.size), one.shape);
    at += one.size;
    return part;
  });
  model.setWeights(parts);
  parts.forEach(part => part.dispose());
}

export function sizeOf(size, motifs) {
  let from = 3;
  let count = 0;
  FILTERS[size].forEach(to => { count += 9 * from * to + to; from = to; });
  return count + (SIDE / 8 * SIDE / 8 * from + 1) * motifs;
}

export function toBase64(weights) {
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return new Float32Array(bytes.buffer);
}

export function fileOf(size, weights, motifs) {
  return JSON.stringify({ format: 'qadam-vision-1', architecture: size, motifs, weights: toBase64(weights) });
}

/** @return { size, weights } of a model's file, or null for anything that is not one: too large, another shape, numbers that are none */
export function readFile(text, motifs) {
  if (text.length > LARGEST_FILE) return null;
  try {
    const file = JSON.parse(text);
    if (file.format !== 'qadam-vision-1' || !Object.prototype.hasOwnProperty.call(FILTERS, file.architecture)) return null;
    if (typeof file.weights !== 'string' || JSON.stringify(file.motifs) !== JSON.stringify(motifs)) return null;
    const weights = fromBase64(file.weights);
    if (weights.length !== sizeOf(file.architecture, motifs.length)) return null;
    return weights.every(one => Math.abs(one) <= LARGEST_WEIGHT) ? { size: file.architecture, weights } : null;
  } catch (strange) {
    return null;
  }
}
