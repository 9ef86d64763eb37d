import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import { words } from '../../../words/words.svelte';
import NewContract from './NewContract.svelte';

const t = words.t.learner.contract;
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(async () => ({ ok: [], touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

it('counts the length of a term from its beginning, which need not be today', async () => {
  render(NewContract, { learner: 'l1', onclose: () => undefined });
  const type = (name: string, value: string): Promise<unknown> =>
    fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
  await type(t.starts, '2031/4/1');
  await type(t.ends, '3か月後');
  expect(screen.getByText('2031/07/01（火）')).toBeTruthy();
});
