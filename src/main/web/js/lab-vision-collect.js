// One's own pictures: from the camera, from files, from a drawing pad. They are made as small as the network sees them, at once, and stay on
// the device.
import './device.js';
import { drawn, el, fill } from './lab-vision-parts.js';
import { MOST_OWN, SIDE, SIZE } from './lab-vision-set.js';

const LARGEST_FILE = 20e6;
const MOST_PIXELS = 50e6;
const AT_ONCE = 200;
const HEAD = 65536;

function squared(source, width, height) {
  const canvas = el('canvas', { width: SIDE, height: SIDE });
  const pen = canvas.getContext('2d');
  const side = Math.min(width, height);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  const seen = pen.getImageData(0, 0, SIDE, SIDE).data;
  const pixels = new Uint8Array(SIZE);
  for (let i = 0; i < SIDE * SIDE; i++) pixels.set(seen.subarray(i * 4, i * 4 + 3), i * 3);
  return pixels;
}

/** Width times height as a PNG or JPEG says itself, before anything is unpacked; 0 when it does not say. */
export function area(head) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length > 24 && view.getUint32(0) === 0x89504E47) return view.getUint32(16) * view.getUint32(20);
  if (head.length > 4 && view.getUint16(0) === 0xFFD8) {
    for (let at = 2; at + 9 < head.length;) {
      if (head[at] !== 0xFF) return 0;
      const kind = head[at + 1];
      if (kind >= 0xC0 && kind <= 0xCF && kind !== 0xC4 && kind !== 0xC8 && kind !== 0xCC) return view.getUint16(at + 5) * view.getUint16(at + 7);
      at += 2 + view.getUint16(at + 2);
    }
  }
  return 0;
}

/** As something that can be drawn; fails for what is no picture. Safari before 15 has the picture element only. */
async function opened(file) {
  if (window.createImageBitmap) return createImageBitmap(file);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    reader.onerror = reject;
    reader.onload = () => { image.src = reader.result; };
    reader.readAsDataURL(file);
  });
}

async function read(file) {
  if (file.size > LARGEST_FILE) return 'huge';
  if (area(new Uint8Array(await file.slice(0, HEAD).arrayBuffer())) > MOST_PIXELS) return 'huge';
  try {
    const picture = await opened(file);
    return picture.width * picture.height > MOST_PIXELS ? 'huge' : squared(picture, picture.width, picture.height);
  } catch (broken) {
    return 'broken';
  }
}

export function collect(bench, lab) {
  const find = name => bench.root.querySelector(`[data-${name}]`);
  const label = () => lab.motifs.indexOf(bench.root.querySelector('#vision-own-label').value);
  const problem = text => { find('own-problem').textContent = text; };

  function keep(pixels, from) {
    if (lab.state.own.length >= MOST_OWN) {
      problem(bench.word('visionlab.own.enough', { most: MOST_OWN }));
      return false;
    }
    lab.state.own.push({ id: `o${lab.state.nextOwn++}`, pixels, label: label(), from });
    lab.kept();
    show();
    return true;
  }

  function show() {
    const own = lab.state.own;
    if (!own.length) return fill(find('own'));
    fill(find('own'), el('p', {}, bench.word('visionlab.own.count', { count: own.length })), el('ul', { class: 'vision-own' }, ...own.map((one, i) => {
      const off = el('button', { type: 'button', class: 'button quiet' }, bench.word('visionlab.own.remove', { number: i + 1 }));
      off.addEventListener('click', () => { lab.state.own.splice(lab.state.own.indexOf(one), 1); lab.kept(); show(); find('own').focus(); });
      return el('li', {}, drawn(one.pixels, `${i + 1}: ${lab.motifName(one.label)}`), el('span', {}, lab.motifName(one.label)), off);
    })));
    find('own').tabIndex = -1;
    return undefined;
  }

  bench.root.querySelector('#vision-files').addEventListener('change', async event => {
    const files = [...event.target.files];
    const room = Math.min(AT_ONCE, MOST_OWN - lab.state.own.length);
    const counts = { taken: 0, broken: 0, huge: 0 };
    const work = bench.work(bench.word('visionlab.own.reading'));
    for (let i = 0; i < Math.min(files.length, room) && !work.stopped.aborted; i++) {
      const pixels = await read(files[i]);
      if (typeof pixels === 'string') counts[pixels]++;
      else if (keep(pixels, 'file')) counts.taken++;
      work.update((i + 1) / Math.min(files.length, room), `${i + 1} / ${files.length}`);
    }
    const left = files.length - counts.taken - counts.broken - counts.huge;
    const parts = [bench.word('visionlab.own.taken', { count: counts.taken })];
    if (counts.broken) parts.push(bench.word('visionlab.own.broken', { count: counts.broken }));
    if (counts.huge) parts.push(bench.word('visionlab.own.huge', { count: counts.huge }));
    if (left > 0) parts.push(bench.word('visionlab.own.left', { count: left, most: MOST_OWN }));
    work.end(parts[0]);
    problem(parts.slice(1).join(' '));
    event.target.value = '';
  });

  camera(bench, find, keep, problem);
  pad(bench, find, keep);
  show();
}

