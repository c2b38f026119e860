// Runs a learner's program. A worker of its own that is served under a policy of its own (qadam.codelab.WorkerScript): it may make a program of text,
// and it may ask nobody for anything; whatever it needs is handed to it. Whoever started it ends it when its time is up. It imports nothing:
// there is no page here, so there is no device.js.
const MEMORY = 256 * 1048576;
const MOST_LINES = 100;
const LONGEST = 500;

let lines = 0;
const tell = message => postMessage(message);

function print(text) {
  lines++;
  if (lines <= MOST_LINES) tell({ kind: 'print', text: String(text).slice(0, LONGEST) });
}

// Python's memory grows by this one door; beyond the limit its own MemoryError comes.
function keepSmall() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function growWithin(pages) {
    if (this.buffer.byteLength + pages * 65536 > MEMORY) throw new RangeError('memory');
    return grow.call(this, pages);
  };
}

// Pyodide asks for two files by address; it gets those that came with the message.
function answerFrom({ wasm, library }) {
  const types = { wasm: 'application/wasm', zip: 'application/zip' };
  self.fetch = address => Promise.resolve(new Response(String(address).endsWith('.wasm') ? wasm : library,
    { headers: { 'Content-Type': types[String(address).split('.').pop()] || 'application/octet-stream' } }));
}

const CALL = `
import json as _json
def _qadam_call(space, name, text):
    return _json.dumps(space[name](*_json.loads(text)))
`;

async function startPython(files) {
  keepSmall();
  answerFrom(files);
  const { loadPyodide } = await import(files.pyodide);
  const createPyodideModule = (await import(files.module)).default;
  const python = await loadPyodide({
    indexURL: `${self.location.origin}/`, createPyodideModule, lockFileContents: files.lock, stdout: print, stderr: print,
  });
  python.runPython(CALL);
  const call = python.globals.get('_qadam_call');
  return (code, name) => {
    const space = python.toPy({});
    python.runPython(code, { globals: space, filename: 'program.py' });
    if (!space.has(name)) return undefined;
    return input => JSON.parse(call(space, name, JSON.stringify(input)));
  };
}

const HIDDEN = ['self', 'globalThis', 'postMessage', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'indexedDB', 'caches', 'Worker',
  'importScripts', 'BroadcastChannel', 'close', 'onmessage', 'navigator', 'location'];

function startJavaScript() {
  const console = { log: (...all) => print(all.map(one => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(' ')) };
  return (code, name) => {
    const made = new Function('console', ...HIDDEN, `"use strict";\n${code}\nreturn typeof ${name} === 'function' ? ${name} : undefined;`)(console);
    return made && (input => made(...JSON.parse(JSON.stringify(input))));
  };
}

const isNumber = value => typeof value === 'number' && isFinite(value);
const isOutput = value => isNumber(value) || (Array.isArray(value) && value.length <= 4 && value.every(isNumber));

// What went wrong, as its language says it: of Python's account the end, with the learner's own lines.
function fault(error) {
  const text = String(error && error.message ? error.message : error);
  const own = text.split('\n').filter(line => line.trim() && !line.includes('_qadam_call') && !line.includes('/lib/python'));
  return error && error.name && error.name !== 'PythonError' ? `${error.name}: ${text}`.slice(0, LONGEST) : own.slice(-4).join('\n').slice(0, LONGEST);
}

function runAll(prepare, { code, name, inputs }) {
  lines = 0;
  let call;
  try {
    call = prepare(code, name);
  } catch (error) {
    tell({ kind: 'broken', error: fault(error) });
    return;
  }
  if (!call) {
    tell({ kind: 'missing' });
    return;
  }
  inputs.forEach((input, index) => {
    try {
      const value = call(input);
      if (isOutput(value)) tell({ kind: 'output', index, value });
      else tell({ kind: 'output', index, value: null, odd: String(JSON.stringify(value)).slice(0, 80) });
    } catch (error) {
      tell({ kind: 'output', index, value: null, error: fault(error) });
    }
  });
  if (lines > MOST_LINES) tell({ kind: 'print', text: '…' });
  tell({ kind: 'done' });
}

let prepare;
onmessage = async ({ data }) => {
  if (data.kind === 'run') {
    runAll(prepare, data);
    return;
  }
  try {
    prepare = data.language === 'python' ? await startPython(data.files) : startJavaScript();
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'unable', error: fault(error) });
  }
};
