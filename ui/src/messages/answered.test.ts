import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import type { FollowUpLine } from '../host/wire';
import { words } from '../words/words.svelte';
import Answered from './Answered.svelte';
import Ways from './Ways.svelte';

const t = words.t.messages.answered;
const reach = { preferred: null, line: null, phone: null, mail: null };
const line = {
  ...{
    id: 'f',
    learner: { id: 'l', name: '佐藤', external_id: null },
    reach,
    contract: null,
    purpose: 'admin',
  },
  ...{ cancelled: [{ id: 's', day: '2026-11-24', time: '10:00' }], trigger: 'day_cancelled', text: null },
  ...{ opened_on: '2026-11-20', due_on: '2026-11-20', days: 0, state: 'open', closed_on: null },
  ...{ result: null, reason: null },
} as FollowUpLine;
const what = words.t.followUps.newDateFor(words.f.dayAndTime('2026-11-24', '10:00'));

/** A core in which one follow-up is due until it is closed. Answers what was closed. */
let restore = (): void => undefined;
function due(): unknown[] {
  const closed: unknown[] = [];
  restore = callThrough(async (name, input) => {
    if (name === 'follow_up.finish') closed.push(input);
    if (name === 'follow_up.due_of') return { ok: closed.length > 0 ? [] : [line], touched: [] };
    return { ok: name === 'act.recent' ? [] : null, touched: [] };
  });
  return closed;
}

afterEach(() => restore());

it('closes what is due with the contact that was logged, when the coach says that it ended it', async () => {
  const closed = due();
  render(Answered, { learner: 'l', logged: 'i' });
  await screen.findByText(t.open(what));
  await fireEvent.click(screen.getByRole('button', { name: t.close(words.t.terms.followUpResult.replied) }));
  await expect.poll(() => screen.queryByText(t.open(what))).toBeNull();
  expect(closed).toEqual([{ follow_up: 'f', result: 'replied', contact: null, logged: 'i' }]);
});

it('closes nothing unasked, and asks no more about what is left open', async () => {
  const closed = due();
  render(Answered, { learner: 'l', logged: 'i' });
  await fireEvent.click(await screen.findByRole('button', { name: t.leave }));
  expect(screen.queryByText(t.open(what))).toBeNull();
  expect(closed).toEqual([]);
});

it('says when no way to reach somebody is recorded', () => {
  render(Ways, { reach });
  expect(screen.getByText(words.t.followUps.reach.none)).toBeTruthy();
});
