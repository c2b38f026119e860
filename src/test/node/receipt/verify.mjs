// Verifies receipts with nothing of ours: node verify.mjs VKEY FOLDER. One line a file: its name and "yes" or "no".
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
// Base64 has bits that say nothing; a writing that is not the usual one is refused.
const bytes = text => { const read = Buffer.from(text, 'base64'); if (read.toString('base64') !== text) throw new Error(text); return read; };
const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const [, , vkey, folder] = process.argv;
const [, name, id, base64] = vkey.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
const raw = bytes(base64).subarray(1);
const key = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });
function holds(receipt) {
  const [, extra, index, path, text, signer, signature] = receipt.match(
    /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (\d+)\n((?:\S+\n)*)\n((?:.+\n)+)\n— (\S+) (\S+)\n$/);
  const [origin, size, root] = text.split('\n');
  const sealed = bytes(signature);
  if (signer !== name || sealed.subarray(0, 4).toString('hex') !== id || !origin.startsWith(name + '/')) return false;
  if (!verify(null, Buffer.from(text), key, sealed.subarray(4))) return false;
  let hash = sha(Buffer.of(0), bytes(extra));
  let [place, last] = [Number(index), Number(size) - 1];
  for (const sibling of path.split('\n').filter(Boolean).map(line => bytes(line))) {   // RFC 9162, section 2.1.3.2
    if (last === 0) return false;
    const right = place % 2 === 1 || place === last;
    hash = right ? sha(Buffer.of(1), sibling, hash) : sha(Buffer.of(1), hash, sibling);
    while (right && place % 2 === 0 && place > 0) [place, last] = [place >> 1, last >> 1];
    [place, last] = [place >> 1, last >> 1];
  }
  return last === 0 && hash.toString('base64') === root && Number(index) < Number(size);
}
for (const file of readdirSync(folder).sort()) {
  let answer = false;
  try { answer = holds(readFileSync(`${folder}/${file}`, 'utf8')); } catch { /* not a receipt */ }
  console.log(file, answer ? 'yes' : 'no');
}
