// A log's Merkle tree (RFC 6962, section 2.1) in tiles (C2SP tlog-tiles): its files, its hashes, its root. Every hash is made by WebCrypto.
import './device.js';
import { Fault } from './check-source.js';

export const FULL = 256;
const HASH = 32;

export const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
export const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const leafHash = leaf => sha256(joined([0], leaf));
const nodeHash = (left, right) => sha256(joined([1], left, right));

// The root over a power of two of hashes.
export async function fold(hashes) {
  let row = hashes;
  while (row.length > 1) row = await Promise.all(Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i], row[2 * i + 1])));
  return row[0];
}

// Roots of the whole subtrees that make up fewer than 256 hashes, the largest first.
async function peaksOf(hashes) {
  const peaks = [];
  let from = 0;
  for (let width = FULL / 2; width >= 1; width /= 2) {
    if (hashes.length & width) {
      peaks.push(await fold(hashes.slice(from, from + width)));
      from += width;
    }
  }
  return peaks;
}

async function rootOf(peaks) {
  if (peaks.length === 0) return sha256(new Uint8Array(0));
  let root = peaks[peaks.length - 1];
  for (let i = peaks.length - 2; i >= 0; i--) root = await nodeHash(peaks[i], root);
  return root;
}

// ── files ──

export function tilePath(level, number, width) {
  let path = String(number % 1000).padStart(3, '0');
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `tile/${level}/${path}${width === FULL ? '' : `.p/${width}`}`;
}

// The leaves in a file of entries, each with its length in two bytes before it.
function leavesIn(bundle, width, path) {
  const leaves = [];
  let at = 0;
  while (leaves.length < width && at + 2 <= bundle.length) {
    const end = at + 2 + bundle[at] * 256 + bundle[at + 1];
    if (end > bundle.length) break;
    leaves.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (leaves.length !== width || at !== bundle.length) throw new Fault('cut', path);
  return leaves;
}

// A tile's file, and its path. A log that goes on while it is read drops the parts of tiles that have become full: then the part is the
// full one's beginning (C2SP tlog-tiles, "Partial Tiles").
async function fileOf(source, level, number, width) {
  const part = await source.read(tilePath(level, number, width));
  if (part) return { file: part, held: width, path: tilePath(level, number, width) };
  const full = width < FULL ? await source.read(tilePath(level, number, FULL)) : null;
  if (!full) throw new Fault('missing', tilePath(level, number, width));
  return { file: full, held: FULL, path: tilePath(level, number, FULL) };
}

// The leaves of one bundle in a log of this size.
export async function leavesAt(source, number, size) {
  const width = Math.min(FULL, size - number * FULL);
  const { file, held, path } = await fileOf(source, 'entries', number, width);
  return leavesIn(file, held, path).slice(0, width);
}

const items = (level, size) => Math.floor(size / FULL ** level);

// ── a tree that somebody computes from leaves, bundle by bundle ──

export class GrowingTree {
  constructor() {
    this.peaks = [];
    this.bundles = [];   // the hash of each full bundle, to find out later which of them is another
  }

  async add(hashes) {
    let whole = await fold(hashes);
    this.bundles.push(whole);
    for (let rest = this.bundles.length - 1; rest % 2 === 1; rest = (rest - 1) / 2) whole = await nodeHash(this.peaks.pop(), whole);
    this.peaks.push(whole);
  }

  // With these leaves' hashes, fewer than 256, after the full bundles.
  async root(rest) {
    return rootOf([...this.peaks, ...await peaksOf(rest)]);
  }
}

// ── the tree as its tiles tell it; nothing of it is believed that does not lead to the signed root ──

export class PublishedTree {
  constructor(source, size, root) {
    this.source = source;
    this.size = size;
    this.signed = root;
    this.tiles = new Map();
  }

  async read(level, number, width) {
    const { file, held, path } = await fileOf(this.source, level, number, width);
    if (file.length !== held * HASH) throw new Fault('tile_differs', path);
    return Array.from({ length: width }, (_, i) => file.subarray(i * HASH, (i + 1) * HASH));
  }

  // The last tiles of each level together are the whole tree.
  async open() {
    this.edges = [];
    for (let level = 0; items(level, this.size) > 0; level++) {
      const all = items(level, this.size);
      this.edges.push(all % FULL ? await this.read(level, Math.floor(all / FULL), all % FULL) : []);
    }
    if (!same(await this.rootAt(this.size), this.signed)) throw new Fault('root_differs', 'checkpoint');
    return this;
  }

  // A tile's hashes: folded, a full one must be what the tile above it says.
  tileAt(level, number) {
    if (number * FULL + FULL > items(level, this.size)) return Promise.resolve(this.edges[level]);
    const path = tilePath(level, number, FULL);
    if (!this.tiles.has(path)) this.tiles.set(path, this.checked(level, number, path));
    return this.tiles.get(path);
  }

  async checked(level, number, path) {
    const hashes = await this.read(level, number, FULL);
    const above = await this.tileAt(level + 1, Math.floor(number / FULL));
    if (!same(await fold(hashes), above[number % FULL])) throw new Fault('tile_differs', path);
    return hashes;
  }

  // The root as it was at an earlier size.
  async rootAt(size) {
    const peaks = [];
    for (let level = this.edges.length - 1; level >= 0; level--) {
      const all = items(level, size);
      if (all % FULL) peaks.push(...await peaksOf((await this.tileAt(level, Math.floor(all / FULL))).slice(0, all % FULL)));
    }
    return rootOf(peaks);
  }
}
