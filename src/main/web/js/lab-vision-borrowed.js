// Borrowed eyes: a network that others have trained on millions of pictures and the operator has installed. Here it only looks; one layer of the
// learner's own learns from what it sees (transfer learning). Where none is installed nothing of this is shown. Its files come from our own server,
// which has checked them (qadam.visionlab.BorrowedNetwork); what comes is measured again, and what does not fit is told and changes nothing.
import './device.js';
import { el, fill, percent, table } from './lab-vision-parts.js';
import { breathe } from './lab-vision-model.js';
import { SIDE, SIZE, dice, learned, measured, shuffled, split, worst } from './lab-vision-set.js';
import { metered, size } from './lab-shelf.js';

const LARGEST = 36 * 1048576;       // bytes of all files together
const MOST_FEATURES = 4096;
const MOST_VALUES = 1 << 22;        // numbers that it gives for one picture, before they are averaged
const AT_ONCE = 4;                  // pictures
const EPOCHS = 60;
const BATCH = 32;
const WIDTHS = { float32: 4, int32: 4, float16: 2, uint16: 2, uint8: 1, bool: 1 };

const stop = () => Object.assign(new Error('stopped'), { name: 'AbortError' });

async function read(address, bytes, signal, each) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const all = new Uint8Array(bytes);
  const reader = answer.body.getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > bytes) { reader.cancel(); throw new Error(`${address}: longer than it should be`); }
    all.set(part.value, at);
    at += part.value.length;
    each(part.value.length);
  }
  if (at !== bytes) throw new Error(`${address}: shorter than it should be`);
  return all;
}

const product = shape => shape.reduce((all, one) => all * one, 1);

/** What a model.json and its files of weights are for the reader of graph models; throws for what does not hold together. */
export function artifacts(described, weights) {
  const specs = [].concat(...described.weightsManifest.map(group => group.weights));
  const bytes = specs.reduce((sum, one) => sum + product(one.shape) * WIDTHS[one.quantization ? one.quantization.dtype : one.dtype], 0);
  if (bytes !== weights.length) throw new Error(`weights of ${bytes} bytes in files of ${weights.length}`);
  const { modelTopology, signature, format } = described;
  return { modelTopology, signature, format, weightSpecs: specs, weightData: weights.buffer };
}

/** @param network as the server tells of it @param each called with the bytes that have come */
export async function fetched(network, signal, each) {
  if (!(network.files.reduce((sum, one) => sum + one.size, 0) <= LARGEST)) throw new Error('too large');
  const parts = [];
  for (const file of network.files) parts.push(await read(network.folder + file.name, file.size, signal, each));
  const described = JSON.parse(new TextDecoder().decode(parts[0]));
  const weights = new Uint8Array(parts.slice(1).reduce((sum, part) => sum + part.length, 0));
  parts.slice(1).reduce((at, part) => { weights.set(part, at); return at + part.length; }, 0);
  return artifacts(described, weights);
}

/** Pictures as the network takes them: as large, in three colours, in its range of numbers. */
function shown(tf, pictures, { across, tones }) {
  const values = new Float32Array(pictures.length * SIZE);
  pictures.forEach((one, at) => one.pixels.forEach((value, i) => { values[at * SIZE + i] = tones[0] + value / 255 * (tones[1] - tones[0]); }));
  return tf.image.resizeBilinear(tf.tensor4d(values, [pictures.length, SIDE, SIDE, 3]), [across, across]);
}