function camera(bench, find, keep, problem) {
  const place = find('camera-place');
  const video = place.querySelector('video');
  let stream = null;
  const off = () => {
    if (stream) stream.getTracks().forEach(track => track.stop());
    stream = null;
    place.hidden = true;
    find('camera').focus();
  };
  find('camera').addEventListener('click', async () => {
    problem('');
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 640 } } });
      video.srcObject = stream;
      place.hidden = false;
      await video.play();
      find('shoot').focus();
    } catch (refused) {
      const none = !navigator.mediaDevices || refused.name === 'NotFoundError' || refused.name === 'OverconstrainedError';
      problem(bench.word(none ? 'visionlab.own.no_camera' : 'visionlab.own.camera_refused'));
    }
  });
  find('shoot').addEventListener('click', () => { if (video.videoWidth) keep(squared(video, video.videoWidth, video.videoHeight), 'camera'); });
  find('camera-off').addEventListener('click', off);
  window.addEventListener('pagehide', () => { if (stream) off(); });
}

const STEP = 8;

/** Drawn with a finger, a mouse, or the arrows: space puts the pen down and up. */
function pad(bench, find, keep) {
  const place = find('pad-place');
  const canvas = place.querySelector('canvas');
  const pen = canvas.getContext('2d');
  let last = null;
  const by = { x: 128, y: 128, down: false };
  const clear = () => { pen.fillStyle = '#fff'; pen.fillRect(0, 0, 256, 256); pen.strokeStyle = '#1c2326'; pen.lineWidth = 14; pen.lineCap = 'round'; pen.lineJoin = 'round'; };
  const at = event => { const box = canvas.getBoundingClientRect(); return { x: (event.clientX - box.left) / box.width * 256, y: (event.clientY - box.top) / box.height * 256 }; };
  const line = (from, to) => { pen.beginPath(); pen.moveTo(from.x, from.y); pen.lineTo(to.x, to.y); pen.stroke(); };
  canvas.addEventListener('pointerdown', event => { canvas.setPointerCapture(event.pointerId); last = at(event); line(last, last); });
  canvas.addEventListener('pointermove', event => { if (last) { const to = at(event); line(last, to); last = to; } });
  ['pointerup', 'pointercancel'].forEach(name => canvas.addEventListener(name, () => { last = null; }));
  canvas.addEventListener('keydown', event => {
    const step = { ArrowRight: [STEP, 0], ArrowLeft: [-STEP, 0], ArrowDown: [0, STEP], ArrowUp: [0, -STEP] }[event.key];
    if (event.key === ' ') { event.preventDefault(); by.down = !by.down; bench.say(bench.word(by.down ? 'visionlab.own.pad.down' : 'visionlab.own.pad.up')); }
    if (!step) return;
    event.preventDefault();
    const to = { x: Math.min(248, Math.max(8, by.x + step[0])), y: Math.min(248, Math.max(8, by.y + step[1])) };
    if (by.down) line(by, to);
    Object.assign(by, to);
  });
  find('pad').addEventListener('click', () => { place.hidden = !place.hidden; if (!place.hidden) { clear(); canvas.focus(); } });
  find('pad-clear').addEventListener('click', clear);
  find('pad-take').addEventListener('click', () => { if (keep(squared(canvas, 256, 256), 'drawn')) clear(); });
}
