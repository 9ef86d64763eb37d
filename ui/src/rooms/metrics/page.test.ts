import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type {
  Drawn,
  GroupValue,
  MetricCard,
  PartShown,
  SnapshotLine,
  SpanShown,
  StayingView,
} from '../../host/wire';
import { router } from '../../route.svelte';
import { chartSpeech } from '../../words/charting';
import { words } from '../../words/words.svelte';
import MetricPage from './MetricPage.svelte';

const SHARE = { of: 4, all: 5, rate: 0.8, interval: [0.38, 0.96] as [number, number], is_indicative: true };
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 232"/>';
const drawn = <Value>(values: Value[]): Drawn<Value> => ({
  svg,
  geometry: {
    ...{ width: 640, height: 232, top: 26, bottom: 186 },
    xs: values.map((_, at) => 60 + at * 100),
    ys: values.map(() => 40),
    labels: values.map((_, at) => String(at)),
  },
  values,
});
const mark = (month: number, share: number | null, lost: number) => ({
  month,
  lines: [
    {
      group: null,
      share,
      interval: share === null ? null : ([0.4, 0.9] as [number, number]),
      at_risk: 6,
      lost,
    },
  ],
});
const STAYING: StayingView = {
  groups: [],
  ...{ learners: 8, lost: 2, graduated: 1, open: 5, median_days: null },
  curve: drawn([mark(0, 1, 0), mark(1, 0.75, 2), mark(2, null, 0)]),
  sessions: drawn([{ after: 1, share: SHARE, open: 2, graduated: 1 }]),
};
const NONE = { of: 0, all: 0, rate: null, interval: null, is_indicative: true };
const GROUPS: GroupValue[] = [
  { group: '紹介', value: { share: SHARE }, undecided: 1, excluded: 0 },
  { group: '検索', value: { share: NONE }, undecided: 0, excluded: 0 },
];
const PEOPLE: PartShown[] = [];
const SPANS: SpanShown[] = [
  { from: 0, to: 6, people: { total: 1, first: [{ id: 'l', name: '佐藤 空', external_id: null }] } },
];
const KEPT: SnapshotLine[] = [
  {
    ...{ week: '2026-11-09', then: { share: { ...SHARE, of: 5, rate: 1 } } },
    ...{ now: { share: SHARE }, reckoned_otherwise: true, kept: 'told' },
  },
  {
    ...{ week: '2026-11-02', then: { share: SHARE }, now: null },
    ...{ reckoned_otherwise: false, kept: 'filled_in' },
  },
  {
    ...{ week: '2026-10-26', then: null, now: { share: SHARE } },
    ...{ reckoned_otherwise: false, kept: 'filled_in' },
  },
];
const PERSON = { day: null, days: null, why: null, reason: null, amounts: [] };

let asked: [string, unknown][];
let answers: Record<string, unknown>;
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  answers = {
    'metrics.chart': drawn([]),
    'metrics.people': PEOPLE,
    'metrics.split': GROUPS,
    'metrics.staying': STAYING,
    'metrics.staying_people': PEOPLE,
    'metrics.waiting': drawn(SPANS),
    'metrics.snapshots': KEPT,
    'metrics.snapshot_people': PEOPLE,
    'metrics.save_chart': '継続曲線-2026-11-20.svg',
  };
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: answers[name], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});
const t = chartSpeech();
const card = (metric: MetricCard['metric']): MetricCard => ({
  metric,
  values: [],
  breaks: [],
  undecided: 0,
  excluded: 0,
  change: null,
  target: null,
});
const LAST = { from: '2026-10-01', to: '2026-10-31', is_over: true };
const show = (metric: MetricCard['metric']) =>
  render(MetricPage, {
    ...{ card: card(metric), periods: [], length: 'month' as const, day: '2026-10-01' },
    ...{ onperiod: () => undefined, onback: () => undefined },
  });
const last = (name: string): unknown => asked.filter(([command]) => command === name).at(-1)?.[1];
const within = { around: { length: 'month', day: '2026-10-01' } };

it('shows the people of a group, and everybody again', async () => {
  show('renewal');
  await screen.findByText(t.split);
  expect(last('metrics.split'), 'nothing is split before it is asked for').toBeUndefined();
  await fireEvent.click(await screen.findByRole('radio', { name: t.by.source }));
  await fireEvent.click(await screen.findByRole('button', { name: '紹介' }));
  expect(last('metrics.people')).toEqual({
    ...{ metric: 'renewal', within },
    group: { by: 'source', group: '紹介' },
  });
  expect(last('metrics.chart')).toMatchObject({ group: { by: 'source', group: '紹介' } });
  await fireEvent.click(screen.getByRole('button', { name: t.allPeople }));
  expect(last('metrics.people')).toEqual({ metric: 'renewal', within, group: null });
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['80%', '4/5 · 95%区間 38%〜96% · 参考値', '1']);
  expect(screen.getByText(t.otherGroups(1))).toBeTruthy();
});

it('leads from a point to the heading of its people', async () => {
  answers['metrics.chart'] = drawn([
    { period: LAST, value: { share: SHARE }, ...{ undecided: 0, excluded: 0, reasons: [], moved: [] } },
  ]);
  show('renewal');
  const plot = await screen.findByRole('application');
  await fireEvent.keyDown(plot, { key: 'End' });
  await fireEvent.keyDown(plot, { key: 'Enter' });
  const people = screen.getByRole('heading', { name: t.behind('2026年10月') });
  await waitFor(() => expect(document.activeElement).toBe(people));
});

