import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import { words } from '../../../words/words.svelte';
import Interviewed from './Interviewed.svelte';

const t = words.t.learner.contract.interview;
let restore: () => void;
afterEach(() => {
  cleanup();
  restore();
});

it('lets nobody type before what was written down is there: it would take the place of what was typed', async () => {
  let answer = (_: unknown): void => undefined;
  restore = callThrough(async (name) => {
    if (name !== 'cancellation.of_contract') return { ok: [], touched: [] };
    return new Promise((resolve) => (answer = (ok) => resolve({ ok, touched: [] })));
  });
  render(Interviewed, { contract: 'c', onclose: () => undefined });
  expect(screen.queryByLabelText(t.happened, { exact: false })).toBeNull();
  const blank = { decided_on: null, primary_reason: null, would_return: null, heard_by: null };
  answer({ ...blank, secondary_reasons: [], what_happened: '転職した' });
  const field = await screen.findByLabelText<HTMLTextAreaElement>(t.happened, { exact: false });
  expect(field.value).toBe('転職した');
});
