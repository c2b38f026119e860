// The page on which a reader checks the count: takes what they choose, runs the check, can be stopped. Without this script the page
// explains the command. What is checked stands in check-run.js.
import './device.js';
import { sample, whole } from './check-run.js';
import { Show, say } from './check-show.js';
import { Fault, FolderSource, SiteSource } from './check-source.js';

const form = document.querySelector('[data-check]');
const start = form.querySelector('[data-start]');
const stop = form.querySelector('[data-stop]');
const show = new Show(document.querySelector('[data-show]'));
let stopping;

const bytesOf = async input => (input.files.length ? new Uint8Array(await new Response(input.files[0]).arrayBuffer()) : null);

async function run() {
  const { signal } = stopping;
  const folder = form.elements.folder.files;
  const log = {
    source: folder.length ? new FolderSource(folder, signal) : new SiteSource(signal),
    trustFile: await bytesOf(form.elements.trust),
    earlier: await bytesOf(form.elements.earlier),
    many: Number(form.elements.many.value),
  };
  await (form.elements.way.value === 'whole' ? whole(log, show) : sample(log, show));
}

function explain(failure) {
  if (failure.name === 'AbortError') show.end('warn', say('stopped'));
  else if (failure instanceof Fault) show.end('bad', say('wrong'), say(`fault.${failure.kind}`, { what: failure.what }), say('wrong.do'));
  else show.end('warn', say('broken'), String(failure));
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  stopping = new AbortController();
  start.disabled = true;
  stop.hidden = false;
  stop.focus();   // a button that is switched off would lose the keyboard's place
  try {
    await run();
  } catch (failure) {
    explain(failure);
    stopping.abort();   // what is still on its way is not needed any more
  }
  start.disabled = false;
  if (document.activeElement === stop) start.focus();
  stop.hidden = true;
});
stop.addEventListener('click', () => stopping.abort());
form.addEventListener('change', () => { form.querySelector('[data-many]').hidden = form.elements.way.value === 'whole'; });

form.querySelector('[data-folder]').hidden = !('webkitdirectory' in form.elements.folder);
const able = window.isSecureContext && window.crypto.subtle && window.AbortController && window.TextDecoder;
(able ? form : document.querySelector('[data-unable]')).hidden = false;
