// What the model makes of pictures it has never seen: the table of confusions, each material for itself, where it looks, and how it is fooled.
import './device.js';
import { bars, drawn, el, fill, gallery, percent, svg, table } from './lab-vision-parts.js';
import { shares } from './lab-vision-model.js';
import { SIDE, SIZE, dice, worst } from './lab-vision-set.js';

const PATCH = 8;
const STRIDE = 4;
const GREY = 128;

export function look(bench, lab, tf) {
  const find = name => bench.root.querySelector(`[data-${name}]`);
  const sliders = [...bench.root.querySelectorAll('[data-fool]')];
  let picked = null;

  function show() {
    const now = lab.state.now;
    if (!now) {
      fill(find('results'), el('p', { class: 'notice' }, bench.word('visionlab.look.none')));
      return;
    }
    const result = now.museum;
    const group = worst(result);
    const names = lab.motifs.map((_, i) => lab.motifName(i));
    fill(find('results'), el('p', { class: 'vision-big' }, bench.word('visionlab.look.share', { percent: Math.round(result.rate * 100), right: result.right, all: result.all })), el('div', { class: 'vision-pair' }, el('div', {},
      bars(bench.word('visionlab.look.groups'), result.byMaterial.map((one, i) => ({ name: lab.materialName(i), rate: one.right / one.all })), bench.word),
      el('p', {}, bench.word('visionlab.look.worst', { material: lab.materialName(group), percent: Math.round(result.byMaterial[group].right / result.byMaterial[group].all * 100) }))),
      table(bench.word('visionlab.look.matrix'), [bench.word('visionlab.look.really'), ...names], names,
        (r, c) => ({ text: result.matrix[r][c], strength: result.matrix[r][c] / 15, bad: r !== c && result.matrix[r][c] > 2 }))));
    const name = (one, i) => bench.word('visionlab.look.picture', { number: i + 1, motif: lab.motifName(one.given), material: lab.materialName(one.material), guess: lab.motifName(now.guesses[i]) });
    const shown = gallery(lab.sets.museum, name, one => choose(one));
    lab.sets.museum.forEach((one, i) => { if (now.guesses[i] !== one.given) shown.children[i].classList.add('vision-wrong'); });
    fill(find('museum'), el('p', { class: 'muted' }, bench.word('visionlab.look.choose')), shown);
  }

  async function choose(one) {
    picked = one;
    sliders.forEach(slider => { slider.value = 0; });
    const model = lab.model();
    if (!model) return;
    const places = [];
    for (let y = 0; y + PATCH <= SIDE; y += STRIDE) for (let x = 0; x + PATCH <= SIDE; x += STRIDE) places.push([x, y]);
    const values = await shares(tf, model, [one, ...places.map(([x, y]) => ({ pixels: covered(one.pixels, x, y) }))]);
    const motifs = lab.motifs.length;
    const own = [...values.subarray(0, motifs)];
    const guess = own.indexOf(Math.max(...own));
    const drops = places.map((_, i) => Math.max(0, own[guess] - values[(i + 1) * motifs + guess]));
    const most = Math.max(...drops, 0.01);
    const map = svg('svg', { viewBox: `0 0 ${SIDE} ${SIDE}`, class: 'vision-map', 'aria-hidden': 'true' });
    places.forEach(([x, y], i) => map.append(svg('rect', { x: x + 2, y: y + 2, width: STRIDE, height: STRIDE, class: 'vision-heat', 'fill-opacity': (drops[i] / most * 0.75).toFixed(2) })));
    const strongest = places[drops.indexOf(Math.max(...drops))];
    const across = ['left', 'middle', 'right'][Math.min(2, Math.floor((strongest[0] + PATCH / 2) / SIDE * 3))];
    const down = ['top', 'middle', 'bottom'][Math.min(2, Math.floor((strongest[1] + PATCH / 2) / SIDE * 3))];
    fill(find('occlusion'), el('div', { class: 'vision-seen' }, el('div', { class: 'vision-over' }, large(one.pixels), map), el('p', {}, bench.word('visionlab.occlusion.says', { guess: lab.motifName(guess), percent: percent(own[guess]), place: bench.word(`visionlab.place.${down}.${across}`), drop: percent(Math.max(...drops)) }))));
    fool();
  }

  const large = pixels => { const canvas = drawn(pixels); canvas.classList.add('vision-large'); return canvas; };

  async function fool() {
    const model = lab.model();
    if (!picked || !model) return;
    const changed = altered(picked.pixels, Object.fromEntries(sliders.map(slider => [slider.dataset.fool, Number(slider.value)])));
    const values = await shares(tf, model, [picked, { pixels: changed }]);
    const motifs = lab.motifs.length;
    const best = from => { const own = [...values.subarray(from, from + motifs)]; return [own.indexOf(Math.max(...own)), Math.max(...own)]; };
    const [before] = best(0);
    const [after, share] = best(motifs);
    fill(find('fooled'), el('div', { class: 'vision-seen' }, large(changed), el('p', {}, bench.word(before === after ? 'visionlab.fool.same' : 'visionlab.fool.done', { before: lab.motifName(before), after: lab.motifName(after), percent: percent(share) }))));
  }
  sliders.forEach(slider => slider.addEventListener('input', fool));
  return { render: show };
}

function covered(pixels, left, top) {
  const copy = pixels.slice();
  for (let y = top; y < top + PATCH; y++) copy.fill(GREY, (y * SIDE + left) * 3, (y * SIDE + left + PATCH) * 3);
  return copy;
}

/** @param by spin, noise, light, cover: 0 to 10 each */
export function altered(pixels, by) {
  const roll = dice(7);
  const angle = by.spin / 10 * Math.PI;
  const out = new Uint8Array(SIZE);
  const middle = (SIDE - 1) / 2;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const sx = Math.round(middle + (x - middle) * Math.cos(angle) + (y - middle) * Math.sin(angle));
      const sy = Math.round(middle - (x - middle) * Math.sin(angle) + (y - middle) * Math.cos(angle));
      const from = (Math.min(SIDE - 1, Math.max(0, sy)) * SIDE + Math.min(SIDE - 1, Math.max(0, sx))) * 3;
      for (let c = 0; c < 3; c++) {
        const value = pixels[from + c] + (roll() - 0.5) * by.noise * 24 + by.light * 14;
        out[(y * SIDE + x) * 3 + c] = Math.min(255, Math.max(0, value));
      }
    }
  }
  const side = Math.round(by.cover * 2);
  const from = Math.round((SIDE - side) / 2);
  for (let y = from; y < from + side; y++) out.fill(GREY, (y * SIDE + from) * 3, (y * SIDE + from + side) * 3);
  return out;
}