it('shows both retention curves, too few without a share, and the people of a month since the one before', async () => {
  show('retention');
  expect(await screen.findByText(t.stayingOf(8, 2, 1, 5))).toBeTruthy();
  const tables = screen.getAllByRole('button', { name: words.t.design.asTable });
  await fireEvent.click(tables[1] as HTMLElement);
  const row = (await screen.findByRole('button', { name: t.month(2) })).closest('tr');
  expect([...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
    ...[t.tooFew, '–', '6', '0'],
  ]);
  await fireEvent.click(screen.getByRole('button', { name: t.month(1) }));
  const people = await screen.findByRole('heading', { name: t.behind(t.month(1)) });
  expect(document.activeElement).toBe(people);
  expect(last('metrics.staying_people')).toEqual({ group: null, at: { month: { month: 1, after: 0 } } });
});

it('says what is missing where there are no curves yet', async () => {
  answers['metrics.staying'] = { ...STAYING, curve: null, sessions: null };
  show('retention');
  expect(await screen.findByText(t.tooFewStays)).toBeTruthy();
  expect(screen.getByText(t.tooFewSessions)).toBeTruthy();
});

it('names whoever waits, and says when nobody does', async () => {
  show('unbooked');
  const tables = (): HTMLElement[] => screen.getAllByRole('button', { name: words.t.design.asTable });
  await waitFor(() => expect(tables()).toHaveLength(2));
  await fireEvent.click(tables()[1] as HTMLElement);
  expect(screen.getByRole('cell', { name: '佐藤 空' })).toBeTruthy();
  cleanup();
  answers['metrics.waiting'] = null;
  show('unbooked');
  expect(await screen.findByText(t.nobodyWaits)).toBeTruthy();
});

it('saves a curve with a table in which every number has a column of its own', async () => {
  show('retention');
  await screen.findByText(t.stayingOf(8, 2, 1, 5));
  const save = screen.getAllByRole('button', { name: t.saveAs('CSV') });
  await fireEvent.click(save[1] as HTMLElement);
  expect(await screen.findByText(t.saved('継続曲線-2026-11-20.svg'), { exact: false })).toBeTruthy();
  expect(last('metrics.save_chart')).toMatchObject({
    ...{ format: 'csv', name: t.staying, chart: { staying: { by: null, group: null } } },
    table: [
      [t.months, t.file.percent, t.file.low, t.file.high, t.atRisk, t.columns.lost, t.file.mark],
      ['0', '100', '40', '90', '6', '0', ''],
      ['1', '75', '40', '90', '6', '2', ''],
      ['2', '', '', '', '6', '0', t.tooFew],
    ],
  });
});

it('tells what was kept of each week beside what is known today, when asked, with the people of then', async () => {
  const learner = { id: 'l', name: '佐藤 空', external_id: null };
  answers['metrics.snapshot_people'] = [
    { part: 'counts_not', people: { total: 1, first: [{ ...PERSON, learner, name: null }] } },
  ];
  show('retention');
  await fireEvent.click(await screen.findByRole('button', { name: t.told.show }));
  await screen.findByRole('button', { name: /2026\/11\/09|11\/09/ });
  const rows = screen.getAllByRole('row').slice(1);
  const told = rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()));
  expect(told).toEqual([
    ['5/5 · 100% · 参考値', `4/5 · 80% · 参考値 ${t.told.otherwise}`],
    ['4/5 · 80% · 参考値', t.told.same],
    [t.told.unreadable, '4/5 · 80% · 参考値'],
  ]);
  const kept = rows.map((row) => row.querySelector('th')?.textContent.trim());
  expect(kept[0]).toContain(t.told.kept.told);
  expect(kept[1]).toContain(t.told.kept.filled_in);
  expect(
    screen.queryByRole('button', { name: /10\/26/ }),
    'nobody is known behind what cannot be read',
  ).toBeNull();
  const week = screen.getByRole('button', { name: /11\/09/ });
  await fireEvent.click(week);
  expect(await screen.findByRole('button', { name: '佐藤 空' })).toBeTruthy();
  expect(last('metrics.snapshot_people')).toEqual({ metric: 'retention', week: '2026-11-09' });
  await fireEvent.click(week);
  expect(screen.queryByRole('button', { name: '佐藤 空' })).toBeNull();
});

it('asks of no week before somebody wants to know, and says when none was kept', async () => {
  answers['metrics.snapshots'] = [];
  show('renewal');
  await fireEvent.click(await screen.findByRole('button', { name: t.told.show }));
  expect(await screen.findByText(t.told.nothing)).toBeTruthy();
  cleanup();
  asked = [];
  show('renewal');
  await screen.findByRole('button', { name: t.told.show });
  expect(last('metrics.snapshots')).toBeUndefined();
});

it('shows the latest weeks of a long past, and the others when asked', async () => {
  const week = (n: number): SnapshotLine => ({
    ...{ week: `2026-${String(n).padStart(2, '0')}-05`, then: { share: SHARE }, now: null },
    ...{ reckoned_otherwise: false, kept: 'told' },
  });
  answers['metrics.snapshots'] = [...Array(12).keys()]
    .map((n) => week(12 - n))
    .concat({
      ...week(12),
      week: '2025-12-29',
    });
  show('renewal');
  await fireEvent.click(await screen.findByRole('button', { name: t.told.show }));
  const older = await screen.findByRole('button', { name: t.told.older(1) });
  expect(screen.getAllByText(t.told.same)).toHaveLength(12);
  await fireEvent.click(older);
  expect(screen.getAllByText(t.told.same)).toHaveLength(13);
});

it('leads to where the number is moved', async () => {
  show('revenue');
  await fireEvent.click(await screen.findByRole('button', { name: t.go.revenue }));
  expect(router.at).toEqual({ room: 'money' });
});
