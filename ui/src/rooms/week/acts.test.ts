import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { SessionLine } from '../../host/wire';
import { words } from '../../words/words.svelte';
import { book, resolve } from './acts';
import DeedLine from './DeedLine.svelte';
import { Deeds } from './deeds.svelte';

const t = words.t.week.done;
const learner = { id: 'b', name: '渡邉 直樹', external_id: null };
const line: SessionLine = {
  ...{
    id: 's',
    learner,
    day: '2026-11-18',
    time: null,
    minutes: null,
    mode: null,
    place: null,
    state: 'booked',
  },
  ...{ under_way: false, number: 9, has_note: false, has_draft: false, gathering: null },
};
const BEFORE = { seq: 41, kind: 'session.resolve', learner, about: {}, at: 0, undone: false };

let latest: object;
/** The latest act once the session is resolved. */
let then: object;
let booked: unknown;
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  latest = BEFORE;
  restore = callThrough(async (name, input) => {
    if (name === 'session.book') booked = input;
    if (name === 'session.resolve') latest = then;
    return { ok: name === 'act.recent' ? [latest] : null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

it.each([
  ['what was recorded', { ...BEFORE, seq: 42 }, 42],
  ['nothing, when nothing was changed', BEFORE, null],
  ['nothing, when something else was done last', { ...BEFORE, seq: 42, kind: 'goal.add' }, null],
  ['nothing, when that was about somebody else', { ...BEFORE, seq: 42, learner: { id: 'a' } }, null],
])('offers to take back %s', async (_, after, act) => {
  then = after;
  const done = await resolve(line, 'no_show');
  expect(done.act).toBe(act);
  render(DeedLine, { done, deeds: new Deeds(async () => undefined) });
  expect(screen.getByRole('status').textContent).toContain('渡邉 直樹');
  expect(screen.queryByRole('button', { name: t.undo }) !== null).toBe(act !== null);
});

it.each([
  ['as long and as near as last time', { minutes: null, mode: null }, { minutes: 50, mode: 'phone' }],
  [
    'as long and as near as is said',
    { minutes: 90, mode: 'online' as const },
    { minutes: 90, mode: 'online' },
  ],
])('books %s', async (_, said, asked) => {
  const unbooked = { days: 23, usual_days: 14, last_held: null, probably_left: false, used_up: false };
  const slot = { date: '2026-11-24', time: '10:00', place: null };
  await book({ learner, ...unbooked }, { ...slot, ...said }, { minutes: 50, mode: 'phone' });
  expect(booked).toEqual({ learner: 'b', day: '2026-11-24', time: '10:00', place: null, ...asked });
});