/** What the network makes of each picture: a row of numbers each. A map of places is averaged over its places. */
export async function features(tf, graph, network, pictures, { stopped = () => false, each = () => {} } = {}) {
  const one = graph.inputs[0].shape;
  const atOnce = one && one[0] > 0 ? 1 : AT_ONCE;
  const rows = [];
  for (let at = 0; at < pictures.length; at += atOnce) {
    const some = pictures.slice(at, at + atOnce);
    const seen = tf.tidy(() => {
      const given = graph.predict(shown(tf, some, network));
      const out = Array.isArray(given) ? given[0] : given;
      if (!out || !out.shape || out.shape[0] !== some.length || out.size > MOST_VALUES * some.length) throw new Error('its answers do not belong to single pictures');
      const flat = out.shape.length === 4 ? tf.mean(tf.cast(out, 'float32'), [1, 2]) : tf.cast(out, 'float32');
      return tf.reshape(flat, [some.length, flat.size / some.length]);
    });
    const values = await seen.data();
    const width = seen.shape[1];
    seen.dispose();
    if (width < 2 || width > MOST_FEATURES || !values.every(Number.isFinite)) throw new Error(`its answers are ${width} numbers, or none`);
    some.forEach((_, i) => rows.push(values.slice(i * width, (i + 1) * width)));
    each(rows.length);
    if (stopped()) throw stop();
    await breathe();
  }
  return rows;
}

/** Makes each number of a row as large as the others', by the mean and spread of what is learned from. */
function scale(rows) {
  const width = rows[0].length;
  const mean = new Float32Array(width);
  const spread = new Float32Array(width);
  rows.forEach(row => row.forEach((value, i) => { mean[i] += value / rows.length; }));
  rows.forEach(row => row.forEach((value, i) => { spread[i] += (value - mean[i]) ** 2 / rows.length; }));
  const by = spread.map(value => Math.sqrt(value) || 1);
  return row => row.map((value, i) => Math.max(-8, Math.min(8, (value - mean[i]) / by[i])));
}

const matrix = (tf, rows) => {
  const all = new Float32Array(rows.length * rows[0].length);
  rows.forEach((row, i) => all.set(row, i * row.length));
  return tf.tensor2d(all, [rows.length, rows[0].length]);
};

/**
 * One layer with softmax learns from the rows.
 * @param rows of features @param labels one each @returns a function from rows to guesses, and how to let it go
 */
export async function taught(tf, rows, labels, motifs, { seed, stopped = () => false, each = () => {} }) {
  const scaled = scale(rows);
  const mine = rows.map(scaled);
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [rows[0].length], units: motifs, activation: 'softmax', kernelInitializer: 'zeros',
    kernelRegularizer: tf.regularizers.l2({ l2: 0.002 }) })] });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  const dispose = () => { model.optimizer.dispose(); model.dispose(); };
  const roll = dice(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = shuffled(mine.map((_, i) => i), roll);
    for (let at = 0; at < order.length; at += BATCH) {
      const some = order.slice(at, at + BATCH);
      const x = matrix(tf, some.map(i => mine[i]));
      const y = tf.tensor2d(some.map(i => Array.from({ length: motifs }, (_, one) => one === labels[i] ? 1 : 0)));
      await model.trainOnBatch(x, y);
      x.dispose();
      y.dispose();
    }
    each(epoch + 1, EPOCHS);
    if (stopped()) { dispose(); throw stop(); }
    await breathe();
  }
  const guess = seen => tf.tidy(() => Array.from(tf.argMax(model.predict(matrix(tf, seen.map(scaled))), 1).dataSync()));
  return { guess, dispose };
}

/** Takes the first engine on which the network works. A graphics card, vector instructions, plain sums. */
async function engineFor(tf, graph, network, one, card) {
  let failed = new Error('no engine');
  for (const name of card ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu']) {
    try {
      if (await tf.setBackend(name)) return await features(tf, graph, network, [one]);
    } catch (unusable) {
      failed = unusable;
    }
  }
  throw failed;
}

