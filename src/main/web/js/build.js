// The builder's page: code in tabs, buttons that copy, and answers that come piece by piece. Whatever goes wrong, the sections, the text
// and the form are there and work.
import './device.js';

// ── copying ──

const copy = document.getElementById('copy-button');

function copying(code) {
  const button = copy.content.firstElementChild.cloneNode(true);
  const words = button.textContent;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
  return button;
}

if (copy && navigator.clipboard) document.querySelectorAll('[data-copy]').forEach(code => code.after(copying(code)));

// ── tabs (WAI-ARIA authoring practices): arrows move, the chosen one is shown ──

function tabs(place) {
  const parts = [...place.querySelectorAll(':scope > section')];
  const list = document.createElement('div');
  list.className = 'tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', place.dataset.tabs);
  const buttons = parts.map((part, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `${part.id}-tab`;
    button.textContent = part.querySelector('h3').textContent;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', part.id);
    button.addEventListener('click', () => choose(at));
    part.setAttribute('role', 'tabpanel');
    part.setAttribute('aria-labelledby', button.id);
    part.querySelector('h3').hidden = true;
    return button;
  });

  function choose(chosen) {
    buttons.forEach((button, at) => {
      button.setAttribute('aria-selected', String(at === chosen));
      button.tabIndex = at === chosen ? 0 : -1;
      parts[at].hidden = at !== chosen;
    });
  }

  list.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    choose(next);
    buttons[next].focus();
  });
  list.append(...buttons);
  place.prepend(list);
  choose(0);
}

document.querySelectorAll('[data-tabs]').forEach(tabs);

// ── the playground ──

const form = document.querySelector('[data-play]');
const answer = document.querySelector('[data-answer]');

function body() {
  const fields = new FormData(form);
  const messages = [{ role: 'user', content: fields.get('prompt') }];
  if (fields.get('system').trim()) messages.unshift({ role: 'system', content: fields.get('system') });
  return JSON.stringify({ model: fields.get('model'), temperature: Number(fields.get('temperature')), stream: true, messages });
}

async function read(stream, tell) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop();
    events.filter(event => event.startsWith('data: {')).forEach(event => tell(JSON.parse(event.slice(6))));
  }
}

async function ask(event) {
  event.preventDefault();
  const text = answer.querySelector('[data-text]');
  const stop = form.querySelector('[data-stop]');
  const send = form.querySelector('[type="submit"]');
  const halt = new AbortController();
  stop.onclick = () => halt.abort();
  document.getElementById('play-error')?.remove();
  answer.hidden = false;
  answer.setAttribute('aria-busy', 'true');
  answer.querySelectorAll('[data-by-model], [data-by-people]').forEach(line => { line.hidden = true; });
  text.textContent = form.dataset.writing;
  send.disabled = true;
  stop.hidden = false;
  let said = '';
  try {
    const reply = await fetch('/api/build/chat', { method: 'POST', signal: halt.signal, body: body(),
      headers: { 'Content-Type': 'application/json', 'X-Qadam': '1', 'Accept-Language': document.documentElement.lang } });
    if (!reply.ok) throw new Error((await reply.json()).error.message);
    let people = false;
    await read(reply.body, piece => {
      if (piece.error) throw new Error(piece.error.message);
      people = people || Boolean(piece.system_fingerprint && piece.system_fingerprint !== 'model');
      said += piece.choices[0]?.delta.content || '';
      text.textContent = said;
    });
    answer.querySelector(people ? '[data-by-people]' : '[data-by-model]').hidden = false;
  } catch (problem) {
    if (problem.name !== 'AbortError') text.textContent = `${said}\n\n${problem.name === 'TypeError' ? form.dataset.broken : problem.message}`.trim();
  } finally {
    answer.removeAttribute('aria-busy');
    send.disabled = false;
    stop.hidden = true;
  }
}

if (form && window.ReadableStream) form.addEventListener('submit', ask);
