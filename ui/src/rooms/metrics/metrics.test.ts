import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { CardsView, Drawn, PartShown, PeriodValue } from '../../host/wire';
import { router } from '../../route.svelte';
import { chartSpeech } from '../../words/charting';
import { words } from '../../words/words.svelte';
import Metrics from './Metrics.svelte';
import { sayPeriod } from './period';

const SHARE = { of: 8, all: 10, rate: 0.8, interval: [0.49, 0.94] as [number, number], is_indicative: false };
const OCTOBER = { from: '2026-10-01', to: '2026-10-31', is_over: true };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30', is_over: false };
const view = (now: typeof OCTOBER): CardsView => ({
  as_of: '2026-11-20',
  now,
  periods: [{ from: '2026-09-01', to: '2026-09-30', is_over: true }, now],
  versions: [null, null],
  cards: [
    {
      metric: 'retention',
      values: [{ share: { ...SHARE, of: 9, rate: 0.9 } }, { share: SHARE }],
      ...{ undecided: 1, excluded: 2, breaks: [false, false], change: null, target: null },
    },
  ],
});
const LEARNER = { id: 'l', name: '佐藤 空', external_id: null };
const PARTS: PartShown[] = [
  {
    part: 'counts_not',
    people: {
      total: 201,
      first: [
        { learner: LEARNER, name: null, day: '2026-10-15', why: null, days: null, reason: null, amounts: [] },
        {
          learner: null,
          name: null,
          day: '2026-10-16',
          why: 'paused',
          days: null,
          reason: null,
          amounts: [],
        },
      ],
    },
  },
];

const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30', is_over: true };
const DRAWN: Drawn<PeriodValue> = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 232"/>',
  geometry: {
    ...{ width: 640, height: 232, top: 26, bottom: 186 },
    ...{ xs: [180, 460], ys: [40, 60], labels: ['2026/9', '2026/10'] },
  },
  values: [SEPTEMBER, OCTOBER].map((period, at) => ({
    period,
    value: { share: at === 0 ? { ...SHARE, of: 3, all: 4, rate: null } : SHARE },
    ...{ undecided: at, excluded: 0, reasons: [], moved: [] },
  })),
};

let now = OCTOBER;
let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  [now, asked] = [OCTOBER, []];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const answers: Record<string, unknown> = {
      ...{ 'metrics.cards': view(now), 'metrics.chart': DRAWN, 'metrics.split': [] },
      'metrics.staying': {
        ...{ groups: [], learners: 0, lost: 0, graduated: 0, open: 0 },
        ...{ median_days: null, curve: null, sessions: null },
      },
    };
    return { ok: answers[name] ?? PARTS, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});
const t = words.t.metrics;

it('compares a period that is over with the one before, and says what is undecided', async () => {
  render(Metrics, { at: { room: 'metrics' } });
  expect(await screen.findByText('80%')).toBeTruthy();
  expect(screen.getByText(t.before('9/10 · 90%'))).toBeTruthy();
  expect(screen.getByText(t.undecidedOfThem(1)), 'in grace one counts as staying').toBeTruthy();
  expect(screen.queryByText(t.toDate)).toBeNull();
});

it('says on the page of a metric what its card says', async () => {
  render(Metrics, { at: { room: 'metrics', metric: 'retention' } });
  expect(await screen.findByText(t.before('9/10 · 90%'))).toBeTruthy();
  expect(screen.getByText(t.undecidedOfThem(1))).toBeTruthy();
  expect(screen.getByText(t.excluded(2))).toBeTruthy();
});

it('opens on the last full period while the one that goes on has no full week', async () => {
  restore();
  const DECEMBER = { from: '2026-12-01', to: '2026-12-31', is_over: false };
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const day = (input as { day: string | null }).day;
    return { ok: { ...view(day ? OCTOBER : DECEMBER), as_of: '2026-12-06' }, touched: [] };
  });
  render(Metrics, { at: { room: 'metrics' } });
  expect(await screen.findByText('2026年10月')).toBeTruthy();
  expect(asked.at(-1)).toEqual(['metrics.cards', { length: 'month', day: '2026-11-30' }]);
  await fireEvent.click(screen.getByRole('button', { name: t.later }));
  expect(router.at).toEqual({ room: 'metrics', length: 'month', day: '2026-11-01' });
});

