// Splitting and training: live curves, Stop, and going on after a stop or a closed tab.
import './device.js';
import { curves, fill } from './lab-vision-parts.js';
import { quicken } from './lab-vision-kernels.js';
import { EPOCHS, build, inputs, setWeights, train, weightsOf } from './lab-vision-model.js';
import { learned, split } from './lab-vision-set.js';

/** The engine that is quicker here. A graphics card that is only imitated by software is slower than plain sums: it is not even tried. */
export async function engine(tf, sample, motifs) {
  quicken(tf);
  const took = {};
  for (const name of hasCard() ? ['webgl', 'cpu'] : ['cpu']) {
    try {
      if (!await tf.setBackend(name)) continue;
      const model = build(tf, 'large', motifs, 1);
      for (let i = 0; i < 2; i++) {      // the first time a card is still being prepared
        const began = performance.now();
        const x = inputs(tf, sample);
        const y = tf.tensor2d(new Float32Array(sample.length * motifs).fill(1 / motifs), [sample.length, motifs]);
        await model.trainOnBatch(x, y);
        x.dispose();
        y.dispose();
        took[name] = performance.now() - began;
      }
      model.dispose();
    } catch (unusable) {
      delete took[name];
    }
  }
  const best = took.webgl !== undefined && took.webgl < took.cpu ? 'webgl' : 'cpu';
  await tf.setBackend(best);
  return best;
}

export function hasCard() {
  try {
    const gl = document.createElement('canvas').getContext('webgl2') || document.createElement('canvas').getContext('webgl');
    const info = gl && gl.getExtension('WEBGL_debug_renderer_info');
    return Boolean(gl) && !(info && /swiftshader|llvmpipe|software|basic render/i.test(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)));
  } catch (none) {
    return false;
  }
}

export function training(bench, lab, tf) {
  const find = name => bench.root.querySelector(`[data-${name}]`);
  const percent = bench.root.querySelector('#vision-split');
  const size = bench.root.querySelector('#vision-size');
  let running = false;

  size.value = bench.weak ? 'small' : lab.state.size;
  percent.value = String(lab.state.split);
  percent.addEventListener('change', () => { lab.state.split = Number(percent.value); lab.kept(); show(); });
  size.addEventListener('change', () => { lab.state.size = size.value; lab.kept(); });

  const sets = () => split(learned(lab.sets, lab.state), lab.state.split, bench.seed);

  function show() {
    const parts = sets();
    find('split-says').textContent = bench.word('visionlab.split.says', { train: parts.train.length, check: parts.check.length, museum: lab.sets.museum.length });
    const run = lab.state.going;
    find('resume').hidden = running || !run || run.done;
    if (run && run.history.length) fill(find('curves'), curves(run.history, EPOCHS[run.size], bench.word));
  }

  async function go(from) {
    if (running) return;
    running = true;
    find('train').disabled = true;
    find('resume').hidden = true;
    const work = bench.work(bench.word('visionlab.training'));
    const failed = await attempt(from, work).then(() => false, error => error);
    running = false;
    find('train').disabled = false;
    const run = lab.state.going;
    work.end(failed ? bench.word('visionlab.train.failed') : run.done ? bench.word('visionlab.train.done', { percent: Math.round(run.history[run.history.length - 1].check * 100) })
      : bench.word('visionlab.train.stopped', { epoch: run.history.length, epochs: EPOCHS[run.size] }));
    show();
    (find('resume').hidden ? bench.root.querySelector('[data-next]') : find('resume')).focus();
    if (failed) throw failed;
  }

  async function attempt(from, work) {
    if (!lab.engine) lab.engine = await engine(tf, lab.sets.ready.slice(0, 16), lab.motifs.length);
    find('engine').textContent = bench.word(`visionlab.engine.${lab.engine}`);
    const begun = from || { size: size.value, seed: bench.seed % 1000003 + lab.state.trained * 101, history: [], done: false };
    const model = build(tf, begun.size, lab.motifs.length, begun.seed);
    if (begun.weights) setWeights(tf, model, begun.weights);
    if (!from) begun.sizes = counted(sets());
    lab.state.going = begun;
    const epochs = EPOCHS[begun.size];
    begun.done = await train(tf, model, sets(), { size: begun.size, motifs: lab.motifs.length, seed: begun.seed, from: begun.history.length,
      stopped: () => work.stopped.aborted, each: async came => {
        begun.history.push(came);
        begun.weights = await weightsOf(model);
        lab.kept();
        fill(find('curves'), curves(begun.history, epochs, bench.word));
        work.update(came.epoch / epochs, bench.word('visionlab.epoch.at', { epoch: came.epoch, epochs }));
      } });
    if (begun.done) {
      lab.state.trained++;
      await lab.taught(model, begun);
    } else {
      model.dispose();
    }
    lab.kept();
  }

  const counted = parts => ({ train: parts.train.length, check: parts.check.length });
  find('train').addEventListener('click', () => go(null));
  find('resume').addEventListener('click', () => go(lab.state.going));
  return { render: show };
}
