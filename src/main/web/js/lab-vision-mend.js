// Mending the data: what is missing is asked of the generator, and before is held beside after.
import './device.js';
import { bars, el, fill, percent, table } from './lab-vision-parts.js';
import { counts, learned } from './lab-vision-set.js';

export function countsTable(bench, lab) {
  const all = counts(learned(lab.sets, lab.state), lab.motifs, lab.materials);
  return table(bench.word('visionlab.counts.caption'), [bench.word('visionlab.motif'), ...lab.materials.map((_, i) => lab.materialName(i))], lab.motifs.map((_, i) => lab.motifName(i)),
    (r, c) => ({ text: all[r][c], strength: all[r][c] / 24, bad: all[r][c] < 8 }));
}

export function mend(bench, lab) {
  const find = name => bench.root.querySelector(`[data-${name}]`);

  function show() {
    bench.root.querySelectorAll('[data-counts]').forEach(place => fill(place, countsTable(bench, lab)));
    const before = lab.state.before;
    const now = lab.state.now;
    if (!before || !now || before.weights === now.weights) {
      fill(find('compare'), el('p', { class: 'muted' }, bench.word('visionlab.compare.none')));
      return;
    }
    const share = result => result.right / result.all;
    fill(find('compare'), el('p', { class: 'vision-big' }, bench.word('visionlab.compare.says', { before: percent(before.museum.rate), after: percent(now.museum.rate) })),
      bars(bench.word('visionlab.look.groups'), now.museum.byMaterial.map((one, i) => ({ name: lab.materialName(i), rate: share(one), before: share(before.museum.byMaterial[i]) })), bench.word));
  }

  find('ask').addEventListener('click', () => {
    const motif = lab.motifs.indexOf(bench.root.querySelector('#vision-ask-motif').value);
    const material = lab.materials.indexOf(bench.root.querySelector('#vision-ask-material').value);
    const many = Math.max(1, Math.min(30, Math.floor(Number(bench.root.querySelector('#vision-ask-many').value)) || 1));
    const left = lab.sets.store.filter(one => one.given === motif && one.material === material && lab.state.extra[one.id] === undefined);
    left.slice(0, many).forEach(one => { lab.state.extra[one.id] = motif; });
    lab.kept();
    show();
    const got = Math.min(many, left.length);
    find('added').textContent = bench.word(got < many ? 'visionlab.mend.got_all' : 'visionlab.mend.got', { count: got, motif: lab.motifName(motif), material: lab.materialName(material) });
  });
  return { render: show };
}
