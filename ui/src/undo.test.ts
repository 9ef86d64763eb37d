import { afterEach, expect, it, vi } from 'vitest';
import { actOf } from './fixtures/doing';
import { callThrough } from './host/call';
import { undo } from './undo.svelte';

let restore = (): void => undefined;
afterEach(() => {
  restore();
  undo.hide();
});

const act = { ...actOf('learner.add'), undone: true };

it('says what was taken back and what was done again', async () => {
  const asked: unknown[] = [];
  restore = callThrough(async (name, input) => {
    if (name !== 'act.recent') asked.push([name, input]);
    return { ok: act, touched: [] };
  });
  await undo.undo();
  expect(undo.last).toEqual({ kind: 'undone', act });
  await undo.redo();
  expect(undo.last).toEqual({ kind: 'redone', act });
  await undo.undo(7);
  expect(asked).toEqual([
    ['act.undo', { seq: null }],
    ['act.redo', {}],
    ['act.undo', { seq: 7 }],
  ]);
});

it('says why it could not', async () => {
  restore = callThrough(async () => ({ failure: { code: 'P-203', about: {} } }));
  await undo.undo();
  expect(undo.last).toMatchObject({ kind: 'failed', failure: { code: 'P-203' }, seq: null });
  await undo.undo(7);
  expect(undo.last).toMatchObject({ kind: 'failed', seq: 7 });
});

it('says what is under way until it is done', async () => {
  let finish = (): void => undefined;
  restore = callThrough(() => new Promise((done) => (finish = () => done({ ok: act, touched: [] }))));
  const redone = undo.redo();
  expect(undo.underWay).toBe('redone');
  finish();
  await redone;
  expect(undo.underWay).toBeUndefined();
});

it('tells how far it has come while it goes on', async () => {
  vi.useFakeTimers();
  let finish = (): void => undefined;
  restore = callThrough((name) =>
    name === 'work.progress'
      ? Promise.resolve({ ok: [3, 10], touched: [] })
      : new Promise((done) => (finish = () => done({ ok: act, touched: [] }))),
  );
  const undone = undo.undo();
  await vi.advanceTimersByTimeAsync(1000);
  expect(undo.progress).toEqual({ done: 3, of: 10 });
  finish();
  await undone;
  expect(undo.progress).toBeNull();
  vi.useRealTimers();
});

it('speaks of what was done while it stands and is the last', async () => {
  let recent = actOf('learner.add');
  restore = callThrough(async () => ({ ok: [recent], touched: [] }));
  await undo.tell();
  await undo.recheck();
  expect(undo.last).toEqual({ kind: 'done', act: recent });
  recent = { ...recent, undone: true };
  await undo.recheck();
  expect(undo.last).toBeNull();
  await undo.tell();
  expect(undo.last).toBeNull();

  recent = actOf('learner.add');
  await undo.tell();
  recent = { ...recent, seq: 8 };
  await undo.recheck();
  expect(undo.last).toBeNull();
});
