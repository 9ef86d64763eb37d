import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../../../host/call';
import type { ConsentView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Consents from './Consents.svelte';

const t = words.t.learner.consents;
const GIVEN: ConsentView = {
  id: 'c',
  about: 'privacy',
  given_on: '2026-11-01',
  withdrawn_on: null,
  evidence: '申込書',
};

let known: ConsentView[];
let asked: [string, unknown][];
let restore: () => void;

beforeEach(() => {
  words.speak('ja');
  known = [GIVEN];
  asked = [];
  restore = callThrough(async (name, input) => {
    if (name === 'consent.of_learner') return { ok: known, touched: [] };
    if (name === 'act.recent') return { ok: [], touched: [] };
    asked.push([name, input]);
    return { ok: null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

it('offers only what has not been consented to', async () => {
  render(Consents, { learner: 'l' });
  await screen.findByText('申込書');
  const offered = screen.getAllByRole('option').map((option) => option.textContent);
  expect(offered).toEqual([t.kinds.sensitive, t.kinds.recording, t.kinds.testimonial]);
});

it('gives the kind that was chosen, and says which one is withdrawn', async () => {
  render(Consents, { learner: 'l' });
  const withdraw = await screen.findByRole('button', { name: t.withdrawOf(t.kinds.privacy) });
  const select = screen.getByRole<HTMLSelectElement>('combobox');
  await fireEvent.change(select, { target: { value: 'recording' } });
  screen.getByRole('button', { name: t.give }).click();
  await expect.poll(() => asked[0]?.[1]).toMatchObject({ learner: 'l', about: 'recording' });
  await expect.poll(() => withdraw).toHaveProperty('disabled', false);
  withdraw.click();
  await vi.waitFor(() =>
    expect(asked[1]).toEqual(['consent.withdraw', { consent: 'c', withdrawn_on: null }]),
  );
});

it('offers it again once it was withdrawn', async () => {
  known = [{ ...GIVEN, withdrawn_on: '2026-11-10' }];
  render(Consents, { learner: 'l' });
  await screen.findByText('申込書');
  expect(screen.queryByRole('button', { name: t.withdrawOf(t.kinds.privacy) })).toBeNull();
  expect(screen.getAllByRole('option')).toHaveLength(4);
});
