// A verifier that shares no code with Qadam: reads a folder of cases (.json credentials, .jwt tokens), prints a JSON line each.
//   node verify.mjs CASES CONTEXTS DID_DOCUMENT NOW
// Keys come from the DID document given, contexts from the folder given; nothing is fetched.
//   accepted  the verdict: context validation (VC Data Integrity 1.0, section 4.6) and the seal
//   seal      the library's answer alone
//   canonical SHA-256 of the canonical N-Quads without proof, when there are any
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {importJWK, jwtVerify} from 'jose';
import jsonld from 'jsonld';

const [cases, contextFolder, didFile, now] = process.argv.slice(2);
const json = file => JSON.parse(readFileSync(file, 'utf8'));
const did = json(didFile);
const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const documents = new Map([
  [CREDENTIALS, json(join(contextFolder, 'credentials-v2.jsonld'))],
  [OPEN_BADGES, json(join(contextFolder, 'open-badges-3.0.3.jsonld'))],
  [did.id, did],
  ...did.verificationMethod.map(key => [key.id, {'@context': 'https://w3id.org/security/multikey/v1', ...key}])
]);
const known = [CREDENTIALS, OPEN_BADGES, json(join(contextFolder, 'qadam-1.jsonld'))];

async function documentLoader(url) {
  if(!documents.has(url)) throw new Error(`not loaded: ${url}`);
  return {contextUrl: null, documentUrl: url, document: documents.get(url)};
}

// The library leaves this step to the application, and says so: it knows no credential's business.
function contextsAreKnown({'@context': own, ...rest}) {
  const inside = node => node !== null && typeof node === 'object' &&
    ('@context' in node || Object.values(node).some(inside));
  return isDeepStrictEqual(own, known) && !inside(rest);
}

async function checkCredential(text) {
  const credential = JSON.parse(text);
  const result = await vc.verifyCredential({
    credential, documentLoader, now: new Date(now),
    suite: new DataIntegrityProof({cryptosuite}),
    checkStatus: async () => ({verified: true}) // a list is another credential, a case of its own
  });
  const reason = result.error?.errors?.map(error => error.message).join('; ') ?? result.error?.message;
  return {accepted: result.verified && contextsAreKnown(credential), seal: result.verified, reason, credential};
}

async function checkToken(text) {
  const find = ({kid}) => {
    if(!did.assertionMethod.includes(kid)) throw new Error(`no such key: ${kid}`);
    return importJWK(did.verificationMethod.find(key => key.id === kid).publicKeyJwk, 'ES256');
  };
  const {payload} = await jwtVerify(text, find, {
    algorithms: ['ES256'], typ: 'JWT', issuer: did.id, currentDate: new Date(now), requiredClaims: ['iss', 'jti', 'sub', 'nbf']
  });
  const {iss, jti, sub, nbf, ...credential} = payload;
  return {accepted: contextsAreKnown(credential), seal: true, credential};
}

async function canonicalHash(credential) {
  const {proof, ...document} = credential;
  const canonical = await jsonld.canonize(document, {
    algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, safe: true, base: null
  });
  return createHash('sha256').update(canonical).digest('hex');
}

for(const name of readdirSync(cases).sort()) {
  const text = readFileSync(join(cases, name), 'utf8');
  let found;
  try {
    found = name.endsWith('.jwt') ? await checkToken(text.trim()) : await checkCredential(text);
  } catch(error) {
    found = {accepted: false, seal: false, reason: error.message};
  }
  const {credential, ...line} = found;
  try {
    line.canonical = await canonicalHash(credential ?? JSON.parse(text));
  } catch {
    // nothing canonical: some member would be lost
  }
  console.log(JSON.stringify({name, ...line}));
}
