import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from './host/call';
import Ledger from './rooms/learner/tickets/Ledger.svelte';
import OpenObstacles from './rooms/learner/goals/OpenObstacles.svelte';
import OpenActions from './rooms/learner/record/OpenActions.svelte';
import LogLine from './rooms/learner/timeline/LogLine.svelte';
import NewLead from './rooms/leads/NewLead.svelte';
import Win from './rooms/leads/Win.svelte';
import type { ActionItemView, TrialLine } from './host/wire';
import { words } from './words/words.svelte';
import { unsaved } from './input/unsaved.svelte';

const SOURCE = import.meta.dirname;

/** Forms in which nothing is written that would have to be written again. */
const NOT_ASKING = [
  'rooms/erasure/Confirm.svelte', // a name, typed to be sure
  'rooms/learner/OpenBooking.svelte', // a time
  'rooms/learner/composer/NewActions.svelte', // belongs to the note, which keeps its draft
  'rooms/learner/composer/When.svelte', // belongs to the note, which keeps its draft
  'rooms/learner/materials/Materials.svelte', // a choice of what is there
  'rooms/learner/record/Booking.svelte', // a time
  'rooms/learner/series/Later.svelte', // a time
  'rooms/start/Start.svelte', // the name of a practice, and nowhere to go before it
  'rooms/week/CancelDay.svelte', // a day
];

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(async () => ({ ok: [], touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

it('is done by every form and every line to type into but those named', () => {
  const silent = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.svelte'))
    .filter((file) => {
      const text = readFileSync(path.join(SOURCE, file), 'utf8');
      return /<form|<EntryLine/.test(text) && !text.includes('{@attach asksFirst(');
    });
  expect(silent.sort()).toEqual(NOT_ASKING);
});

const type = (field: HTMLElement, value: string): Promise<unknown> =>
  fireEvent.input(field, { target: { value } });

it.each([
  ['a contract', () => render(Win, win()), () => words.t.learner.contract.name],
  ['an obstacle', () => render(OpenObstacles, { learner: 'l', obstacles: [] }), goals],
  ['a correction', () => render(Ledger, { contract: 'c' }), () => words.t.learner.tickets.reason],
  ['a contact', () => render(LogLine, { learner: 'l', who: '佐藤' }), () => words.t.learner.log.label],
  [
    'an action',
    () => render(OpenActions, { learner: 'l', actions: [] }),
    () => words.t.learner.record.actionPh,
  ],
  ['somebody new', () => render(NewLead, { open: true, ontaken: vi.fn() }), () => words.t.leads.name],
])('is done by %s, while it is typed and open', async (_, show, label) => {
  const { unmount } = show();
  const [field] = await screen.findAllByLabelText(label(), { exact: false });
  if (!field) throw new Error('nothing to type into');
  expect(unsaved.some).toBe(false);
  await type(field, '長い文');
  expect(unsaved.some).toBe(true);
  unmount();
  expect(unsaved.some).toBe(false);
});

function goals(): string {
  return words.t.learner.goals.obstaclePh;
}
function win(): { line: TrialLine; onclose: () => void; onvisit: () => void } {
  const line: TrialLine = {
    ...{ id: 't', learner: null, name: null, day: '2026-11-20', time: null, days: 0, session: null },
    ...{ session_state: null, showed_up: true, outcome: 'undecided', decided_on: null, reason: null },
    ...{ objection: null, next_contact_on: null },
  };
  return { line, onclose: vi.fn(), onvisit: vi.fn() };
}

it('lets one go on to whoever was won without a contract', async () => {
  const told: string[] = [];
  const props = {
    ...win(),
    onclose: () => told.push('closed'),
    onvisit: () => told.push('visited'),
  };
  render(Win, props);
  await fireEvent.click(await screen.findByRole('button', { name: words.t.leads.winOnly }));
  await expect.poll(() => told).toEqual(['closed', 'visited']);
});

it('logs a contact on leaving, and asks no more about a line that is empty', async () => {
  const logged: unknown[] = [];
  restore();
  restore = callThrough(async (name, input) => {
    if (name === 'interaction.log') logged.push(input);
    return { ok: null, touched: [] };
  });
  render(LogLine, { learner: 'l', who: '佐藤' });
  await type(screen.getByLabelText(words.t.learner.log.label), '電話: 折り返し');
  const leaves = unsaved.mayLeave();
  expect(unsaved.asking?.ready).toBe(true);
  await unsaved.save();
  expect([await leaves, unsaved.some]).toEqual([true, false]);
  expect(logged).toMatchObject([{ learner: 'l', text: '電話: 折り返し' }]);
});

it('asks about an action that was written anew, not about one that is only read', async () => {
  const actions = [{ id: 'a', text: '読書', due_on: null, state: 'open' }] as unknown as ActionItemView[];
  render(OpenActions, { learner: 'l', actions });
  await fireEvent.click(screen.getByRole('button', { name: words.t.learner.record.edit('読書') }));
  expect(unsaved.some).toBe(false);
  await type(screen.getByLabelText(words.t.learner.record.actionPh), '読書 2冊');
  expect(unsaved.some).toBe(true);
});
