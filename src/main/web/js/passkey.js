// Passkeys (WebAuthn): offered only where the browser has them. The page works with a password without this.
import './device.js';

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

class Refused extends Error {}

async function ask(step, content) {
  const response = await fetch(`/api/passkeys/${step}`, {
    method: 'POST', credentials: 'same-origin', body: JSON.stringify(content),
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang, 'X-Qadam': '1' },
  });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.message);
  return answer;
}

async function make(options) {
  const credential = await navigator.credentials.create({ publicKey: {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: toBytes(one.id) })),
  } });
  return described(credential, {
    clientDataJSON: toText(credential.response.clientDataJSON),
    attestationObject: toText(credential.response.attestationObject),
  });
}

async function use(options) {
  const credential = await navigator.credentials.get({ publicKey: { ...options, challenge: toBytes(options.challenge) } });
  return described(credential, {
    clientDataJSON: toText(credential.response.clientDataJSON),
    authenticatorData: toText(credential.response.authenticatorData),
    signature: toText(credential.response.signature),
    userHandle: credential.response.userHandle ? toText(credential.response.userHandle) : null,
  });
}

const described = (credential, response) => ({
  id: credential.id, rawId: toText(credential.rawId), type: credential.type, clientExtensionResults: {}, response,
});

// What the form holds; nothing but the passkey when there is no form.
function filled(place) {
  const form = place.tagName === 'FORM' ? new FormData(place) : new FormData();
  const text = (name) => form.get(name) || '';
  return { name: text('name'), user: text('user'), next: text('next'), invitation: text('invitation'), token: text('token'),
    mine: form.has('mine'), language: document.documentElement.lang };
}

async function run(place) {
  const purpose = place.dataset.passkey;
  const content = filled(place);
  const options = await ask(`${purpose}/begin`, content);
  const credential = purpose === 'sign-in' ? await use(options) : await make(options);
  const answer = await ask(`${purpose}/finish`, { ...content, credential });
  location.assign(answer.next);
}

function offer(place) {
  const button = place.querySelector('[data-passkey-start]');
  const problem = place.querySelector('[data-passkey-problem]');
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      await run(place);
    } catch (failure) {
      problem.textContent = failure instanceof Refused ? failure.message : place.dataset.failed;
      problem.hidden = false;
    }
    button.disabled = false;
  });
  place.querySelector('[data-passkey-offer]').hidden = false;
}

// On the server's own machine the browser would have them, but the server does not (data-insecure).
if (window.PublicKeyCredential && window.isSecureContext && !document.querySelector('[data-insecure]')) document.querySelectorAll('[data-passkey]').forEach(offer);
