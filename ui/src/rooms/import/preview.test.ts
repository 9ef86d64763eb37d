import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportLook } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Look from './Look.svelte';

const t = words.t.intake;
const COUNTS = { rows: 2, new: 1, updated: 0, known: 0, waiting: 0, undecided: 0, passed: 1, faulty: 0 };
const HEADINGS = Array.from({ length: 9 }, (_, n) => `列${n + 1}`);
const table: ImportLook = {
  ...{ plan: 1, source: 'table', kind: 'payments', encoding: 'utf_8', delimiter: 'comma', header_line: 1 },
  columns: HEADINGS.map((heading, n) => ({
    heading,
    meaning: n === 0 ? 'ignored' : 'description',
    samples: [],
  })),
  ...{ sheet: null, sheets: [], rest: [] },
  ...{ meanings: ['ignored', 'description'], own_fields: [], remembered: false, counts: COUNTS },
  lines: [
    { line: 2, step: 'new', why: null, cells: HEADINGS.map((_, n) => `値${n + 1}`) },
    { line: 3, step: 'passed', why: 'other_transaction', cells: [] },
  ],
  passed: [{ why: 'other_transaction', rows: 12, lines: [3, 4] }],
  ...{
    applications: 0,
    talk: null,
    assumed: null,
    doubts: [],
    kept: [],
    kept_count: 0,
    problems: [],
    problem_count: 0,
  },
};

beforeEach(() => {
  void words.speak('ja');
});
afterEach(cleanup);

const show = (look: Partial<ImportLook> = {}): unknown =>
  render(Look, {
    name: 'a.csv',
    look: { ...table, ...look },
    said: { choices: [], takes: [] } as never,
    onrun: vi.fn(),
  });

it('shows every column of a row, those that are kept first, in a part that keys can move', () => {
  show();
  const preview = screen.getByRole('region', { name: t.lines.title });
  expect(preview.getAttribute('tabindex')).toBe('0');
  const headings = within(preview)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  expect(headings).toEqual([t.lines.line, t.lines.step, ...HEADINGS.slice(1), HEADINGS[0]]);
  expect(within(preview).getByRole('row', { name: /値9/ }).textContent).toContain('値1');
  expect(within(preview).getByRole('rowheader', { name: '2' })).toBeTruthy();
});

it('says why a row brings nothing, beside it and of all of them', () => {
  show();
  const why = t.passed.why.other_transaction;
  const preview = screen.getByRole('region', { name: t.lines.title });
  expect(within(preview).getByText(why)).toBeTruthy();
  expect(screen.getByText(t.passed.line(why, '12', '3、4', true))).toBeTruthy();
});

it('shows a talk as what it is, and not what its columns mean', () => {
  const talk = {
    people: [{ name: 'みさき', learner: { id: 'l', name: '佐藤 美咲', reach: null }, received: 2, sent: 1 }],
    ...{ first: '2026-11-17', last: '2026-11-18' },
    messages: [
      { line: 5, day: '2026-11-17', time: '20:15', by: 'みさき', text: 'こんばんは。', step: 'new' },
      { line: 8, day: '2026-11-17', time: '21:00', by: null, text: '承知しました', step: 'new' },
    ],
  };
  show({ talk, kind: 'messages', source: 'line_chat' });
  expect(screen.queryByText(t.columns.title)).toBeNull();
  expect(screen.queryByLabelText(t.delimiter)).toBeNull();
  expect(screen.queryByRole('region', { name: t.lines.title })).toBeNull();
  const cells = within(screen.getByRole('row', { name: /みさき/ })).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['佐藤 美咲', '2', '1']);
  expect(screen.getByText(/メッセージ 3件/).textContent).toContain(
    t.talk.span(words.f.dayOfYear('2026-11-17'), words.f.dayOfYear('2026-11-18')),
  );
  const messages = within(screen.getByRole('region', { name: t.talk.first })).getAllByRole('listitem');
  expect(messages.map(({ textContent }) => /こんばんは|自分/.test(textContent))).toEqual([true, true]);
});

it('says of a talk that nobody was named for yet that this is to be chosen', () => {
  const person = { name: 'みさき', learner: null, received: 1, sent: 0 };
  const doubts = [{ who: 'w', line: 5, rows: 1, says: ['みさき'], perhaps: [], is_namesake: false }];
  show({ talk: { people: [person], first: null, last: null, messages: [] }, doubts });
  expect(screen.getByRole('cell', { name: t.talk.choose })).toBeTruthy();
  cleanup();
  show({ talk: { people: [person], first: null, last: null, messages: [] } });
  expect(screen.getByRole('cell', { name: t.talk.nothingNew })).toBeTruthy();
});

it('shows a calendar without the columns that are for the machine, and without what they mean', () => {
  const column = (heading: string, meaning: string): ImportLook['columns'][number] => ({
    heading,
    meaning,
    samples: [],
  });
  const columns = [column('uid', 'row_id'), column('sequence', 'version'), column('dtstart', 'starts_at')];
  const lines = [{ line: 2, step: 'new', why: null, cells: ['u-1', '0', '2026-12-01 10:00'] }];
  show({ source: 'calendar', kind: 'bookings', encoding: null, delimiter: null, columns, lines });
  expect(screen.queryByText(t.columns.title)).toBeNull();
  expect(screen.queryByText('u-1')).toBeNull();
  expect(screen.getByText('2026-12-01 10:00')).toBeTruthy();
});

it('says which other sheets a workbook has and lets one of them be chosen', () => {
  show({ encoding: null, delimiter: null, sheet: '集計', sheets: ['集計', '名簿'] });
  expect(screen.getByText(t.sheets.others('名簿'))).toBeTruthy();
  expect(screen.getByRole('option', { name: '名簿' })).toBeTruthy();
});
