// The libraries of a lab: how much of them is still to be loaded, and loading them with their progress. They stand under addresses that
// hold their hash, so what a browser has once it never loads again.
import './device.js';

// Whether a browser says that each megabyte counts here.
export function metered() {
  const link = navigator.connection || {};
  return Boolean(link.saveData) || link.type === 'cellular' || /(^|-)[23]g$/.test(link.effectiveType || '');
}

// As people say it, in the page's language.
export function size(bytes) {
  const language = document.documentElement.lang;
  if (bytes < 950000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString(language)} ${language === 'en' ? 'KB' : 'КБ'}`;
  return `${(bytes / 1000000).toLocaleString(language, { maximumFractionDigits: 1 })} ${language === 'en' ? 'MB' : 'МБ'}`;
}

async function isHere(address) {
  if (!window.caches) return false;   // on plain HTTP nobody can know; the browser's own store may have it all the same
  return Boolean(await caches.match(address).catch(() => undefined));
}

// @param libraries as the page lists them: [{name, path, files: [{path, size, sent}]}]
const ready = async library => {
  if (library.ready) await library.ready();
  return library;
};

export function shelfOf(libraries) {
  const files = libraries.reduce((all, library) => all.concat(library.files), []);
  const loaded = new Set();
  const modules = new Map();

  async function missing() {
    const here = await Promise.all(files.map(file => loaded.has(file.path) || isHere(file.path)));
    return files.filter((file, at) => !here[at]);
  }

  // Reads a file to its end, so that the browser has it when it is imported.
  async function read(file, signal, onBytes) {
    const answer = await fetch(file.path, { signal });
    if (!answer.ok) throw new Error(`${file.path}: ${answer.status}`);
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) onBytes(part.value.length);
    loaded.add(file.path);
  }

  return {
    has: name => libraries.some(library => library.name === name),
    files: files.map(file => file.path),
    missing,
    // @returns how many bytes are still to be loaded, as they are sent
    toLoad: async () => (await missing()).reduce((sum, file) => sum + file.sent, 0),

    // @param work as lab-work.js makes it
    async load(work) {
      const wanted = await missing();
      const whole = wanted.reduce((sum, file) => sum + file.size, 0);
      const abort = new AbortController();
      let done = 0;
      work.onStop(() => abort.abort());
      for (const file of wanted) {
        await read(file, abort.signal, bytes => { done += bytes; work.update(done / whole); });
      }
    },

    // The module of a library, after it has got ready where it says that it must (TensorFlow chooses its engine). Its address, for a worker that imports it itself, is in `addressOf`.
    library(name) {
      const address = this.addressOf(name);
      if (!modules.has(name)) modules.set(name, import(address).then(ready).catch(error => { modules.delete(name); throw error; }));
      return modules.get(name);
    },

    addressOf(name) {
      const found = libraries.find(library => library.name === name);
      if (!found) throw new Error(`the lab does not list the library ${name}`);
      return found.path;
    },
  };
}
