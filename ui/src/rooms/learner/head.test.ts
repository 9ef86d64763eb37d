import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { LearnerPage } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Head from './Head.svelte';

const t = words.t.learner.facts;
const page = (ended_on: string | null): LearnerPage =>
  ({
    ...{
      id: 'l',
      external_id: null,
      lifecycle: 'active',
      starts_on: null,
      unbooked: null,
      next_booking: null,
      last_held: null,
    },
    ...{ fields: { name: '佐藤 美咲', kana: null, tags: [], risk_notes: null }, goals: [], revenue: [] },
    agreement: {
      terms: { name: '月4回', kind: 'subscription', price: { minor: 33_000, currency: 'JPY' } },
      ...{ contract: 'c', balance: null, last_day: '2026-11-20', days_left: 0 },
    },
    contracts: [{ id: 'c', ended_on }],
  }) as unknown as LearnerPage;

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(async () => ({ ok: [], touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

it.each([
  ['a renewal while nobody has decided otherwise', null, t.renewal, t.lastDay],
  ['the last day once the end is decided', '2026-11-20', t.lastDay, t.renewal],
] as const)('announces %s', (_, ended_on, said, unsaid) => {
  render(Head, { page: page(ended_on) });
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.queryByText(unsaid)).toBeNull();
  screen.getByText('今日まで');
});

it('says that refunds are taken off what came in', () => {
  const paid = { ...page(null), revenue: [{ minor: 22_000, currency: 'JPY' }] };
  render(Head, { page: paid });
  const word = screen.getByText(t.received);
  expect(word.title).toBe('返金を差し引いた額');
  expect(word.nextElementSibling?.getAttribute('title')).toBe('返金を差し引いた額');
});

it('says also of somebody whose contract is over that it may still be renewed', () => {
  render(Head, { page: { ...page(null), lifecycle: 'ending' } });
  expect(screen.getByText('終了・更新待ち')).toBeTruthy();
});

it('says from when a learner comes whose contract lies ahead', () => {
  const ahead = { ...page(null), lifecycle: 'deciding', starts_on: '2026-11-23' } as const;
  render(Head, { page: ahead });
  expect(screen.getByText(/11\/23.*から受講/)).toBeTruthy();
  expect(screen.queryByText(words.t.terms.lifecycle.deciding)).toBeNull();
});
