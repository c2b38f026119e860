import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { person, shelves } from './device.mjs';
import { draftOf, sweep } from '../../main/web/js/lab-drafts.js';

const drafts = shelves.get('qadam-lab-drafts');
const nobody = () => assert.fail('no other tab is here');

beforeEach(() => {
  drafts.clear();
  Object.assign(person, { owner: 'aigul', brought: false });
});

async function kept(part, onOther = nobody) {
  const draft = await draftOf('seeing/ornaments', onOther);
  draft.keep(part);
  await draft.flush();
  return draft;
}

test('a draft comes back to whose it is, with its typed arrays, and to nobody else', async () => {
  await kept({ work: { pixels: Uint8Array.of(1, 2, 3) } });
  assert.deepEqual((await draftOf('seeing/ornaments', nobody)).found.work.pixels, Uint8Array.of(1, 2, 3));
  assert.equal((await draftOf('seeing/other', nobody)).found, undefined);
  person.owner = 'bolat';
  assert.equal((await draftOf('seeing/ornaments', nobody)).found, undefined);
});

test('its parts are kept apart: the work does not undo the answers in words', async () => {
  await kept({ reflection: { why: 'себебі' } });
  await kept({ work: 1 });
  const { found } = await draftOf('seeing/ornaments', nobody);
  assert.deepEqual([found.reflection.why, found.work], ['себебі', 1]);
});

test('a tab that has fallen behind writes no more and says so, once', async () => {
  let told = 0;
  const behind = await draftOf('seeing/ornaments', () => told++);
  await kept({ work: 'newer' });
  const stored = [...drafts.values()][0];
  drafts.set(stored.id, { ...stored, tab: 'another tab', keptAt: stored.keptAt + 5 });
  behind.keep({ work: 'older' });
  await behind.flush();
  behind.keep({ work: 'older still' });
  await behind.flush();
  assert.deepEqual([told, drafts.get(stored.id).work], [1, 'newer']);
});

test('starting over forgets the work and not the seat', async () => {
  const draft = await kept({ work: 1, seat: { ticket: 't', seed: 7 } });
  await draft.clear();
  draft.keep({ work: 2 });
  await draft.flush();
  const { found } = await draftOf('seeing/ornaments', nobody);
  assert.deepEqual([found.work, found.seat.seed], [undefined, 7]);
});

test('what a visitor began goes on as that of who brought it along, on a seat of their own', async () => {
  person.owner = '';
  await kept({ work: 1, seat: { ticket: 'of a visitor', seed: 7 } });
  Object.assign(person, { owner: 'aigul', brought: true });
  const { found } = await draftOf('seeing/ornaments', nobody);
  assert.deepEqual([found.work, found.seat, drafts.size], [1, undefined, 1]);
});

test('what nobody has touched for a hundred days goes', async () => {
  await kept({ work: 1 });
  const stored = [...drafts.values()][0];
  await sweep();
  assert.equal(drafts.size, 1);
  drafts.set(stored.id, { ...stored, keptAt: Date.now() - 101 * 86400000 });
  await sweep();
  assert.equal(drafts.size, 0);
});
