// What a browser of the oldest supported age cannot do, found by ESLint in our scripts and style.
//   node check.mjs PACKAGES FILE…      a line for each finding
//   node check.mjs PACKAGES --newer    what has come to Chrome since, as JSON, for a test that takes it away
import { createRequire } from 'node:module';
import { nameRule, newerThanChrome } from './names.mjs';
import { styleRule } from './style.mjs';

const packages = createRequire(process.argv[2] + '/');
const data = packages('@mdn/browser-compat-data');
const files = process.argv.slice(3);

// Optional chaining and ?? are the syntax gate itself (js/device.js); nothing else of ES2020 has come to all three by then.
const ES2020 = { 'no-optional-chaining': 'off', 'no-nullish-coalescing-operators': 'off', 'no-dynamic-import': 'off' };

// Used only where they were asked for first, or harmless where they are missing; each says how.
const ASKED_FOR = {
  locks: 'outbox.js and exam.js ask for navigator.locks first; without it two tabs may send the same step, which is stored once',
  beforeunload: 'iOS closes a page without a question; what was not kept in storage is lost there as on paper',
  path: 'our own data-path, of the exam',
  deviceMemory: 'lab-device.js takes a usual device where the browser does not say',
  connection: 'lab-shelf.js takes a link that costs nothing where the browser does not say',
  saveData: 'of the connection, as above',
  effectiveType: 'of the connection, as above',
  storage: 'outbox.js asks for navigator.storage first; without it the browser alone decides what it keeps',
  persist: 'of the storage, as above',
  claimed: 'our own field of work that is handed in',
  layers: 'of TensorFlow.js, in lab-vision-model.js; so are the next four',
  conv2d: 'of TensorFlow.js',
  dispose: 'of TensorFlow.js',
  inputs: 'of TensorFlow.js',
  pad: 'of TensorFlow.js',
  argMax: 'of TensorFlow.js, in lab-vision-borrowed.js; so are the next three',
  cast: 'of TensorFlow.js',
  image: 'of TensorFlow.js',
  reshape: 'of TensorFlow.js',
  architecture: 'our own field of a model\'s file',
  format: 'our own field of a model\'s file and of a draft',
  imageSmoothingQuality: 'without it a picture is made smaller a little more roughly',
  createImageBitmap: 'lab-vision-collect.js takes a picture element where it is missing',
  dispatch: 'of CodeMirror, in lab-code-editor.js',
  destroy: 'of CodeMirror, in lab-code-editor.js',
  number: 'a tag of CodeMirror, in lab-code-editor.js',
  clipboard: 'codes.js shows its button only where it is',
};

async function lint() {
  const { ESLint } = packages('eslint');
  const css = packages('@eslint/css').default;
  const es = packages('eslint-plugin-es-x');
  const restricted = es.configs['flat/restrict-to-es2019'].rules;
  const eslint = new ESLint({
    overrideConfigFile: true,
    ignore: false,
    allowInlineConfig: false,
    overrideConfig: [{
      files: ['**/*.js'],
      languageOptions: { ecmaVersion: 2020, sourceType: 'module' },
      plugins: { 'es-x': es, devices: { rules: { names: nameRule(data, ASKED_FOR) } } },
      rules: {
        ...restricted,
        ...Object.fromEntries(Object.entries(ES2020).map(([name, off]) => ['es-x/' + name, off])),
        'es-x/no-regexp-lookbehind-assertions': 'error',
        'devices/names': 'error',
      },
    }, {
      files: ['**/*.css'],
      language: 'css/css',
      plugins: { css, devices: { rules: { style: styleRule(data) } } },
      rules: { 'devices/style': 'error' },
    }],
  });
  const results = await eslint.lintFiles(files);
  results.forEach(({ filePath, messages }) => messages.forEach(({ line, message }) =>
    console.log(`${filePath.slice(process.cwd().length + 1)}:${line}: ${message}`)));
  console.log(`${results.length} files read`);
}

if (files[0] === '--newer') console.log(JSON.stringify(newerThanChrome(data))); else await lint();
