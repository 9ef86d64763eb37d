import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { today } from '../../../dates/today';
import { callThrough } from '../../../host/call';
import type { TargetsView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import Targets from './Targets.svelte';

const t = words.t.reckoning.target;
const names = words.t.metrics.names;
const RETENTION = {
  metric: 'retention',
  amount: 80,
  currency: null,
  is_at_most: false,
  valid_from: '2026-04-01',
};
const VIEW = { now: [RETENTION], versions: [] } as TargetsView;

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: name === 'metrics.targets' ? VIEW : null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const type = async (metric: keyof typeof names, value: string): Promise<void> => {
  await fireEvent.input(await screen.findByLabelText(t.of(names[metric])), { target: { value } });
};

it('sets what was changed and nothing else: a new one, one of money, and one that is taken away', async () => {
  render(Targets);
  await type('renewal', '７５');
  await type('revenue', '2万');
  await type('retention', '');
  await fireEvent.click(screen.getByRole('button', { name: t.save }));
  await screen.findByText(t.saved);
  const valid_from = today();
  expect(asked.filter(([name]) => name === 'metrics.set_target').map(([, wish]) => wish)).toEqual([
    { metric: 'retention', amount: null, currency: null, valid_from },
    { metric: 'renewal', amount: 75, currency: null, valid_from },
    { metric: 'revenue', amount: 20_000, currency: 'JPY', valid_from },
  ]);
});

it('marks what is no number, and does not save it', async () => {
  render(Targets);
  await type('renewal', 'たくさん');
  expect((await screen.findByRole('alert')).textContent).toBe(t.wrong);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: t.save }).disabled).toBe(true);
});
