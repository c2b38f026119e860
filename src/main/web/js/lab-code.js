// The code lab (kind `code`): a function is written, tried on examples that one sees and on inputs whose answers only the server knows, and handed in
// with what it gave for them.
import './device.js';
import { openLab } from './lab.js';
import { editorIn } from './lab-code-editor.js';
import { runnerOf } from './lab-code-run.js';
import { showRun } from './lab-code-show.js';
import { inputsOf, same } from './lab-code-tasks.js';

const LANGUAGES = ['python', 'javascript'];

openLab('code', async bench => {
  const { root, word } = bench;
  const find = name => root.querySelector(`[data-${name}]`);
  const tasks = bench.settings.tasks;
  const state = Object.assign({ chosen: tasks[0].id, language: 'python', plain: false, tasks: {} }, bench.draft || {});
  // Outputs are answers to the inputs of one seed: a draft of another, as from before the server was first reached, keeps its code only.
  if (state.seed !== bench.seed) Object.values(state.tasks).forEach(task => { task.ran = null; });
  state.seed = bench.seed;
  const said = texts => texts[bench.language] || texts.kk;
  const taskNow = () => tasks.find(task => task.id === state.chosen) || tasks[0];
  const stateOf = task => {
    state.tasks[task.id] = state.tasks[task.id] || { code: {}, ran: null };
    return state.tasks[task.id];
  };
  const codeOf = (task, language) => {
    const written = stateOf(task).code[language];
    return written === undefined ? task[language] : written;
  };
  const runner = runnerOf(root.querySelector('[data-worker]').dataset.worker, () => bench.addressOf('pyodide'));
  const editor = editorIn(find('editor'), {
    library: () => bench.library('codemirror'), label: word('codelab.editor'), hint: 'editor-hint', isPlain: () => state.plain,
    onChange(code) {
      stateOf(taskNow()).code[state.language] = code;
      bench.keep(state);
    },
  });

  // ── the list of functions, and the one that is being written ──

  const passed = task => {
    const { ran } = stateOf(task);
    return ran ? task.examples.filter((example, i) => same(ran.shown[i], example.get)).length : 0;
  };

  function list() {
    const place = find('tasks');
    place.textContent = '';
    for (const task of tasks) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button quiet';
      button.textContent = said(task.title);
      const how = document.createElement('span');
      how.className = 'small';
      how.textContent = stateOf(task).ran ? word('codelab.passed', { right: passed(task), asked: task.examples.length }) : word('codelab.not_run');
      button.append(how);
      if (task.id === state.chosen) button.setAttribute('aria-current', 'step');
      button.addEventListener('click', () => { state.chosen = task.id; bench.keep(state); show().then(() => find('title').focus()); });
      item.append(button);
      place.append(item);
    }
  }

  async function show() {
    const task = taskNow();
    list();
    find('title').textContent = said(task.title);
    find('about').textContent = said(task.task);
    root.querySelectorAll('[name=code-language]').forEach(choice => { choice.checked = choice.value === state.language; });
    find('plain').checked = state.plain;
    showRun(find('came'), find('results'), word, task, stateOf(task).ran, runner.seconds);
    await editor.open(state.language, codeOf(task, state.language));
  }

  // ── running ──

  async function run() {
    const task = taskNow();
    const { language } = state;
    const code = codeOf(task, language);
    const button = find('run');
    find('came').before(document.querySelector('[data-workbench] [data-work]'));   // progress and Stop, where one looks
    const work = bench.work(word(language === 'python' ? 'codelab.starting_python' : 'codelab.running'));
    work.update(undefined);
    button.disabled = true;
    const visible = task.examples.map(example => example.give);
    const hidden = inputsOf(task.id, bench.seed);
    const came = await runner.perform(language, code, task.id, visible.concat(hidden), work, () => work.update(undefined, word('codelab.running')));
    const values = came.answers.map(output => (output.value === undefined ? null : output.value));
    stateOf(task).ran = {
      language, code, kind: came.kind, error: came.error || '', printed: came.printed, shown: values.slice(0, visible.length),
      faults: came.answers.slice(0, visible.length).map(output => output.error || output.odd || ''), hidden: values.slice(visible.length),
    };
    button.disabled = false;
    bench.keep(state);
    list();
    work.end();
    showRun(find('came'), find('results'), word, task, stateOf(task).ran, runner.seconds);
    button.focus();
    ready();
  }

  // Whatever was run last of each function, with the program that it was.
  function makeWork() {
    const all = {};
    tasks.forEach(task => {
      const { ran } = stateOf(task);
      if (ran) all[task.id] = { language: ran.language, code: ran.code, outputs: ran.hidden };
    });
    return { work: { tasks: all } };
  }

  function ready() {
    bench.ready(tasks.some(task => stateOf(task).ran) ? makeWork : null);
  }

  find('run').addEventListener('click', () => { if (!find('run').disabled) run(); });
  find('restore').addEventListener('click', () => {
    const task = taskNow();
    delete stateOf(task).code[state.language];
    bench.keep(state);
    editor.open(state.language, codeOf(task, state.language)).then(() => editor.focus());
  });
  root.querySelectorAll('[name=code-language]').forEach(choice => choice.addEventListener('change', () => {
    state.language = LANGUAGES.includes(choice.value) ? choice.value : 'python';
    bench.keep(state);
    editor.open(state.language, codeOf(taskNow(), state.language));
  }));
  find('plain').addEventListener('change', () => {
    state.plain = find('plain').checked;
    bench.keep(state);
    editor.open(state.language, codeOf(taskNow(), state.language));
  });
  await show();
  ready();
});
