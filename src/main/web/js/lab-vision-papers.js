// The datasheet, the model card, the model as a file, and what is handed in.
import './device.js';
import { build, fileOf, readFile, setWeights, toBase64 } from './lab-vision-model.js';
import { OUT } from './lab-vision-set.js';

const LARGEST_FILE = 400000;

export function papers(bench, lab, tf) {
  const find = name => bench.root.querySelector(`[data-${name}]`);
  const fields = [...bench.root.querySelectorAll('[data-sheet], [data-card]')];
  const place = field => field.dataset.sheet ? [lab.state.sheet, field.dataset.sheet] : [lab.state.card, field.dataset.card];
  fields.forEach(field => {
    const [answers, name] = place(field);
    if (answers[name] !== undefined) field.value = answers[name];
    field.addEventListener('input', () => { answers[name] = field.value; lab.kept(); });
  });

  find('export').addEventListener('click', () => {
    if (!lab.state.now) return bench.say(bench.word('visionlab.look.none'));
    const address = URL.createObjectURL(new Blob([fileOf(lab.state.now.size, lab.state.now.weights, lab.motifs)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'qadam-vision.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    return bench.say(bench.word('visionlab.file.saved'));
  });

  bench.root.querySelector('#vision-import').addEventListener('change', async event => {
    const file = event.target.files[0];
    const read = file && file.size <= LARGEST_FILE ? readFile(await file.text().catch(() => ''), lab.motifs) : null;
    event.target.value = '';
    find('import-problem').textContent = read ? '' : bench.word('visionlab.file.refused');
    if (!read) return;
    const model = build(tf, read.size, lab.motifs.length, 1);
    setWeights(tf, model, read.weights);
    await lab.taught(model, { size: read.size, weights: read.weights, loaded: true });
    bench.say(bench.word('visionlab.file.loaded', { percent: Math.round(lab.state.now.museum.rate * 100) }));
  });

  function show() {
    find('ready-says').textContent = bench.word(lab.state.now ? 'visionlab.ready' : 'visionlab.look.none');
  }
  return { render: show };
}

const number = value => value === undefined || value === '' || Number.isNaN(Number(value)) ? null : Math.min(100, Math.max(0, Math.round(Number(value))));

/** As qadam.visionlab.Handed reads it. */
export function work(lab) {
  const { state, motifs } = lab;
  const named = entries => Object.fromEntries(entries.map(([id, label]) => [id, motifs[label]]));
  const model = one => ({ architecture: one.size, weights: toBase64(one.weights) });
  const made = { format: 1, ...model(state.now),
    labels: named(lab.sets.ready.map(one => [one.id, lab.labelOf(one)]).filter(([, label]) => label !== OUT)),
    added: named(Object.entries(state.extra)), second: named(Object.entries(state.second)), kappa: state.kappa,
    datasheet: { ...state.sheet }, card: { ...state.card, before: number(state.card.before), after: number(state.card.after), worstAfter: number(state.card.worstAfter) },
    own: { drawn: 0, camera: 0, file: 0 } };
  state.own.forEach(one => { made.own[one.from]++; });
  if (state.before && state.before.weights !== state.now.weights) made.before = model(state.before);
  return made;
}
