import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import type { Meanwhile as Met } from '../host/wire';
import { words } from '../words/words.svelte';
import Meanwhile from './Meanwhile.svelte';

const t = words.t.week.meanwhile;
const at = (session: string, given: Partial<Met> = {}): Met => ({
  ...{ session, day: '2026-12-04', time: '10:00', people: 1, title: null },
  learner: { id: 'k', name: '鈴木 健太', external_id: null },
  ...given,
});

let asked: unknown[];
let met: Met[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  [asked, met] = [[], [at('s1')]];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: met, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const wish = { learners: ['l1'], days: ['2026-12-04'], time: '10:30', minutes: 60 };

it('tells whose booking lies at that time', async () => {
  render(Meanwhile, wish);
  const when = words.f.dayAndTime('2026-12-04', '10:00');
  await screen.findByText(t.booked('鈴木 健太', when));
  expect(asked).toEqual([['session.meanwhile', wish]]);
});

it('tells nothing of what is no longer typed, and asks nothing without a time', async () => {
  const { rerender } = render(Meanwhile, wish);
  await screen.findByText(/鈴木 健太/);
  await rerender({ ...wish, time: null });
  expect(screen.queryByText(/鈴木 健太/)).toBeNull();
  expect(asked).toHaveLength(1);
});

it('names a group by its title, else by the first of it, and counts what is more than a few', async () => {
  met = [
    at('s1', { people: 3, title: '読書会' }),
    at('s2', { people: 3 }),
    ...['s3', 's4', 's5'].map((id) => at(id)),
  ];
  render(Meanwhile, wish);
  const when = words.f.dayAndTime('2026-12-04', '10:00');
  await screen.findByText(t.booked('読書会', when));
  expect(screen.getByText(t.booked(t.group('鈴木 健太', 2), when))).toBeTruthy();
  expect(screen.getByText(t.more('2'))).toBeTruthy();
});