/** @param card whether there is a graphics card */
export function borrowed(bench, lab, tf, card) {
  const network = bench.settings.network;
  const find = name => bench.root.querySelector(`[data-${name}]`);
  if (!network) return { render: () => {} };
  const others = [find('train'), find('resume')];
  const go = find('borrow');
  let graph = null;
  let museum = null;
  let asked = false;
  find('borrowed').hidden = false;
  find('borrowed-size').textContent = bench.word('visionlab.borrowed.size', { size: size(network.size), side: network.across });

  async function open(work) {
    const abort = new AbortController();
    work.onStop(() => abort.abort());
    let come = 0;
    const files = await fetched(network, abort.signal, bytes => { come += bytes; work.update(come / network.size * 0.3, bench.word('visionlab.borrowed.loading')); });
    const reader = await import(network.library);
    if (work.stopped.aborted) throw stop();
    const made = await reader.loadGraphModel({ load: async () => files });
    try {
      await engineFor(tf, made, network, lab.sets.museum[0], card());
    } catch (unfit) {
      made.dispose();
      throw unfit;
    }
    graph = made;
    bench.keepOffline([network.library, ...network.files.map(file => network.folder + file.name)]);
  }

  async function attempt(work) {
    if (!graph) await open(work); else await engineFor(tf, graph, network, lab.sets.museum[0], card());
    const train = split(learned(lab.sets, lab.state), lab.state.split, bench.seed).train;
    const all = museum ? train : [...train, ...lab.sets.museum];
    const stopped = () => work.stopped.aborted;
    const rows = await features(tf, graph, network, all, { stopped,
      each: done => work.update(0.3 + done / all.length * 0.5, bench.word('visionlab.borrowed.looking', { done, all: all.length })) });
    museum = museum || rows.slice(train.length);
    await tf.setBackend('cpu');
    const head = await taught(tf, rows.slice(0, train.length), train.map(one => one.label), lab.motifs.length, { seed: bench.seed % 1000003, stopped,
      each: (epoch, epochs) => work.update(0.8 + epoch / epochs * 0.2, bench.word('visionlab.epoch.at', { epoch, epochs })) });
    lab.state.borrowed = measured(lab.sets.museum, head.guess(museum), lab.motifs, lab.materials);
    head.dispose();
    lab.kept();
  }

  async function start() {
    if (others[0].disabled) return bench.say(bench.word('visionlab.borrowed.busy'));
    if (!graph && !asked && metered()) {
      asked = true;
      return bench.say(bench.word('visionlab.borrowed.metered', { size: size(network.size) }));
    }
    [go, ...others].forEach(button => { button.disabled = true; });
    fill(find('borrowed-problem'));
    const engine = tf.getBackend();
    const work = bench.work(bench.word('visionlab.borrowed.working'));
    const failed = await attempt(work).then(() => null, error => error);
    await tf.setBackend(engine);
    [go, ...others].forEach(button => { button.disabled = false; });
    const halted = failed && (work.stopped.aborted || failed.name === 'AbortError');
    work.end(bench.word(failed ? halted ? 'visionlab.borrowed.stopped' : 'visionlab.borrowed.failed' : 'visionlab.borrowed.done'));
    if (failed && !halted) {
      fill(find('borrowed-problem'), bench.word('visionlab.borrowed.failed'));
    }
    render();
    go.focus();
    if (failed && !halted) throw failed;   // into the console, for whoever mends it
    return undefined;
  }

  function render() {
    const seen = [['visionlab.borrowed.own', lab.state.now && lab.state.now.museum], ['visionlab.borrowed', lab.state.borrowed]].filter(([, result]) => result);
    if (!lab.state.borrowed) return;
    const worstOf = result => result.byMaterial[worst(result)];
    fill(find('borrowed-results'), table(bench.word('visionlab.borrowed.table'), [bench.word('visionlab.borrowed.who'), bench.word('visionlab.borrowed.share'), bench.word('visionlab.borrowed.worst')],
      seen.map(([name]) => bench.word(name)), (r, c) => {
        const result = seen[r][1];
        return c ? `${lab.materialName(worst(result))}, ${percent(worstOf(result).right / worstOf(result).all)}` : percent(result.rate);
      }), el('p', {}, bench.word('visionlab.borrowed.compare')));
  }
  go.addEventListener('click', start);
  return { render };
}
