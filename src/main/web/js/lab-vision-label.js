// Labelling, and the second labeller: agreement beyond chance, and the pictures to talk about.
import './device.js';
import { drawn, el, fill, gallery } from './lab-vision-parts.js';
import { OUT, dice, kappa, shuffled } from './lab-vision-set.js';

const PUPIL_PICTURES = 24;

export function label(bench, lab) {
  const find = name => bench.root.querySelector(`[data-${name}]`);
  const shown = bench.root.querySelector('#vision-shown');
  let chosen = new Set();

  const tell = () => { find('chosen').textContent = bench.word('visionlab.label.chosen', { count: chosen.size }); };
  function show() {
    chosen = new Set();
    const wanted = shown.value === 'out' ? OUT : lab.motifs.indexOf(shown.value);
    const pictures = lab.sets.ready.filter(one => lab.labelOf(one) === wanted);
    const name = one => bench.word('visionlab.picture', { number: Number(one.id.slice(1)) + 1, material: lab.materialName(one.material), label: lab.motifName(lab.labelOf(one)) });
    fill(find('gallery'), el('p', { class: 'muted' }, bench.word('visionlab.label.count', { count: pictures.length })), gallery(pictures, name, (one, button) => {
      if (chosen.has(one.id)) chosen.delete(one.id); else chosen.add(one.id);
      button.setAttribute('aria-pressed', String(chosen.has(one.id)));
      tell();
    }, true));
    tell();
  }
  shown.addEventListener('change', show);
  bench.root.querySelectorAll('[data-set]').forEach(button => button.addEventListener('click', () => {
    const to = button.dataset.set === 'out' ? OUT : lab.motifs.indexOf(button.dataset.set);
    const count = chosen.size;
    chosen.forEach(id => { lab.state.labels[id] = to; });
    lab.kept();
    show();
    bench.say(bench.word('visionlab.label.done', { count, label: lab.motifName(to) }));
  }));
  return { render: show };
}

export function second(bench, lab) {
  const find = name => bench.root.querySelector(`[data-${name}]`);

  function pairs() {
    return lab.sets.ready.filter(one => lab.state.second[one.id] !== undefined && lab.labelOf(one) !== OUT)
      .map(one => ({ one, mine: lab.labelOf(one), other: lab.state.second[one.id] }));
  }

  function show() {
    const all = pairs();
    lab.state.kappa = all.length ? kappa(all.map(pair => [pair.mine, pair.other])) : null;
    if (!all.length) return fill(find('agreement'), el('p', { class: 'muted' }, bench.word('visionlab.second.none')));
    const apart = all.filter(pair => pair.mine !== pair.other && !lab.state.settled[pair.one.id]);
    const value = lab.state.kappa.toFixed(2);
    const says = lab.state.kappa > 0.8 ? 'high' : lab.state.kappa > 0.6 ? 'fair' : 'low';
    fill(find('agreement'), el('p', { role: 'status' }, el('strong', {}, bench.word('visionlab.second.kappa', { kappa: value })), ' ', bench.word(`visionlab.second.${says}`)),
      el('p', {}, bench.word('visionlab.second.apart', { apart: apart.length, all: all.length })), el('ul', { class: 'vision-apart' }, ...apart.map(asked)));
    return undefined;
  }

  function asked({ one, mine, other }) {
    const number = Number(one.id.slice(1)) + 1;
    const item = el('li', { 'data-apart': one.id }, drawn(one.pixels, bench.word('visionlab.second.picture', { number })));
    const choose = (to, key) => {
      const button = el('button', { type: 'button', class: 'button quiet' }, bench.word(key, { label: lab.motifName(to) }));
      button.setAttribute('aria-label', `${number}. ${button.textContent}`);
      button.addEventListener('click', () => {
        lab.state.labels[one.id] = to;
        lab.state.settled[one.id] = true;      // talked over; what the second one said stays said
        const next = item.nextElementSibling || item.previousElementSibling;
        const id = next && next.dataset.apart;
        lab.kept();
        show();
        const place = id ? find('agreement').querySelector(`[data-apart="${id}"] button`) : bench.root.querySelector('[data-next]');
        if (place) place.focus();
      });
      return button;
    };
    item.append(el('span', { class: 'vision-choices' }, choose(mine, 'visionlab.second.first'), choose(other, 'visionlab.second.other')));
    return item;
  }

  find('second-given').addEventListener('click', () => {
    lab.sets.ready.forEach(one => { lab.state.second[one.id] = one.second; });
    lab.state.secondBy = 'given';
    lab.kept();
    find('pupil').hidden = true;
    show();
  });

  find('second-pupil').addEventListener('click', () => {
    lab.state.second = {};
    lab.state.settled = {};
    lab.state.secondBy = 'pupil';
    const queue = shuffled(lab.sets.ready.filter(one => lab.labelOf(one) !== OUT), dice(bench.seed + 5)).slice(0, PUPIL_PICTURES);
    find('pupil').hidden = false;
    fill(find('agreement'));
    ask(queue, 0);
  });

  /** One picture at a time, without the mine label. */
  function ask(queue, at) {
    if (at === queue.length) {
      find('pupil').hidden = true;
      lab.kept();
      show();
      return;
    }
    const one = queue[at];
    const row = el('p', { class: 'row' }, ...lab.motifs.map((motif, i) => {
      const button = el('button', { type: 'button', class: 'button quiet' }, lab.motifName(i));
      button.addEventListener('click', () => { lab.state.second[one.id] = i; ask(queue, at + 1); });
      return button;
    }));
    fill(find('pupil'), el('p', { role: 'status' }, bench.word('visionlab.second.ask', { number: at + 1, all: queue.length })), drawn(one.pixels, bench.word('visionlab.second.picture', { number: at + 1 })), row);
    find('pupil').querySelector('canvas').classList.add('vision-large');
    row.querySelector('button').focus();
  }
  return { render: show };
}
