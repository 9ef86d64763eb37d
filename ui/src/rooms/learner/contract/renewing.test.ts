import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../../dates/day';
import { today } from '../../../dates/today';
import { callThrough } from '../../../host/call';
import type { ContractView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Contract from './Contract.svelte';
import { becomesOfOld } from './renewing';

const CONTRACT: ContractView = {
  ...{ id: 'c', plan: 'p', plan_name: '回数券', kind: 'package', starts_on: '2026-08-01' },
  ...{ price: { minor: 66_000, currency: 'JPY' }, sessions: 6, cadence_days: 14, predecessor: null },
  ...{ term_end: '2099-10-31', ended_on: null, end_kind: null, end_reason: null, balance: 0, payer: null },
  ...{ state: 'active', left_over: null, tax: null, carry_over: 0, notice_hours: null, auto_renew: false },
  ...{ goes_on: '2099-11-01', last_day: '2099-10-31' },
};
const PLAN = { id: 'p2', name: '回数券 10回', price: { minor: 110_000, currency: 'JPY' }, offered: true };
const t = words.t.learner.contract;
const LIKE_BEFORE = { contract: 'c', starts_on: '2099-11-01', terms: null, plan: null, due_on: null };

let renewed: unknown[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  renewed = [];
  restore = callThrough(async (name, input) => {
    if (name === 'contract.renew') renewed.push(input);
    if (name === 'contract.look_renewal') return { ok: { term_end: '2100-01-31', taken_in: 0 }, touched: [] };
    return { ok: name === 'plan.list' ? [PLAN] : [], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const submit = (): Promise<unknown> => fireEvent.submit(screen.getByRole('form', { name: t.renewal }));

async function open(given: Partial<ContractView> = {}): Promise<void> {
  render(Contract, { contract: { ...CONTRACT, ...given }, renewed: false, fresh: false });
  await fireEvent.click(screen.getByRole('button', { name: t.renew }));
}

it('goes on the day after, on the terms so far, when it is only confirmed', async () => {
  await open();
  expect(document.activeElement).toBe(field(t.starts));
  expect(field(t.starts).value).toBe(words.f.day('2099-11-01'));
  expect(field(t.price('JPY')).value).toBe('66,000');
  await submit();
  await expect.poll(() => renewed).toEqual([LIKE_BEFORE]);
  await expect.poll(() => screen.queryByRole('form', { name: t.renewal })).toBeNull();
});

it('says until when it would last, and expects its payment on the day that is said', async () => {
  await open();
  await expect.poll(() => field(t.ends).value).toBe(words.f.day('2100-01-31'));
  await fireEvent.input(field(t.dueOn), { target: { value: '2099/11/10' } });
  await submit();
  await expect.poll(() => renewed).toEqual([{ ...LIKE_BEFORE, due_on: '2099-11-10' }]);
});

it('goes on as long as before at another price', async () => {
  await open();
  await expect.poll(() => field(t.ends).value).toBe(words.f.day('2100-01-31'));
  await fireEvent.input(field(t.price('JPY')), { target: { value: '6万' } });
  await submit();
  const terms = {
    ...{ plan_name: '回数券', kind: 'package', price: { minor: 60_000, currency: 'JPY' } },
    ...{ sessions: 6, cadence_days: 14, term_end: '2100-01-31' },
  };
  await expect.poll(() => renewed).toEqual([{ ...LIKE_BEFORE, terms }]);
});

it('follows another plan, which says the terms', async () => {
  await open();
  const plan = screen.getByRole('combobox', { name: t.plan });
  await screen.findByRole('option', { name: /回数券 10回/ });
  await fireEvent.change(plan, { target: { value: 'p2' } });
  expect(screen.queryByRole('textbox', { name: t.price('JPY') })).toBeNull();
  await submit();
  await expect.poll(() => renewed).toEqual([{ ...LIKE_BEFORE, plan: 'p2' }]);
});

it('is renewed in the currency of its price', async () => {
  await open({ price: { minor: 110_000, currency: 'USD' } });
  const price = field(t.price('USD'));
  expect(price.value).toBe('1,100.00');
  await fireEvent.input(price, { target: { value: '1200' } });
  await submit();
  await expect.poll(() => renewed).toMatchObject([{ terms: { price: { minor: 120_000, currency: 'USD' } } }]);
});

it('is given up with Escape, and nothing is renewed', async () => {
  await open();
  await fireEvent.keyDown(field(t.starts), { key: 'Escape' });
  expect(screen.getByRole('button', { name: t.renew })).toBeTruthy();
  expect(renewed).toEqual([]);
});

it('says what becomes of the contract so far and of what is left', () => {
  const now = today();
  const later = addDays(now, 10) ?? now;
  const said = (given: Partial<ContractView>, starts: string): string =>
    becomesOfOld({ ...CONTRACT, ...given }, starts, now, t);
  const [ends, next] = [{ last_day: addDays(now, 9) }, later];
  expect(said({ ...ends, balance: 2 }, next)).toBe(t.usableUntil(2));
  expect(said({ ...ends, balance: 0 }, next)).toBe('');
  expect(said({ ...ends, balance: 2 }, now)).toBe(t.runsOn(2));
  expect(said({ last_day: null, balance: null }, now)).toBe(t.endsBefore);
  expect(said({ left_over: { carried: 2, expired: 4 } }, now)).toBe(t.onRenewal(2, 4));
});
