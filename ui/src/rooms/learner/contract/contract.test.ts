import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContractView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Contract from './Contract.svelte';

const CONTRACT: ContractView = {
  ...{ id: 'c', plan: null, plan_name: '3か月', kind: 'fixed_term', starts_on: '2026-08-01' },
  ...{ price: { minor: 99_000, currency: 'JPY' }, sessions: null, cadence_days: null, predecessor: null },
  ...{ term_end: null, ended_on: null, end_kind: null, end_reason: null, balance: null, payer: null },
  ...{ state: 'active', left_over: null, tax: null, carry_over: 0, notice_hours: null, auto_renew: false },
  ...{ goes_on: '2099-11-01', last_day: '2099-10-31' },
};
const t = words.t.learner.contract;

beforeEach(() => words.speak('ja'));
afterEach(cleanup);

it.each([
  ['in force runs', {}, t.running],
  ['past its term is over', { state: 'past_term', term_end: '2026-11-19' }, t.over],
  ['that rests says so', { state: 'paused' }, words.t.terms.lifecycle.paused],
  [
    'says how it was ended',
    { state: 'ended', term_end: '2026-11-19', ended_on: '2026-10-31', end_kind: 'cancelled' },
    '解約',
  ],
  ['is neither before it begins', { state: 'ahead', starts_on: '2026-12-01' }, null],
] as const)('a contract %s', (_, given, said) => {
  render(Contract, { contract: { ...CONTRACT, ...given }, renewed: false, fresh: false });
  const [running, over] = [screen.queryByText(t.running), screen.queryByText(t.over)];
  expect([running !== null, over !== null]).toEqual([said === t.running, said === t.over]);
  if (said) expect(screen.getByText(said, { exact: false })).toBeTruthy();
});

it('a contract that another one renewed is not called over', () => {
  render(Contract, {
    contract: { ...CONTRACT, state: 'past_term', term_end: '2026-11-19' },
    renewed: true,
    fresh: false,
  });
  expect(screen.getByText(t.carriedOn)).toBeTruthy();
  expect(screen.queryByText(t.over)).toBeNull();
});

it('a contract without a term whose end is decided says its last day', () => {
  const ends = { ended_on: '2026-11-20', last_day: '2026-11-20', end_kind: 'cancelled' } as const;
  render(Contract, { contract: { ...CONTRACT, ...ends }, renewed: false, fresh: false });
  expect(screen.getByText(t.term(words.f.day('2026-08-01'), words.f.day('2026-11-20')))).toBeTruthy();
  expect(screen.queryByText(t.open, { exact: false })).toBeNull();
});
