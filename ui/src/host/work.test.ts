import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough, type Answer } from './call';
import { withProgress } from './work';

let restore = (): void => undefined;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  restore();
  vi.useRealTimers();
});

it('tells how far the work has come while it goes on, and nothing afterwards', async () => {
  let asked = 0;
  const answers: Answer[] = [
    { ok: null, touched: [] },
    { ok: [3, 10], touched: [] },
    { failure: { code: 'W-399', about: {} } },
  ];
  // A room of another file may still foresee something a moment after it was left.
  restore = callThrough(async (name) =>
    name === 'work.progress'
      ? (answers[asked++] ?? { ok: [10, 10], touched: [] })
      : { failure: { code: 'W-301', about: {} } },
  );
  const shown: unknown[] = [];
  let finish = (_: string): void => undefined;
  const work = withProgress(new Promise<string>((done) => (finish = done)), (progress) =>
    shown.push(progress),
  );
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual([null, { done: 3, of: 10 }, null, { done: 10, of: 10 }]);
  finish('done');
  expect(await work).toBe('done');
  const before = asked;
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toBe(before);
  expect(shown.at(-1)).toBeNull();
});
