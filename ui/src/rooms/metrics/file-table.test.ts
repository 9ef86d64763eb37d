import { beforeEach, expect, it } from 'vitest';
import type { PeriodValue } from '../../host/wire';
import { chartSpeech } from '../../words/charting';
import { words } from '../../words/words.svelte';
import { fileOfPeriods } from './file-table';

beforeEach(() => words.speak('ja'));

const OCTOBER = { from: '2026-10-01', to: '2026-10-31', is_over: true };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30', is_over: false };
const told = (value: PeriodValue['value'], more: Partial<PeriodValue> = {}): PeriodValue => ({
  ...{ period: OCTOBER, value, undecided: 1, excluded: 2, reasons: [], moved: [] },
  ...more,
});

it('gives numerator, denominator, percentage and interval columns of their own, and says how sure they are', () => {
  const t = chartSpeech();
  const interval = [0.4526, 0.9368] as [number, number];
  const indicates = { share: { of: 7, all: 9, rate: 7 / 9, interval, is_indicative: true } };
  const few = { share: { of: 3, all: 4, rate: null, interval: null, is_indicative: true } };
  const rows = fileOfPeriods('conversion', [told(indicates), told(few, { period: NOVEMBER })], words);
  expect(rows).toEqual([
    [
      ...[t.file.first, t.file.last, t.file.of, t.file.all, t.file.percent, t.file.low, t.file.high],
      ...[t.columns.undecided, t.columns.excluded, t.file.mark],
    ],
    ['2026-10-01', '2026-10-31', '7', '9', '77.8', '45.3', '93.7', '1', '2', t.indicative],
    [
      ...['2026-11-01', '2026-11-30', '3', '4', '', '', '', '1', '2'],
      [t.tooFew, t.toDate].join(words.t.design.listing),
    ],
  ]);
});

it('writes amounts as plain numbers with their currency, a line for each', () => {
  const sum = (minor: number, currency: string) => ({ minor, currency });
  const amounts = { each: [sum(11_000, 'JPY'), sum(-625, 'USD')], all: [], learners: 2 };
  const moved = [
    { received: sum(1_222_000, 'JPY'), refunded: sum(0, 'JPY') },
    { received: sum(0, 'USD'), refunded: sum(1_250, 'USD') },
  ];
  const [, ...rows] = fileOfPeriods('revenue', [told({ amounts }, { moved })], words);
  expect(rows).toEqual([
    ['2026-10-01', '2026-10-31', 'JPY', '1222000', '0', '1222000', '11000', ''],
    ['2026-10-01', '2026-10-31', 'USD', '0', '12.5', '-12.5', '-6.25', ''],
  ]);
});

it('gives each reason a column', () => {
  const share = { of: 2, all: 3, rate: null, interval: null, is_indicative: true };
  const reasons = [
    { reason: 'price', count: 2 },
    { reason: null, count: 1 },
  ];
  const rows = fileOfPeriods('reasons', [told({ reason: { reason: 'price', share } }, { reasons })], words);
  expect(rows[0]?.slice(2, 5)).toEqual([chartSpeech().columns.lost, '料金', words.t.metrics.unasked]);
  expect(rows[1]?.slice(2, 5)).toEqual(['3', '2', '1']);
});
