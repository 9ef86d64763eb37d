import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import type { TrialLine } from '../../host/wire';
import { words } from '../../words/words.svelte';
import TrialRow from './TrialRow.svelte';

const TODAY = '2026-11-20';
const AHEAD: TrialLine = {
  ...{ id: 't', learner: { id: 'l', name: '高橋 健', external_id: null }, name: null },
  ...{ day: '2026-11-24', time: '15:00', days: -4, session: 's', session_state: 'booked' },
  ...{ showed_up: false, outcome: 'undecided', decided_on: null, reason: null },
  ...{ objection: null, next_contact_on: null },
};
const t = words.t.leads;

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: ['trial.decide', 'session.reschedule'].includes(name) ? null : [], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const show = (line: Partial<TrialLine> = {}): unknown =>
  render(TrialRow, { line: { ...AHEAD, ...line }, today: TODAY, onvisit: vi.fn() });
const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }));
const offers = (name: string): boolean => screen.queryByRole('button', { name }) !== null;
const inputsOf = (command: string): unknown[] =>
  asked.filter(([name]) => name === command).map(([, input]) => input);

it('moves a trial ahead, at its time unless another is said', async () => {
  show();
  await press(t.move);
  await fireEvent.input(screen.getByLabelText(t.trial), { target: { value: '11/26' } });
  await expect
    .poll(() => screen.getByRole('button', { name: new RegExp(t.moveTo) }).hasAttribute('disabled'))
    .toBe(false);
  await fireEvent.click(screen.getByRole('button', { name: new RegExp(t.moveTo) }));
  await expect
    .poll(() => inputsOf('session.reschedule'))
    .toEqual([{ session: 's', day: '2026-11-26', time: '15:00' }]);
});

it('wins a trial before it takes place, says that it stays booked, and keeps what was noted', async () => {
  show({ reason: 'price', objection: '今は高い' });
  expect(offers(t.lose)).toBe(false);
  await press(t.win);
  expect(await screen.findByText(t.staysBooked)).toBeTruthy();
  await fireEvent.click(await screen.findByRole('button', { name: t.winOnly }));
  const said = { trial: 't', outcome: 'won', reason: 'price', objection: '今は高い', next_contact_on: null };
  await expect.poll(() => inputsOf('trial.decide')).toEqual([said]);
});

it('can still move a trial that was won before it, and not one that is over', () => {
  show({ outcome: 'won', decided_on: TODAY });
  expect([offers(t.move), offers(t.win), screen.queryByText(t.staysBooked) !== null]).toEqual([
    true,
    false,
    true,
  ]);
  cleanup();
  show({ outcome: 'won', decided_on: TODAY, day: '2026-11-19', days: 1 });
  expect([offers(t.move), screen.queryByText(t.staysBooked)]).toEqual([false, null]);
});

it('notes what holds somebody back while nothing is decided', async () => {
  show();
  await press(t.wait);
  await fireEvent.input(screen.getByLabelText(t.objection, { exact: false }), {
    target: { value: '時間が取れない' },
  });
  await press(t.decide.undecided);
  await expect
    .poll(() => inputsOf('trial.decide'))
    .toMatchObject([{ outcome: 'undecided', reason: null, objection: '時間が取れない' }]);
});
