// Where the files of a log come from: this site, or a folder that the reader has downloaded. Each counts the bytes it has read.
import './device.js';

// What is wrong, exactly: the kind has a sentence in three languages, `what` is the file, the entry or the number.
export class Fault extends Error {
  constructor(kind, what) {
    super(`${kind} ${what}`);
    this.kind = kind;
    this.what = String(what);
  }
}

const BESIDE = ['count.json', 'trust.json'];   // on a site these stand beside the log

export class SiteSource {
  constructor(signal) {
    this.signal = signal;
    this.byteCount = 0;
  }

  // What lies at the path below the log; null where nothing does.
  async read(path) {
    try {
      const answer = await fetch((BESIDE.includes(path) ? '/' : '/log/') + path, { cache: 'no-store', signal: this.signal });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Fault('unreachable', `${path}: ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      this.byteCount += bytes.length;
      return bytes;
    } catch (failure) {
      if (failure instanceof Fault || failure.name === 'AbortError') throw failure;
      throw new Fault('unreachable', path);
    }
  }
}

export class FolderSource {
  constructor(files, signal) {
    const paths = new Map(Array.from(files, file => [file.webkitRelativePath || file.name, file]));
    const place = Array.from(paths.keys()).filter(path => /(^|\/)checkpoint$/.test(path)).sort((a, b) => a.length - b.length)[0] || 'checkpoint';
    this.folder = place.slice(0, -'checkpoint'.length);
    this.files = paths;
    this.signal = signal;
    this.byteCount = 0;
  }

  async read(path) {
    if (this.signal.aborted) throw new DOMException('stopped', 'AbortError');
    const file = this.files.get(this.folder + path);
    if (!file) return null;
    const bytes = new Uint8Array(await new Response(file).arrayBuffer().catch(() => { throw new Fault('unreachable', path); }));
    this.byteCount += bytes.length;
    return bytes;
  }
}

export async function required(source, path, kind = 'missing') {
  const bytes = await source.read(path);
  if (!bytes) throw new Fault(kind, path);
  return bytes;
}
