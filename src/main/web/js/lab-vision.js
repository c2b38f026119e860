// The vision lab: collect, label, let a second one label, train, look, mend, write it up. Seven steps, one at a time; everything is kept on
// the device until it is handed in, and one's own pictures never are.
import './device.js';
import { openLab } from './lab.js';
import { borrowed } from './lab-vision-borrowed.js';
import { collect } from './lab-vision-collect.js';
import { label, second } from './lab-vision-label.js';
import { look } from './lab-vision-look.js';
import { countsTable, mend } from './lab-vision-mend.js';
import { build, guess, setWeights } from './lab-vision-model.js';
import { papers, work } from './lab-vision-papers.js';
import { drawn, fill } from './lab-vision-parts.js';
import { measured, readSets } from './lab-vision-set.js';
import { hasCard, training } from './lab-vision-train.js';

const STEPS = ['collect', 'label', 'second', 'train', 'look', 'mend', 'papers'];

const fresh = () => ({ format: 1, step: 'collect', labels: {}, extra: {}, own: [], nextOwn: 0, second: {}, settled: {}, secondBy: null, kappa: null, split: 20, size: 'large',
  trained: 0, going: null, before: null, now: null, sheet: {}, card: {} });

/** The sheet's own bytes: it has no colour profile, so a canvas changes nothing. */
function sheet(settings) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      resolve(readSets(settings.set, pen.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width));
    };
    image.onerror = () => reject(new Error('sheet'));
    image.src = settings.sheet;
  });
}

openLab('vision', async bench => {
  const tf = await bench.library('tensorflow');
  const { motifs, materials } = bench.settings.set;
  const lab = { motifs, materials, sets: await sheet(bench.settings), state: Object.assign(fresh(), bench.draft && bench.draft.format === 1 ? bench.draft : {}), engine: '' };
  let model = null;
  lab.motifName = i => bench.word(i < 0 ? 'visionlab.out' : `visionlab.motif.${motifs[i]}`);
  lab.materialName = i => bench.word(`visionlab.material.${materials[i]}`);
  lab.labelOf = one => lab.state.labels[one.id] === undefined ? one.given : lab.state.labels[one.id];
  lab.kept = () => bench.keep(lab.state);
  lab.model = () => {
    if (!model && lab.state.now) {
      model = build(tf, lab.state.now.size, motifs.length, 1);
      setWeights(tf, model, lab.state.now.weights);
    }
    return model;
  };
  /** A model that is ready to be looked at. The first one is what later ones are compared with. */
  lab.taught = async (done, { size, weights, loaded }) => {
    const guesses = await guess(tf, done, lab.sets.museum);
    if (model) model.dispose();
    model = done;
    lab.state.now = { size, weights, guesses, museum: measured(lab.sets.museum, guesses, motifs, materials) };
    if (!lab.state.before && !loaded) lab.state.before = lab.state.now;
    lab.kept();
    bench.ready(() => ({ work: work(lab) }));
    eyes.render();
    steps.look.render();
    steps.mend.render();
    steps.papers.render();
  };

  await tf.setBackend('cpu');
  collect(bench, lab);
  const shown = name => bench.root.querySelector(`[data-step="${name}"]`);
  const steps = { label: label(bench, lab), second: second(bench, lab), train: training(bench, lab, tf), look: look(bench, lab, tf), mend: mend(bench, lab), papers: papers(bench, lab, tf) };
  const eyes = borrowed(bench, lab, tf, hasCard);
  const own = steps.train;
  steps.train = { render: () => { own.render(); eyes.render(); } };
  steps.collect = { render: () => fill(shown('collect').querySelector('[data-counts]'), countsTable(bench, lab)) };

  function go(name, focus = true) {
    lab.state.step = name;
    lab.kept();
    STEPS.forEach(step => { shown(step).hidden = step !== name; });
    bench.root.querySelectorAll('.vision-steps [data-to]').forEach(button => {
      if (button.getAttribute('data-to') === name) button.setAttribute('aria-current', 'step'); else button.removeAttribute('aria-current');
    });
    bench.root.querySelector('[data-back]').hidden = name === STEPS[0];
    bench.root.querySelector('[data-next]').hidden = name === STEPS[STEPS.length - 1];
    steps[name].render();
    if (focus) shown(name).querySelector('h3').focus();
  }
  bench.root.querySelectorAll('[data-to]').forEach(button => button.addEventListener('click', () => go(button.getAttribute('data-to'))));
  bench.root.querySelector('[data-back]').addEventListener('click', () => go(STEPS[STEPS.indexOf(lab.state.step) - 1]));
  bench.root.querySelector('[data-next]').addEventListener('click', () => go(STEPS[STEPS.indexOf(lab.state.step) + 1]));
  motifs.forEach((motif, i) => fill(bench.root.querySelector(`[data-sample="${motif}"]`), drawn(lab.sets.museum.find(one => one.given === i && one.material === 0).pixels)));
  if (lab.state.now) bench.ready(() => ({ work: work(lab) }));
  go(STEPS.includes(lab.state.step) ? lab.state.step : STEPS[0], false);
});
