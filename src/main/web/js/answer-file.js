// The last resort when the network stays away: one file with everything that waits in this browser for whoever is signed in, which they
// take to a teacher. Only the server can read it: a JWE in compact form (RFC 7516 §7.1), ECDH-ES (RFC 7518 §4.6) and A256GCM (§5.3), by the
// browser's own WebCrypto, to a key that was fetched while there was a network. On plain HTTP there is no WebCrypto: there it can be read.
import { owner, shelf } from './device.js';

const RENEWED_DAYS = 7;
const WAITING = [['qadam-outbox', 'steps'], ['qadam-labs', 'works'], ['qadam-exam', 'saves']];
const seals = shelf('qadam-seal', 'seals', false);
const bytes = text => new TextEncoder().encode(text);
const base64url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

// Fetches what a file needs while there is a network: the server's key, and its word that this browser is its learner's.
export async function prepare() {
  const mine = owner();
  const known = mine ? await seals.get(mine) : undefined;
  if (!mine || known && Date.now() - known.fetchedAt < RENEWED_DAYS * 86400000) return;
  const answer = await fetch('/api/answer-file', { headers: { 'X-Qadam': '1' } });
  if (!answer.ok) return;
  const seal = await answer.json();
  for (const other of await seals.all()) if (other.id !== mine) await seals.remove(other.id);
  if (seal.owner === mine && owner() === mine) await seals.put({ ...seal, id: mine, fetchedAt: Date.now() });
}

async function everything(mine) {
  const content = { format: 'qadam-answers', version: 1, owner: mine, made_at: Date.now() };
  for (const [name, store] of WAITING) {
    const all = await shelf(name, store).all();
    content[store] = all.filter(thing => thing.owner === mine && !thing.of);   // a hand-in is not carried: it is pressed again
  }
  return content;
}

// The agreed key, RFC 7518 §4.6.2: one round of SHA-256 over a counter, the shared secret, the name of the cipher, two empty parties, 256 bits.
async function agreed(ours, theirs) {
  const secret = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256));
  const cipher = bytes('A256GCM');
  const round = new Uint8Array([0, 0, 0, 1, ...secret, 0, 0, 0, cipher.length, ...cipher, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  return crypto.subtle.importKey('raw', await crypto.subtle.digest('SHA-256', round), 'AES-GCM', false, ['encrypt']);
}

async function sealed(text, key) {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x: key.x, y: key.y }, curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const { x, y } = await crypto.subtle.exportKey('jwk', ours.publicKey);
  const header = base64url(bytes(JSON.stringify({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid, epk: { kty: 'EC', crv: 'P-256', x, y } })));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const both = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(header) }, await agreed(ours.privateKey, theirs), bytes(text)));
  const middle = both.length - 16;   // the tag stands behind
  return [header, '', base64url(iv), encoded(both.subarray(0, middle)), base64url(both.subarray(middle))].join('.');
}

// In pieces: a call takes only so many arguments. Three bytes are four letters, so the pieces join without a seam.
function encoded(all) {
  let text = '';
  for (let from = 0; from < all.length; from += 30000) text += base64url(all.subarray(from, from + 30000));
  return text;
}

// @returns {text, count}: what goes into the file, and of how many answers
export async function makeFile() {
  const mine = owner();
  const seal = await seals.get(mine);
  if (!mine || !seal) throw new Error('nobody is signed in, or no key was fetched while there was a network');
  const content = await everything(mine);
  const text = JSON.stringify({ ...content, ticket: seal.ticket });
  return { text: crypto.subtle ? await sealed(text, seal.key) : text, count: content.steps.length + content.works.length + content.saves.length };
}

function save(text) {
  const link = document.createElement('a');
  const day = new Date().toISOString().slice(0, 10);
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.download = `qadam-${day}.answers`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// A button that saves the file; nothing where somebody has none to save. @param place an element with the words in its data-
export async function offerFile(place) {
  if (!place || place.firstChild || !owner() || !await seals.get(owner())) return;
  const about = document.createElement('p');
  const row = document.createElement('p');
  const button = document.createElement('button');
  const said = document.createElement('p');
  about.textContent = place.dataset.about;
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = place.dataset.save;
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => makeFile().then(made => { save(made.text); said.textContent = place.dataset.made; })
    .catch(() => { said.textContent = place.dataset.failed; }));
  row.append(button);
  place.append(about, row, said);
}
