// Makes the libraries of the labs for the browser: fetches them with npm as package-lock.json pins them, puts each into one file with
// esbuild, compresses it, and writes down what there is in libraries.json, which qadam.web.Libraries reads. Called by Maven
// (pom.xml); does nothing when nothing has changed.
//
//   node src/main/libraries/build.mjs <target folder>
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] || 'target');
const modules = join(target, 'npm', 'libraries');
const shelf = join(target, 'libraries', 'web', 'lib');
const stampFile = join(target, 'libraries', 'stamp');

// Each library: what goes into the bundle, or which files go as they are. The first file is the one to import. `browser` is what its
// readers need, `wasm` says where
// it compiles WebAssembly, which the policy there must allow: in the page, or in a worker only.
const LIBRARIES = {
  tensorflow: {
    bundle: 'tensorflow.js', from: '@tensorflow/tfjs-backend-wasm/dist', files: ['tfjs-backend-wasm-simd.wasm'],
    browser: 'Chrome 80, Firefox 74, Safari 13.1; faster with Chrome 97, Firefox 102, Safari 16.4', wasm: 'page',
  },
  'tensorflow-graph': { bundle: 'tensorflow-graph.js', browser: 'Chrome 80, Firefox 74, Safari 13.1', wasm: '' },
  codemirror: { bundle: 'codemirror.js', browser: 'Chrome 80, Firefox 74, Safari 13.1', wasm: '' },
  pyodide: {
    from: 'pyodide',
    files: ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'],
    browser: 'Chrome 97, Firefox 114, Safari 16.4', wasm: 'worker',
  },
};

const sha = bytes => createHash('sha256').update(bytes).digest('hex');

function stamp() {
  const inputs = readdirSync(here).filter(name => name !== 'node_modules').sort();
  return sha(inputs.map(name => name + sha(readFileSync(join(here, name)))).join('\n'));
}

function fetchPackages() {
  mkdirSync(modules, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(here, name), join(modules, name));
  // No package runs a script of its own here; esbuild needs none where its platform's binary comes as a package.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit-lockfile-registry-resolved', '--loglevel=error'],
    { cwd: modules, stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.error || npm.status !== 0) {
    console.error('[ERROR] The libraries of the labs could not be fetched with npm: is npm installed, and is the package registry reachable?');
    process.exit(1);
  }
}

const used = new Set(['pyodide', '@tensorflow/tfjs-backend-wasm']);   // packages of which something is shipped

function bundle(entry) {
  const esbuild = createRequire(join(modules, 'package.json'))('esbuild');
  const built = esbuild.buildSync({
    entryPoints: [join(here, entry)], nodePaths: [join(modules, 'node_modules')], bundle: true, minify: true, write: false, metafile: true,
    format: 'esm', target: ['chrome80', 'firefox74', 'safari13.1'], supported: { destructuring: true } /* they have it, all but rare forms */, platform: 'browser', legalComments: 'eof', logLevel: 'warning',
  });
  Object.keys(built.metafile.inputs).map(file => file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)).filter(Boolean).forEach(found => used.add(found[1]));
  return Buffer.from(built.outputFiles[0].contents);
}

function filesOf(library) {
  const asTheyAre = (library.files || []).map(name => [name, readFileSync(join(modules, 'node_modules', library.from, name))]);
  return library.bundle ? [[library.bundle, bundle(library.bundle)], ...asTheyAre] : asTheyAre;
}

function put(name, library) {
  const files = filesOf(library);
  const hash = sha(files.map(([file, bytes]) => file + sha(bytes)).join('\n')).slice(0, 12);
  mkdirSync(join(shelf, name), { recursive: true });
  const listed = files.map(([file, bytes]) => {
    const small = gzipSync(bytes, { level: 9 });
    writeFileSync(join(shelf, name, `${file}.gz`), small);
    return { file, bytes: bytes.length, sent: small.length };
  });
  return { name, hash, browser: library.browser, wasm: library.wasm, files: listed };
}

// Whose work it is, under which licence, where its source is, and the licence's words as its makers ship them.
function licence(name) {
  const folder = join(modules, 'node_modules', name);
  const { version, license, repository, homepage } = JSON.parse(readFileSync(join(folder, 'package.json')));
  const source = (typeof repository === 'object' ? repository.url : repository) || homepage || `https://www.npmjs.com/package/${name}`;
  const text = readdirSync(folder).filter(file => /^(licen[cs]e|notice)/i.test(file)).map(file => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version}`, `Licence: ${license}`, `Source: ${source.replace(/^git\+/, '')}`, ...text].join('\n\n');
}

const now = stamp();
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) process.exit(0);
rmSync(join(target, 'libraries'), { recursive: true, force: true });
fetchPackages();
mkdirSync(shelf, { recursive: true });
const all = Object.entries(LIBRARIES).map(([name, library]) => put(name, library));
writeFileSync(join(shelf, 'libraries.json'), JSON.stringify(all, null, 1) + '\n');
writeFileSync(join(shelf, 'licences.txt'), ['Programs of others in the labs of Qadam, unmodified but for being put together and made small.',
  ...[...used].sort().map(licence)].join(`\n\n${'='.repeat(72)}\n\n`) + '\n');
writeFileSync(stampFile, now);
for (const one of all) {
  const sum = what => Math.round(one.files.reduce((total, file) => total + file[what], 0) / 1024);
  console.log(`${one.name}: ${sum('bytes')} KB, sent as ${sum('sent')} KB`);
}
