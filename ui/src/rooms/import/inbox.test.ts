import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { InboxRow } from '../../host/wire';
import { practice } from '../../practice.svelte';
import { router } from '../../route.svelte';
import { words } from '../../words/words.svelte';
import Came from './Came.svelte';
import Inbox from './Inbox.svelte';

const t = words.t.intake.inbox;
const item: InboxRow = {
  ...{
    id: 'i',
    kind: 'message',
    source: 'line_chat',
    day: '2026-11-20',
    time: null,
    summary: 'サトウ ミサキ',
  },
  ...{
    amount: null,
    canceled: false,
    why: null,
    may_be_here: false,
    perhaps: [{ id: 'a', name: '佐藤 美咲', reach: null }],
    likely: null,
  },
};
const counts = { rows: 1, new: 1, updated: 0, waiting: 0, undecided: 0, known: 0, passed: 0, faulty: 0 };

let restore: () => void;
let people: unknown[];

beforeEach(async () => {
  void words.speak('ja');
  people = [];
  restore = callThrough(async (name) => {
    if (name === 'start.view')
      return { ok: { own_exists: true, open: { which: 'own', name: '' } }, touched: [] };
    if (name === 'learners.list') return { ok: people, touched: [] };
    return { ok: name === 'inbox.list' ? { items: [item], total: 1 } : [], touched: [] };
  });
  await practice.begin();
  router.begin({ room: 'import' });
});
afterEach(() => {
  cleanup();
  restore();
});

it('has whoever came for what waits stand at the first row', async () => {
  render(Inbox, { wanted: true });
  const give = await screen.findByRole('button', { name: t.give('佐藤 美咲') });
  await expect.poll(() => document.activeElement).toBe(give);
});

it('offers whoever waits as the same person, as somebody new, or as nobody', async () => {
  const asked: unknown[] = [];
  restore();
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return {
      ok: name === 'inbox.list' ? { items: [{ ...item, kind: 'person' }], total: 1 } : null,
      touched: [],
    };
  });
  render(Inbox, { wanted: false });
  await fireEvent.click(await screen.findByRole('button', { name: t.welcome }));
  await expect.poll(() => asked).toContainEqual(['inbox.welcome', { items: ['i'] }]);
  expect(screen.getByRole('button', { name: t.same('佐藤 美咲') })).toBeTruthy();
  expect(screen.getByRole('button', { name: t.dismiss })).toBeTruthy();
});

it('leads on to the next sheet of a workbook, and says what was left out', () => {
  const report = { counts: { ...counts, undecided: 2 }, left: false, rest: ['契約', '入金'] };
  render(Came, { name: 'a.xlsx', report });
  const said = screen.getByRole('status').textContent;
  expect(said).toContain(words.t.intake.leftOut('2'));
  expect(said).toContain(words.t.intake.sheets.rest('契約、入金'));
  expect(screen.getByRole('button', { name: words.t.intake.sheets.next('契約') })).toBeTruthy();
});

it('is led to from an import that left rows waiting', async () => {
  render(Came, { name: 'talk.csv', report: { counts: { ...counts, waiting: 2 }, left: false, rest: [] } });
  await fireEvent.click(screen.getByRole('button', { name: t.decide }));
  expect(router.at).toEqual({ room: 'import', inbox: true });
});

it('is not led to when nothing was left waiting', () => {
  render(Came, { name: 'talk.csv', report: { counts, left: false, rest: [] } });
  expect(screen.queryByRole('button', { name: t.decide })).toBeNull();
});

it('leads from people without a contract to the list of them', async () => {
  people = [{ lifecycle: 'listed' }, { lifecycle: 'listed' }, { lifecycle: 'active' }];
  render(Came, { name: 'people.csv', report: { counts, left: false, rest: [] } });
  const next = words.t.history.done.next;
  await screen.findByText(next.what(2), { exact: false });
  await fireEvent.click(screen.getByRole('button', { name: next.show }));
  expect(router.at).toEqual({ room: 'learners', listed: true });
});

it('gives what was paid back to nobody while the payment it is of is not here', async () => {
  const [why, likely] = [
    'its_payment_first',
    { learner: { ...item.perhaps[0], external_id: null }, payer: null },
  ];
  restore();
  restore = callThrough(async (name) => ({
    ok: name === 'inbox.list' ? { items: [{ ...item, kind: 'payment', why, likely }], total: 1 } : null,
    touched: [],
  }));
  render(Inbox, { wanted: false });
  await screen.findByText(t.why.its_payment_first);
  expect(screen.queryByRole('button', { name: t.give('佐藤 美咲') })).toBeNull();
  expect(screen.getAllByRole('button').map((button) => button.textContent.trim())).toEqual([t.dismiss]);
});
