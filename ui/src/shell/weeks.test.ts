import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../host/call';
import { keepWeeks } from './weeks';

let left: number;
let asked: number;
let restore: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  [left, asked] = [3, 0];
  restore = callThrough(async (name) => {
    // Of the page that all tests share something else may still be listening.
    if (name !== 'metrics.take_snapshot') return { ok: [], touched: [] };
    asked += 1;
    left -= 1;
    return { ok: { week: '2026-11-09', left }, touched: [] };
  });
});
afterEach(() => {
  restore();
  vi.useRealTimers();
});

it('keeps week by week until none is missing, and not before the start is over', async () => {
  keepWeeks();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked, left]).toEqual([3, 0]);
});

it('keeps no further week once it is stopped', async () => {
  const stop = keepWeeks();
  await vi.advanceTimersByTimeAsync(5_000);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1);
});
