import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOf, doing } from './fixtures/doing';
import { call, callThrough } from './host/call';
import { Told } from './told.svelte';
import { undo } from './undo.svelte';

let restore = (): void => undefined;
beforeEach(() => undo.hide());
afterEach(() => {
  restore();
  undo.hide();
});

const act = actOf('obstacle.clear');
const clear = (): Promise<unknown> => call('obstacle.clear', { obstacle: 'o', cleared_on: null });

it('tells what succeeded, and lets go on at once', async () => {
  restore = callThrough(doing(act));
  const acting = new Told();
  expect(await acting.run(clear)).toBe(true);
  expect(acting.busy).toBe(false);
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});

it('does not tell an earlier act when nothing was changed', async () => {
  let asked = 0;
  restore = callThrough(async (name) => {
    if (name !== 'act.recent') return { ok: null, touched: [] };
    asked += 1;
    return { ok: [act], touched: [] };
  });
  expect(await new Told().run(clear)).toBe(true);
  await expect.poll(() => asked).toBe(2);
  await undo.recheck();
  expect(undo.last).toBeNull();
});

it('tells nothing of what failed', async () => {
  restore = callThrough(async (name) =>
    name === 'act.recent' ? { ok: [act], touched: [] } : { failure: { code: 'P-1', about: {} } },
  );
  const acting = new Told();
  expect(await acting.run(clear)).toBe(false);
  expect([acting.failure?.code, undo.last]).toEqual(['P-1', null]);
});

it('does what it shall also when the acts cannot be told', async () => {
  const done: string[] = [];
  restore = callThrough(async (name) => {
    if (name === 'act.recent') return { failure: { code: 'P-1', about: {} } };
    done.push(name);
    return { ok: null, touched: [] };
  });
  const acting = new Told();
  expect(await acting.run(clear)).toBe(true);
  expect([acting.failure, done, undo.last]).toEqual([null, ['obstacle.clear'], null]);
});
