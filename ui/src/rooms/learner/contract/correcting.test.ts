import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import type { ContractView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Contract from './Contract.svelte';

const CONTRACT: ContractView = {
  ...{ id: 'c', plan: 'p', plan_name: '回数券', kind: 'package', starts_on: '2026-08-01' },
  ...{ price: { minor: 66_000, currency: 'JPY' }, sessions: 6, cadence_days: 14, predecessor: null },
  ...{ term_end: '2099-10-31', ended_on: null, end_kind: null, end_reason: null, balance: 2, payer: null },
  ...{ state: 'active', left_over: null, tax: null, carry_over: 0, notice_hours: null, auto_renew: false },
  ...{ goes_on: '2099-11-01', last_day: '2099-10-31' },
};
const AS_IT_IS = {
  ...{ contract: 'c', plan_name: '回数券', starts_on: '2026-08-01', term_end: '2099-10-31' },
  ...{ price: { minor: 66_000, currency: 'JPY' }, sessions: 6, reason: null },
};
const t = words.t.learner.contract;

let corrected: unknown[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  corrected = [];
  restore = callThrough(async (name, input) => {
    if (name === 'contract.correct') corrected.push(input);
    if (name === 'contract.look_correction') {
      const { price } = input as { price: { minor: number } };
      const dues = price.minor === 66_000 ? [] : [{ due_on: '2026-11-30', payer: '佐藤 恵', amount: price }];
      return { ok: { dues, taken_in: 0 }, touched: [] };
    }
    return { ok: [], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const field = (name: string | RegExp): Promise<HTMLInputElement> => screen.findByRole('textbox', { name });

async function open(given: Partial<ContractView> = {}): Promise<void> {
  render(Contract, { contract: { ...CONTRACT, ...given }, renewed: true, fresh: false });
  await fireEvent.click(screen.getByRole('button', { name: t.correct }));
  await screen.findByRole('form', { name: t.correction });
}
const submit = (): Promise<unknown> => fireEvent.submit(screen.getByRole('form', { name: t.correction }));

it('a contract is put right in place, also one that was renewed', async () => {
  await open();
  const price = await field(words.t.money.amount);
  expect(price.value).toBe('66,000');
  await fireEvent.input(price, { target: { value: '6万' } });
  await fireEvent.input(await field(t.ends), { target: { value: '' } });
  await submit();
  const said = { ...AS_IT_IS, price: { minor: 60_000, currency: 'JPY' }, term_end: null };
  await expect.poll(() => corrected).toEqual([said]);
  await expect.poll(() => screen.queryByRole('form', { name: t.correction })).toBeNull();
});

it('says what of the expected payments follows the price', async () => {
  await open();
  const price = await field(words.t.money.amount);
  expect(screen.queryByText(/入金の予定/)).toBeNull();
  await fireEvent.input(price, { target: { value: '6万' } });
  await screen.findByText(t.dueFollows(words.f.money(60_000, 'JPY'), words.f.day('2026-11-30'), '佐藤 恵'));
  await fireEvent.input(price, { target: { value: '66,000' } });
  await expect.poll(() => screen.queryByText(/入金の予定/)).toBeNull();
});

it('asks why when the number of sessions changes, and takes no package without one', async () => {
  await open();
  expect(screen.queryByRole('textbox', { name: new RegExp(t.whySessions) })).toBeNull();
  await fireEvent.input(await field(t.sessions), { target: { value: '' } });
  await submit();
  expect(corrected).toEqual([]);
  await fireEvent.input(await field(t.sessions), { target: { value: '８' } });
  await fireEvent.input(await field(new RegExp(t.whySessions)), { target: { value: '書き間違い' } });
  await submit();
  await expect.poll(() => corrected).toEqual([{ ...AS_IT_IS, sessions: 8, reason: '書き間違い' }]);
});

it('the sessions of one that has ended are not asked', async () => {
  await open({ state: 'ended', ended_on: '2026-10-31', end_kind: 'completed' });
  expect(screen.queryByRole('textbox', { name: t.sessions })).toBeNull();
  await submit();
  await expect.poll(() => corrected).toEqual([AS_IT_IS]);
});
