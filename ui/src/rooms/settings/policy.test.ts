import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { OutcomeRule } from '../../host/wire';
import { words } from '../../words/words.svelte';
import { hoursOf } from './policy';
import Policy from './Policy.svelte';

const t = words.t.policy;
const states = words.t.terms.sessionState;
let asked: [string, unknown][];
let restore: () => void;

function rule(outcome: OutcomeRule['outcome'], counts: boolean): OutcomeRule {
  const can_count = outcome !== 'cancelled_by_coach';
  return { outcome, happened: false, consumes: counts, chargeable: counts, can_count, since: null };
}

beforeEach(() => {
  void words.speak('ja');
  asked = [];
  const outcomes = [
    rule('no_show', true),
    rule('cancelled_by_learner', false),
    rule('cancelled_by_coach', false),
  ];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: name === 'policy.view' ? { outcomes, notice_hours: 24 } : null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

it('saves what an outcome counts as, with the hours of notice as they were typed', async () => {
  render(Policy);
  await fireEvent.click(await screen.findByLabelText(t.cell(states.no_show, t.flag.consumes)));
  await fireEvent.input(screen.getByLabelText(t.hours), { target: { value: '４８' } });
  await fireEvent.click(screen.getByRole('button', { name: t.save }));
  await expect.poll(() => screen.getByRole('status').textContent).toBe(t.saved);
  const counts = (outcome: string, consumes: boolean, chargeable: boolean) => ({
    outcome,
    consumes,
    chargeable,
  });
  expect(asked.find(([name]) => name === 'policy.save')?.[1]).toEqual({
    outcomes: [
      counts('no_show', false, true),
      counts('cancelled_by_learner', false, false),
      counts('cancelled_by_coach', false, false),
    ],
    notice_hours: 48,
  });
});

it('offers no choice for what the coach cancels, and keeps what cannot be saved in view', async () => {
  render(Policy);
  await screen.findByText(states.cancelled_by_coach);
  expect(screen.queryByLabelText(t.cell(states.cancelled_by_coach, t.flag.consumes))).toBeNull();
  await fireEvent.input(screen.getByLabelText(t.hours), { target: { value: '一日' } });
  expect(screen.getByRole('alert').textContent).toBe(t.hoursWrong);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: t.save }).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('button', { name: t.discard }));
  expect(screen.getByLabelText<HTMLInputElement>(t.hours).value).toBe('24');
});

it('reads hours from 0 to 720', () => {
  expect(['0', ' 24 ', '７２０', '721', '-1', '1.5', '', '24h'].map(hoursOf)).toEqual([
    ...[0, 24, 720],
    ...[undefined, undefined, undefined, undefined, undefined],
  ]);
});
