import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import type { ContractView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Ending from './Ending.svelte';

const CONTRACT: ContractView = {
  ...{ id: 'c', plan: null, plan_name: '3か月', kind: 'fixed_term', starts_on: '2026-08-01' },
  ...{ price: { minor: 99_000, currency: 'JPY' }, sessions: null, cadence_days: null, predecessor: null },
  ...{ term_end: null, ended_on: null, end_kind: null, end_reason: null, balance: null, payer: null },
  ...{ state: 'active', left_over: null, tax: null, carry_over: 0, notice_hours: null, auto_renew: false },
  ...{ goes_on: '2099-11-01', last_day: '2099-10-31' },
};
const t = words.t.learner.contract;

let ended: { call_off: unknown }[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  ended = [];
  restore = callThrough(async (name, input) => {
    if (/^contract\.(end|cancel)$/.test(name)) ended.push(input as { call_off: unknown });
    const usual = [
      { end_kind: 'completed', wish: 'coach' },
      { end_kind: 'cooling_off', wish: 'learner' },
    ];
    const look = { bookings: [{ id: 's1', day: '2026-12-01', time: '10:00' }], usual, is_over: false };
    const ok = { 'contract.look_end': look, 'contract.unpaid': [], 'act.recent': [] }[name as string];
    return { ok: ok ?? null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const checked = (name: string): boolean => (screen.getByRole('radio', { name }) as HTMLInputElement).checked;

it('says whose wish it usually is, as the core has it, that bookings are called off, or what is said instead', async () => {
  const { wishes, too } = t.callingOff;
  render(Ending, { contract: CONTRACT, onclose: () => undefined });
  const box = await screen.findByRole('checkbox', { name: too });
  expect((box as HTMLInputElement).checked).toBe(false);
  await fireEvent.click(box);
  expect(checked(wishes.coach)).toBe(true);
  await fireEvent.change(screen.getByLabelText(t.endKind), { target: { value: 'cooling_off' } });
  expect(checked(wishes.learner)).toBe(true);
  await fireEvent.click(screen.getByRole('radio', { name: wishes.coach }));
  await fireEvent.click(screen.getByRole('button', { name: t.end }));
  await expect
    .poll(() => ended.map(({ call_off }) => call_off))
    .toEqual([{ bookings: ['s1'], wish: 'coach' }]);
});
