import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { actOf, doing } from '../../fixtures/doing';
import { callThrough } from '../../host/call';
import type { TrialLine } from '../../host/wire';
import { undo } from '../../undo.svelte';
import { words } from '../../words/words.svelte';
import Decide from './Decide.svelte';

const ACT = actOf('trial.decide');
const line: TrialLine = {
  ...{ id: 't', learner: null, name: '渡邉 直樹', day: '2026-11-18', time: null, days: 2, session: null },
  ...{ session_state: null, showed_up: true, outcome: 'undecided', decided_on: null, reason: null },
  ...{ objection: null, next_contact_on: null },
};

let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  undo.hide();
  restore = callThrough(doing(ACT, (name) => (name === 'trial.decide' ? null : [])));
});
afterEach(() => {
  cleanup();
  restore();
});

it.each(['lost', 'undecided'] as const)('says what was recorded of a trial: %s', async (outcome) => {
  const onclose = vi.fn();
  render(Decide, { line, outcome, today: '2026-11-20', onclose });
  await fireEvent.click(screen.getByRole('button', { name: words.t.leads.decide[outcome] }));
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act: ACT });
  expect(onclose).toHaveBeenCalledOnce();
});
