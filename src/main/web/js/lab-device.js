// What the device can bear. Guessed from what the browser tells and a short sum; a wrong guess costs a smaller model, nothing else.
import './device.js';

const PROBE_STEPS = 3000000;
const SLOW_MILLIS = 60;   // a laptop of 2020 needs about 5

function probe() {
  const began = performance.now();
  let sum = 0;
  for (let i = 1; i < PROBE_STEPS; i++) sum += 1 / (i * 1.0001);
  return sum > 0 ? performance.now() - began : 0;
}

let known;
export function isWeak() {
  if (known === undefined) {
    known = (navigator.deviceMemory || 4) <= 2 || (navigator.hardwareConcurrency || 4) <= 2 || Math.min(probe(), probe()) > SLOW_MILLIS;
  }
  return known;
}
