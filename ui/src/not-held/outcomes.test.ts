import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../host/call';
import { announce } from '../host/touched';
import type { Notice } from '../host/wire';
import { words } from '../words/words.svelte';
import Outcomes from './Outcomes.svelte';
import { sayable } from './proposal';

const names = words.t.week.outcome;
let answer: Notice | Error;
let restore: () => void;

function notice(proposed: Notice['proposed']): Notice {
  const outcomes: Notice['outcomes'] = [
    { outcome: 'late_cancelled', consumes: true, chargeable: false },
    { outcome: 'cancelled_by_learner', consumes: false, chargeable: false },
  ];
  return { proposed, hours: 24, by_contract: false, last_day: '2026-11-26', last_time: '10:00', outcomes };
}

beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(() =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ ok: answer, touched: [] }),
  );
});
afterEach(() => {
  cleanup();
  restore();
});

const show = (dayHasCome = false, onpick = vi.fn()) => {
  render(Outcomes, {
    ...{ session: 's', dayHasCome, label: 'why', names, disabled: false, takesFocus: true, onpick },
  });
  return onpick;
};
const focused = (): string | undefined => document.activeElement?.textContent.trim();

it('hands the focus to what a cancellation would be now, and tells why', async () => {
  answer = notice('cancelled_by_learner');
  const onpick = show();
  await expect.poll(() => focused()).toBe(names.cancelled_by_learner);
  const proposed = screen.getByRole('button', { name: names.cancelled_by_learner });
  const why = document.getElementById(proposed.getAttribute('aria-describedby') ?? '')?.textContent;
  expect(why).toContain('11/26');
  expect(why).toContain(words.t.policy.notice.counts(false, false));
  await fireEvent.click(proposed);
  expect(onpick).toHaveBeenCalledWith('cancelled_by_learner');
});

it('leaves the focus where it is, once somebody has gone on', async () => {
  answer = notice('cancelled_by_learner');
  show();
  screen.getByRole('button', { name: names.cancelled_by_coach }).focus();
  await screen.findByText(/11\/26/);
  expect(focused()).toBe(names.cancelled_by_coach);
});

it('asks again when the session was changed, and calls nobody back for it', async () => {
  answer = notice('cancelled_by_learner');
  show();
  await screen.findByText(/11\/26/);
  screen.getByRole('button', { name: names.cancelled_by_coach }).focus();
  answer = { ...notice('late_cancelled'), last_day: '2026-12-01' };
  announce(['learner:l']);
  await screen.findByText(/12\/01/);
  expect(focused()).toBe(names.cancelled_by_coach);
});

it('proposes nothing once the session has begun, and every outcome can be said also without an answer', async () => {
  answer = notice(null);
  show(true);
  await screen.findByText(/11\/26/);
  expect(focused()).toBe(names.no_show);
  expect(document.querySelector('[aria-describedby]')).toBeNull();
  cleanup();
  answer = new Error('gone');
  show(true);
  expect(screen.getAllByRole('button')).toHaveLength(4);
});

it('says that somebody did not come only once the day has come', () => {
  expect(sayable(false)).not.toContain('no_show');
  expect(sayable(true)[0]).toBe('no_show');
});
