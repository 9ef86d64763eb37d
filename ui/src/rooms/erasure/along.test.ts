import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GoesAlong, WaitingOfThem } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Along from './Along.svelte';

const sheet = { id: 'm', title: '発表の型.pdf', is_file: true, goes: false };
const row: WaitingOfThem = {
  ...{ id: 'w', kind: 'payment', day: '2026-11-02', summary: 'サトウ　ミサキ' },
  ...{ amount: { minor: 11_000, currency: 'JPY' }, or_another: false, goes: true },
};

beforeEach(() => void words.speak('ja'));
afterEach(cleanup);

it('names each material and each row that waits, and says what goes once one is chosen', async () => {
  const said: GoesAlong[] = [];
  render(Along, { erasure: { materials: [sheet], waiting: [row] }, onchoose: (along) => said.push(along) });
  const material = screen.getByRole<HTMLInputElement>('checkbox', { name: /発表の型/ });
  const waiting = screen.getByRole<HTMLInputElement>('checkbox', { name: /サトウ.*11,000/ });
  expect([material.checked, waiting.checked]).toEqual([false, true]);
  await fireEvent.click(material);
  await fireEvent.click(waiting);
  expect(said).toEqual([
    { materials: ['m'], waiting: ['w'] },
    { materials: [], waiting: [] },
  ]);
});
