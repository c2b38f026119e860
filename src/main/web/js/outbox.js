// The outbox: an answer is written here first, then sent, and leaves only on the server's receipt.
const STORE = 'steps';
let opened;

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open('qadam-outbox', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore(mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// UUIDv7 (RFC 9562 §5.7): the name of a step, made where it is taken. getRandomValues works on plain HTTP too.
export function stepId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export const put = step => inStore('readwrite', store => store.put(step));
export const remove = id => inStore('readwrite', store => store.delete(id));
export const waiting = () => inStore('readonly', store => store.getAll());

// Sends what waits, oldest first, a few at a time. Gives each receipt or refusal to onAnswer; returns whether the server was reached.
export async function send(onAnswer) {
  const steps = (await waiting()).slice(0, 20);
  if (!steps.length) return true;
  let answers;
  try {
    const response = await fetch('/api/steps', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' },
      body: JSON.stringify({ language: document.documentElement.lang, steps }),
    });
    if (!response.ok) return false;
    answers = (await response.json()).steps;
  } catch (offline) {
    return false;
  }
  for (const answer of answers) {
    if (answer.later) {
      if (answer.problem === 'FULL') onAnswer(answer);   // it stays here, and the reader is told why
      return false;
    }
    await remove(answer.id);
    onAnswer(answer);
  }
  return steps.length < 20 ? true : send(onAnswer);
}

// Keeps sending with growing pauses until the outbox is empty. One loop a page; locks keep tabs from sending the same twice at once.
let running = false;
export async function deliver(onAnswer) {
  if (running) return;
  running = true;
  for (let pause = 1000; ; pause = Math.min(pause * 2, 60000)) {
    const done = navigator.locks
      ? await navigator.locks.request('qadam-outbox', () => send(onAnswer))
      : await send(onAnswer);
    if (done) break;
    await new Promise(resolve => {
      const timer = setTimeout(resolve, pause);
      addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
  running = false;
}
