import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { person, shelves } from './device.mjs';
import { deliver, listen, put, waiting } from '../../main/web/js/lab-outbox.js';

const works = shelves.get('qadam-labs');
const work = (id, more) => ({ id, takenAt: Date.now(), course: 'seeing', version: 1, lab: 'ornaments', ticket: 't', reflection: {}, claimed: {}, work: { pictures: 3 }, ...more });
const answers = [];
let sent;
let reply;
listen(answer => answers.push(answer));

beforeEach(() => {
  works.clear();
  answers.length = 0;
  sent = [];
  Object.assign(person, { owner: 'aigul', brought: false });
  reply = body => ({ id: body.id, receipt: 'r', html: '<p>', points: 70, passed: true });
  globalThis.fetch = async (address, request) => {
    const body = JSON.parse(request.body);
    sent.push({ address, body, headers: request.headers });
    return { ok: true, json: async () => reply(body) };
  };
});

// Sends once: a round that leaves something behind would wait and try again, for ever.
async function once() {
  deliver();
  for (let i = 0; i < 50; i++) await new Promise(resolve => setImmediate(resolve));
}

test('work leaves the outbox on its receipt, under its own address and with our header', async () => {
  await put(work('1'));
  await once();
  assert.equal(works.size, 0);
  assert.equal(sent[0].address, '/api/labs/seeing/ornaments/work');
  assert.equal(sent[0].headers['X-Qadam'], '1');
  assert.deepEqual([sent[0].body.owner, sent[0].body.language, sent[0].body.work.pictures], ['aigul', 'kk', 3]);
  assert.deepEqual([answers[0].points, answers[0].lab], [70, 'ornaments']);
});

test('work that is refused for good leaves too, and its learner is told', async () => {
  reply = body => ({ id: body.id, problem: 'COPIED', html: '<p>', later: false });
  await put(work('1'));
  await once();
  assert.equal(works.size, 0);
  assert.equal(answers[0].problem, 'COPIED');
});

test('what one person did is never sent as another, and waits for them', async () => {
  await put(work('1'));
  person.owner = 'bolat';
  await once();
  assert.deepEqual([sent.length, works.size], [0, 1]);
  assert.equal((await waiting()).length, 0);
});

test('what a visitor did goes along only with who brought it', async () => {
  person.owner = '';
  await put(work('1'));
  person.owner = 'aigul';
  assert.equal((await waiting()).length, 0);
  person.brought = true;
  assert.equal((await waiting()).length, 1);
  assert.equal(works.get('1').owner, 'aigul');
});

test('after a hundred days nobody waits for it any more', async () => {
  await put(work('1', { takenAt: Date.now() - 101 * 86400000 }));
  await waiting();
  assert.equal(works.size, 0);
});

test('one that the server cannot judge now stays, and does not hold up the next; a dead network keeps both', async () => {
  const { setTimeout } = globalThis;
  let again;
  globalThis.setTimeout = act => { again = act; };
  await put(work('1'));
  await put(work('2', { takenAt: Date.now() + 1 }));
  globalThis.fetch = async () => { throw new TypeError('no network'); };
  await once();
  assert.equal(works.size, 2);
  globalThis.fetch = async (address, request) => {
    const { id } = JSON.parse(request.body);
    sent.push(id);
    return { ok: id === '2', json: async () => id === '1' ? { problem: 'our_fault' } : { id, receipt: 'r' } };
  };
  again();
  for (let i = 0; i < 50; i++) await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(sent, ['1', '2']);
  assert.deepEqual([...works.keys()], ['1']);
  globalThis.setTimeout = setTimeout;
});
