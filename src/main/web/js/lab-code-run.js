// Runs a program on inputs in a worker of its own, which is ended when its time is up or when the learner says so. One that has done well is kept
// for the next run: Python needs seconds to start.
import './device.js';

const MILLIS = 5000;        // for all inputs of one run together
const STARTING = 120000;    // Python on an old device

const text = address => fetch(address).then(answer => answer.text());
const bytes = address => fetch(address).then(answer => answer.arrayBuffer());
const program = async address => URL.createObjectURL(new Blob([await text(address)], { type: 'text/javascript' }));

// What Python is made of, handed to the worker: it may fetch nothing itself.
async function pythonFrom(address) {
  const beside = name => address.replace(/[^/]+$/, name);
  const [pyodide, module, wasm, library, lock] = await Promise.all([program(address), program(beside('pyodide.asm.mjs')),
    bytes(beside('pyodide.asm.wasm')), bytes(beside('python_stdlib.zip')), text(beside('pyodide-lock.json'))]);
  return { pyodide, module, wasm, library, lock: JSON.parse(lock) };
}

// @param worker the address of code-worker.js
// @param python gives the address of the library
export function runnerOf(worker, python) {
  const ready = {};
  let files;

  async function start(language, stopped) {
    if (ready[language]) return ready[language];
    if (language === 'python') files = files || await pythonFrom(python());
    const made = new Worker(worker, { type: 'module' });
    const answer = await listen(made, STARTING, stopped, message => message.kind === 'ready' || message.kind === 'unable',
      () => made.postMessage({ kind: 'start', language, files: language === 'python' ? files : {} }));
    if (answer.kind !== 'ready') {
      made.terminate();
      throw Object.assign(new Error(answer.error || answer.kind), { kind: answer.kind === 'stopped' ? 'stopped' : 'unable' });
    }
    ready[language] = made;
    return made;
  }

  // Hears the worker until a message is the last one, the time is up, or somebody says stop. Never rejects.
  function listen(made, millis, stopped, isLast, begin, onEach = () => {}) {
    return new Promise(resolve => {
      const end = message => {
        clearTimeout(timer);
        made.onmessage = null;
        made.onerror = null;
        resolve(message);
      };
      const timer = setTimeout(() => end({ kind: 'time' }), millis);
      stopped(() => end({ kind: 'stopped' }));
      made.onerror = event => { event.preventDefault(); end({ kind: 'unable', error: event.message }); };
      made.onmessage = ({ data }) => (isLast(data) ? end(data) : onEach(data));
      begin();
    });
  }

  // @param work as lab-work.js makes it
  // @returns {kind: done | broken | missing | time | stopped | unable, error, answers: [{value, error, odd}], printed}
  async function perform(language, code, name, inputs, work, onStarted = () => {}) {
    const answers = inputs.map(() => ({ value: null, missing: true }));
    const printed = [];
    const stopped = work.onStop;
    let made;
    try {
      made = await start(language, stopped);
    } catch (failed) {
      return { kind: failed.kind || 'unable', error: failed.message, answers, printed };
    }
    onStarted();
    const last = await listen(made, MILLIS, stopped, message => ['done', 'broken', 'missing'].includes(message.kind),
      () => made.postMessage({ kind: 'run', code, name, inputs }), message => {
        if (message.kind === 'print') printed.push(message.text);
        if (message.kind === 'output') answers[message.index] = { value: message.value, error: message.error, odd: message.odd };
      });
    if (last.kind !== 'done' && last.kind !== 'broken' && last.kind !== 'missing') {
      made.terminate();   // the only way to end an endless loop
      delete ready[language];
    }
    return { kind: last.kind, error: last.error, answers, printed };
  }

  return { perform, seconds: MILLIS / 1000 };
}
