import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import { words } from '../../../words/words.svelte';
import Later from './Later.svelte';
import Repeat from './Repeat.svelte';

const t = words.t.series;
const booking = {
  date: '2026-11-27',
  time: '19:00',
  minutes: 60,
  mode: 'online',
  place: null,
  repeat: { everyDays: 7, times: 3, until: null },
} as const;

let asked: [string, Record<string, unknown>][];
let answers: Record<string, unknown>;
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  answers = {};
  let seq = 1;
  restore = callThrough(async (name, input) => {
    asked.push([name, input as Record<string, unknown>]);
    if (name === 'act.recent') return { ok: [{ seq, kind: 'session.book_series', about: {} }], touched: [] };
    if (['session.book_series', 'series.move', 'series.cancel'].includes(name)) seq += 1;
    return { ok: answers[name] ?? (name === 'session.meanwhile' ? [] : null), touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});
const inputsOf = (wanted: string): Record<string, unknown>[] =>
  asked.filter(([name]) => name === wanted).map(([, input]) => input);
const done = async (deed: () => Promise<unknown>): Promise<boolean> => {
  await deed();
  return true;
};
const free = (...days: string[]): unknown[] => days.map((day) => ({ day, skipped: null }));

it('shows the days, says why one is skipped, and books those that are not left out', async () => {
  answers['series.look'] = [...free('2026-11-27', '2026-12-04'), { day: '2026-12-11', skipped: 'paused' }];
  answers['session.book_series'] = {
    series: 's',
    booked: ['2026-11-27'],
    skipped: [{ day: '2026-12-11', skipped: 'paused' }],
  };
  let done = 0;
  render(Repeat, {
    ...{ learner: 'l', booking, tickets: 0 },
    ...{ onbooked: () => (done += 1), onclose: () => undefined },
  });
  await screen.findByText(t.skipped.paused);
  const paused = screen.getByRole('checkbox', { name: /12\/11/ });
  expect((paused as HTMLInputElement).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('checkbox', { name: /12\/04/ }));
  expect(screen.getByText(t.tooFew('0', '1'))).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: t.book('1') }));
  await screen.findByText(t.booked('1'));
  expect(inputsOf('session.book_series')).toEqual([
    {
      learner: 'l',
      first: '2026-11-27',
      rhythm: { every_days: 7, times: 3, until: null },
      time: '19:00',
      minutes: 60,
      mode: 'online',
      place: null,
      leave_out: ['2026-12-04'],
    },
  ]);
  await expect.poll(() => done).toBe(1);
  screen.getByText(t.skippedDay('12/11（金）', t.skipped.paused));
});

it('books nothing while no day is left or the fields say no rhythm', async () => {
  answers['series.look'] = free('2026-11-27');
  const closed = { onbooked: () => undefined, onclose: () => undefined };
  render(Repeat, { learner: 'l', booking, tickets: null, ...closed });
  await fireEvent.click(await screen.findByRole('checkbox'));
  const none = screen.getByRole('button', { name: t.book('0') });
  expect((none as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(screen.getByLabelText(t.every), { target: { value: '0' } });
  await screen.findByText(t.wrong);
});

it('says nothing of a booking that is the last of its series or of none', async () => {
  answers['series.of_session'] = { series: 's', later: [{ id: 'a', day: '2026-12-04', time: '19:00' }] };
  render(Later, { session: 'a', learner: 'l', time: '19:00', oncancel: done });
  await expect.poll(() => inputsOf('series.of_session').length).toBe(1);
  expect(screen.queryByRole('heading')).toBeNull();
});

it('says what a move and a cancellation will do before they are done', async () => {
  const later = ['2026-12-04', '2026-12-11'].map((day) => ({ id: day, day, time: '19:00' }));
  answers['series.of_session'] = { series: 's', later };
  answers['series.look_move'] = [
    { from: '2026-12-04', to: '2026-12-08', kept: null },
    { from: '2026-12-11', to: null, kept: 'booked' },
  ];
  answers['series.move'] = answers['series.look_move'];
  render(Later, { session: '2026-12-04', learner: 'l', time: '19:00', oncancel: done });
  const line = await screen.findByRole('textbox', { name: t.later.when });
  await fireEvent.input(line, { target: { value: '2199/12/6 18:00' } });
  await screen.findByText(t.later.stays('12/11（金）', t.skipped.booked));
  await fireEvent.click(screen.getByRole('button', { name: t.later.move('1') }));
  await screen.findByText(t.later.moved('1'));
  expect(inputsOf('series.move')).toEqual([{ session: '2026-12-04', day: '2199-12-06', time: '18:00' }]);
  const cancel = (): HTMLElement => screen.getByRole('button', { name: t.later.cancel.cancelled_by_coach });
  await fireEvent.click(cancel());
  await screen.findByText(t.later.cancels('2', '12/04（金）', '12/11（金）'));
  const stay = screen.getByRole('button', { name: t.later.leave });
  await expect.poll(() => document.activeElement).toBe(stay);
  await fireEvent.click(stay);
  await expect.poll(() => document.activeElement).toBe(cancel());
  expect(inputsOf('series.cancel')).toEqual([]);
  await fireEvent.click(cancel());
  await fireEvent.click(await screen.findByRole('button', { name: t.later.does.cancelled_by_coach('2') }));
  await expect
    .poll(() => inputsOf('series.cancel'))
    .toEqual([{ session: '2026-12-04', state: 'cancelled_by_coach' }]);
});