it.each([
  ['week', '2026/11/16（月） 〜 2026/11/22（日）'],
  ['month', '2026年11月'],
  ['quarter', '2026年11月 〜 2026年11月'],
  ['year', '2026年'],
] as const)('calls a %s with its year', (length, said) => {
  const days = length === 'week' ? { from: '2026-11-16', to: '2026-11-22' } : NOVEMBER;
  expect(sayPeriod(length, days, words)).toBe(said);
});

it('compares one that goes on with none', async () => {
  now = NOVEMBER;
  render(Metrics, { at: { room: 'metrics' } });
  expect(await screen.findByText(t.toDate)).toBeTruthy();
  expect(screen.queryByText(t.before('9/10 · 90%'))).toBeNull();
  expect(screen.getByRole('button', { name: t.later }).hasAttribute('disabled')).toBe(true);
});

it('goes to the period before, of the same length', async () => {
  render(Metrics, { at: { room: 'metrics', length: 'month' } });
  await screen.findByText('80%');
  await fireEvent.click(screen.getByRole('button', { name: t.earlier }));
  expect(router.at).toEqual({ room: 'metrics', length: 'month', day: '2026-09-30' });
});

it('shows everybody behind a number, how many more there are, and leads to the learner', async () => {
  render(Metrics, { at: { room: 'metrics', metric: 'retention' } });
  expect(await screen.findByRole('heading', { name: '離脱した方 201' })).toBeTruthy();
  expect(screen.getByText(t.nameless)).toBeTruthy();
  expect(screen.getByText(t.more(199))).toBeTruthy();
  expect(asked).toContainEqual([
    'metrics.people',
    { metric: 'retention', within: { around: { length: 'month', day: '2026-10-01' } }, group: null },
  ]);
  await fireEvent.click(screen.getByRole('button', { name: '佐藤 空' }));
  expect(router.at).toEqual({ room: 'learner', id: 'l' });
});

it('tells each period of the curve in a table, too few without a percentage, and leads to its people', async () => {
  render(Metrics, { at: { room: 'metrics', metric: 'retention', length: 'month' } });
  await fireEvent.click(await screen.findByRole('button', { name: words.t.design.asTable }));
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['3/4', chartSpeech().tooFew, '–', '0', '0', '8/10', '80%', '49%–94%', '1', '0']);
  await fireEvent.click(screen.getByRole('button', { name: '2026年9月' }));
  expect(router.at).toEqual({ room: 'metrics', metric: 'retention', length: 'month', day: '2026-09-01' });
});

it('says what happened when the core cannot answer, and asks again', async () => {
  restore();
  restore = callThrough(async () => ({ failure: { code: 'S-199', about: {} } }));
  render(Metrics, { at: { room: 'metrics' } });
  expect(await screen.findByRole('button', { name: t.again })).toBeTruthy();
});

it('says what has become of it, whether the target is reached, and where it is counted otherwise', async () => {
  const target = {
    metric: 'retention',
    amount: 85,
    currency: null,
    is_at_most: false,
    valid_from: '2026-04-01',
  } as const;
  const seen = view(OCTOBER);
  seen.cards = seen.cards.map((card) => ({
    ...card,
    breaks: [false, true],
    change: 'less',
    target: { target, standing: 'missed' },
  }));
  const stop = callThrough(async () => ({ ok: seen, touched: [] }));
  const { reckoning } = words.t;
  render(Metrics, { at: { room: 'metrics' } });
  await screen.findByText(reckoning.target.on(reckoning.target.atLeast('85%')));
  expect(screen.getByText(reckoning.target.standing.missed)).toBeTruthy();
  expect(screen.getByText(reckoning.change.less)).toBeTruthy();
  expect(
    screen.getByRole('img', {
      name: reckoning.changed(words.t.metrics.curve(words.t.metrics.names.retention)),
    }),
  ).toBeTruthy();
  stop();
});
