import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TimelineEvent } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Row from './Row.svelte';

const w = words.t.timeline.event;
const old = { id: 's1', day: '2026-11-20', time: '10:00' };
const now = { id: 's2', day: '2026-12-04', time: '11:00' };
const moved: TimelineEvent = {
  ...{ ...old, kind: 'session', state: 'rescheduled', number: null, mode: null, words: null },
  ...{ satisfaction: null, intent: null, given_back: null, moves: { from: null, to: now } },
};
const booked: TimelineEvent = {
  ...{ ...now, kind: 'booking', state: 'booked', minutes: 50, mode: null, place: null },
  moves: { from: old, to: null },
};

beforeEach(() => words.speak('ja'));
afterEach(cleanup);

it.each([
  ['was moved says to when', moved, '予約', '12/04（金） 11:00 へ振替', 's2'],
  ['it was moved to says from when', booked, '予約', '11/20（金） 10:00 から振替', 's1'],
])('a session that %s, and leads there', async (_, event, heading, said, other) => {
  const read: string[] = [];
  render(Row, {
    ...{ event, today: '2026-11-18', current: false, moved: false },
    ...{ onread: (session: string) => read.push(session), onmoved: () => undefined },
  });
  expect(heading).toBe(w.booking);
  await fireEvent.click(screen.getByRole('button', { name: said }));
  await fireEvent.click(screen.getByRole('button', { name: heading }));
  expect(read).toEqual([other, event.kind === 'session' || event.kind === 'booking' ? event.id : '']);
});

it('a session of which nobody knows where it was moved to says that it was', () => {
  const event = { ...moved, moves: { from: null, to: null } };
  render(Row, {
    ...{ event, today: '2026-11-18', current: false, moved: false },
    ...{ onread: () => undefined, onmoved: () => undefined },
  });
  screen.getByRole('button', { name: words.t.terms.sessionState.rescheduled });
});
