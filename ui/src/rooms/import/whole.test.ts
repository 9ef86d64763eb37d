import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Doubt, ImportCounts, ImportLook, WholeLook } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Whole from './Whole.svelte';

const t = words.t.intake;
const none: ImportCounts = {
  ...{ rows: 0, new: 0, updated: 0, known: 0, waiting: 0, undecided: 0, passed: 0, faulty: 0 },
};
const sheet = (name: string, source: string, counts: ImportCounts, doubts: Doubt[] = []): ImportLook => ({
  ...{ plan: 1, source, kind: 'people', encoding: null, delimiter: null, header_line: 1, columns: [] },
  ...{ sheet: name, sheets: [], rest: [], meanings: [], own_fields: [], remembered: false, counts, doubts },
  ...{
    lines: [],
    passed: [],
    talk: null,
    assumed: null,
    applications: 0,
    kept: [],
    kept_count: 0,
    problems: [],
    problem_count: 0,
  },
});
const doubt = (says: string): Doubt => ({
  ...{ who: says, line: 2, rows: 1, says: [says], perhaps: [], is_namesake: false },
});

afterEach(cleanup);

const show = (sheets: ImportLook[], counts: ImportCounts): unknown =>
  render(Whole, {
    name: 'all.xlsx',
    whole: { plan: 1, counts, sheets } satisfies WholeLook,
    said: { choices: [], takes: [] },
    onrun: vi.fn(),
  });

it('says of every sheet what it brings, and offers to bring all of them in at once', () => {
  const people = { ...none, rows: 3, new: 2, known: 1 };
  show([sheet('受講者', 'nenrin_learners', people), sheet('返金', 'nenrin_refunds', none)], {
    ...people,
    new: 2,
  });
  expect(screen.getByText(t.whole.about('受講者、返金'))).toBeTruthy();
  const learners = within(screen.getByRole('region', { name: t.whole.sheet('受講者', '3') }));
  expect(learners.getAllByRole('listitem').map(({ textContent }) => textContent.trim())).toContain(
    `${t.steps.new} 2`,
  );
  const refunds = within(screen.getByRole('region', { name: t.whole.sheet('返金', '0') }));
  expect(refunds.getByText(t.whole.empty)).toBeTruthy();
  expect(screen.getByText(t.ready)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: words.t.history.bringIn })).toHaveLength(1);
});

it('asks of every sheet whose its lines are, but once of those who say the same', () => {
  const doubted = { ...none, rows: 1, waiting: 1 };
  const kenta = doubt('鈴木 健太');
  show(
    [
      sheet('受講者', 'nenrin_learners', doubted, [doubt('佐藤 美咲')]),
      { ...sheet('契約', 'nenrin_contracts', doubted, [kenta]), kind: 'contracts' },
      { ...sheet('入金', 'nenrin_payments', doubted, [kenta, doubt('髙橋 健')]), kind: 'payments' },
    ],
    doubted,
  );
  const asked = (name: string, title: string): string =>
    screen.getByRole('region', { name: t.doubts.ofSheet(name, title) }).textContent;
  expect(asked('受講者', t.doubts.title('1'))).toContain('佐藤 美咲');
  expect(asked('契約', t.doubts.titleWaiting('1'))).toContain('鈴木 健太');
  const payments = asked('入金', t.doubts.titleWaiting('1'));
  expect(payments).toContain('髙橋 健');
  expect(payments).not.toContain('鈴木 健太');
});

it('brings nothing in when all of it is known', () => {
  const known = { ...none, rows: 2, known: 2 };
  show([sheet('受講者', 'nenrin_learners', known)], known);
  expect(screen.queryByRole('button', { name: words.t.history.bringIn })).toBeNull();
  expect(screen.getByText(t.nothingNew)).toBeTruthy();
});
