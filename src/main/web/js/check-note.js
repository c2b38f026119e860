// Whom to believe, and what they have signed (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy).
import './device.js';
import { Fault, required } from './check-source.js';
import { hex, joined, sha256 } from './check-tiles.js';

const LOG = 1;
const WITNESS = 4;
const SIGNATURE = 64;
const utf8 = new TextEncoder();
const text = (bytes, kind, path) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (notText) {
    throw new Fault(kind, path);
  }
};

// Strict: a bit that nothing depends on must not be free either.
function decoded(base64) {
  try {
    const letters = atob(base64);
    return btoa(letters) === base64 ? Uint8Array.from(letters, letter => letter.charCodeAt(0)) : null;
  } catch (notBase64) {
    return null;
  }
}

// ── keys ──

async function keyIn(word, type) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(word) || [];
  const typed = encoded ? decoded(encoded) : null;
  if (!typed || typed.length !== 33 || typed[0] !== type) throw new Fault('bad_trust', word);
  const sum = await sha256(joined(utf8.encode(`${name}\n`), typed));
  if (hex(sum.subarray(0, 4)) !== id) throw new Fault('bad_trust', word);
  return { name, id, type, raw: typed.subarray(1) };
}

const imported = bytes => crypto.subtle.importKey('raw', bytes, { name: 'Ed25519' }, false, ['verify']);

// Some browsers have no Ed25519 yet; then signatures cannot be checked here. The curve's base point is a key for certain.
export const knowsSignatures = () => imported(Uint8Array.from({ length: 32 }, (_, i) => i ? 0x66 : 0x58)).then(() => true, () => false);

const timeOf = signature => {
  const view = new DataView(signature.buffer, signature.byteOffset);
  return view.getUint32(0) * 2 ** 32 + view.getUint32(4);
};

async function holds(key, words, signature) {
  const cosigned = key.type === WITNESS;
  if (signature.length !== (cosigned ? SIGNATURE + 8 : SIGNATURE)) return false;
  const signed = utf8.encode((cosigned ? `cosignature/v1\ntime ${timeOf(signature)}\n` : '') + words);
  return crypto.subtle.verify('Ed25519', await imported(key.raw), cosigned ? signature.subarray(8) : signature, signed).catch(() => false);
}

// ── whom to believe: a trust file, or what the log says of itself ──

const enough = (least, members) => signers => members.filter(member => member(signers)).length >= least;
const one = key => signers => signers.has(key);

export async function trustIn(bytes) {
  let log;
  try {
    log = JSON.parse(text(bytes, 'bad_trust', 'trust.json')).log;
  } catch (notJson) {
    throw new Fault('bad_trust', 'trust.json');
  }
  if (!log || typeof log.key !== 'string' || !Array.isArray(log.witnesses) || !Number.isInteger(log.quorum)) throw new Fault('bad_trust', 'trust.json');
  const witnesses = await Promise.all(log.witnesses.map(async witness =>
    ({ key: await keyIn(witness.key, WITNESS), owner: String(witness.owner || ''), independent: witness.independent === true })));
  return { key: await keyIn(log.key, LOG), witnesses, isEnough: enough(log.quorum, witnesses.map(witness => one(witness.key))) };
}

export async function trustInPolicy(source) {
  const rules = new Map([['none', () => true]]);
  const trust = { witnesses: [] };
  const rule = name => {
    if (!rules.has(name)) throw new Fault('bad_trust', name);
    return rules.get(name);
  };
  for (const line of text(await required(source, 'policy'), 'bad_trust', 'policy').split('\n')) {
    const words = line.trim().split(/[ \t]+/);
    if (words[0] === 'log') trust.key = await keyIn(words[1], LOG);
    if (words[0] === 'witness') {
      const key = await keyIn(words[2], WITNESS);
      trust.witnesses.push({ key, owner: '', independent: false });
      rules.set(words[1], one(key));
    }
    if (words[0] === 'group') {
      const members = words.slice(3).map(rule);
      rules.set(words[1], enough({ all: members.length, any: 1 }[words[2]] || Number(words[2]), members));
    }
    if (words[0] === 'quorum') trust.isEnough = rule(words[1]);
  }
  if (!trust.key || !trust.isEnough) throw new Fault('bad_trust', 'policy');
  return trust;
}

// ── checkpoints ──

function noteIn(words, path) {
  const parting = words.lastIndexOf('\n\n');
  const lines = words.slice(parting + 2, -1).split('\n').map(line => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) || [];
    const bytes = encoded ? decoded(encoded) : null;
    return bytes && bytes.length > 4 ? { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) } : null;
  });
  const isNote = parting > 0 && words.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(words) && lines.every(Boolean);
  if (!isNote) throw new Fault('not_a_checkpoint', path);
  return { words: words.slice(0, parting + 1), signatures: lines };
}

export function checkpointIn(bytes, path) {
  const note = noteIn(text(bytes, 'not_a_checkpoint', path), path);
  const [origin, size, root, ...rest] = note.words.split('\n');
  const hash = root ? decoded(root) : null;
  const isOne = origin && /^(0|[1-9][0-9]{0,14})$/.test(size) && hash && hash.length === 32 && rest.pop() === '' && rest.every(Boolean);
  if (!isOne) throw new Fault('not_a_checkpoint', path);
  return { origin, size: Number(size), root: hash, note };
}

// Who has signed and when, of those whom the trust knows. One bad line of a known key spoils the note. Where the browser knows no
// signatures, the lines are taken at their word, and the page says so.
export async function signersOf(checkpoint, trust, canCheck) {
  if (checkpoint.origin !== trust.key.name) throw new Fault('other_log', checkpoint.origin);
  const signers = new Map();
  for (const key of [trust.key, ...trust.witnesses.map(witness => witness.key)]) {
    for (const line of checkpoint.note.signatures.filter(each => each.name === key.name && each.id === key.id)) {
      if (canCheck && !await holds(key, checkpoint.note.words, line.signature)) throw new Fault('not_signed', key.name);
      signers.set(key, key.type === WITNESS ? new Date(timeOf(line.signature) * 1000) : null);
    }
  }
  if (!signers.has(trust.key)) throw new Fault('not_signed', checkpoint.origin);
  return signers;
}

// Whether enough witnesses had signed by then. Where nobody need have: any of them, or none has signed at all.
export function isWitnessedBefore(moment, signers, trust) {
  const times = trust.witnesses.map(witness => [witness.key, signers.get(witness.key)]).filter(([, at]) => at);
  const early = new Set(times.filter(([, at]) => at.getTime() < moment).map(([key]) => key));
  return trust.isEnough(early) && (!trust.isEnough(new Set()) || early.size > 0 || times.length === 0);
}
