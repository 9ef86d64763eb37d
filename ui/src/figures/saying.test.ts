import { expect, it } from 'vitest';
import type { MetricValue, ShareShown } from '../host/wire';
import { words } from '../words/words.svelte';
import { heightsOf, say, sayShortly, sayWhole } from './saying';

const share = (
  of: number,
  all: number,
  rate: number | null,
  interval: [number, number] | null,
): ShareShown => ({
  ...{ of, all, rate, interval },
  is_indicative: all < 10,
});
const said = (value: MetricValue): [string, string[], boolean] => {
  const { value: large, beside, isIndicative } = say(value, words);
  return [large, beside, isIndicative];
};

it('says a share with its count and interval, and of too few none', async () => {
  await words.speak('ja');
  expect(said({ share: share(8, 10, 0.8, [0.49, 0.94]) })).toEqual([
    '80%',
    ['8/10', '95%区間 49%〜94%'],
    false,
  ]);
  expect(said({ share: share(4, 6, 2 / 3, [0.3, 0.9]) })[2]).toBe(true);
  const few = share(3, 4, null, [0.3, 0.95]);
  expect(said({ share: few })).toEqual(['3/4', [words.t.metrics.tooFew], false]);
  expect(sayShortly({ share: few }, words)).toBe('3/4');
  expect(sayShortly({ share: share(4, 6, 2 / 3, [0.3, 0.9]) }, words)).toBe('4/6 · 67% · 参考値');
  expect(sayShortly({ share: share(8, 10, 0.8, [0.49, 0.94]) }, words)).toBe('8/10 · 80%');
  expect(heightsOf([{ share: few }])[0]).toBeNull();
  expect(said({ share: share(0, 0, null, null) })).toEqual(['–', [words.t.metrics.none], false]);
});

it('says days, reasons and amounts each in their way', async () => {
  await words.speak('en');
  const days = (median: number | null, waiting: number): MetricValue => ({
    days: {
      ...{ median, waiting, is_indicative: waiting < 10, is_too_few: waiting < 5 },
      ...{ over: 30, share: share(1, 27, 1 / 27, [0, 0.5]) },
    },
  });
  const few = 'Of 4 people without a booking';
  expect(said(days(16.5, 12))).toEqual([
    'Median 16.5 days',
    ['Of 12 people without a booking', 'Over 30 days: 1/27'],
    false,
  ]);
  expect(said(days(16.5, 4))).toEqual(['Median 16.5 days', [few, 'Over 30 days: 1/27'], true]);
  expect(sayShortly(days(16.5, 4), words)).toBe('Median 16.5 days · Indicative');
  expect(sayWhole(days(16.5, 4), words)).toBe(`Median 16.5 days · Indicative · ${few} · Over 30 days: 1/27`);
  expect(heightsOf([days(16.5, 4), days(16.5, 5)])).toEqual([null, 16.5]);
  expect(said(days(null, 0))).toEqual(['Everybody is booked', ['Over 30 days: 1/27'], false]);
  const reason: MetricValue = { reason: { reason: null, share: share(2, 5, 0.4, [0.1, 0.8]) } };
  expect(said(reason)).toEqual(['Not asked', ['2/5 · 40% · Indicative'], false]);
  const yen = (minor: number) => ({ minor, currency: 'JPY' });
  const amounts: MetricValue = { amounts: { each: [yen(11_000)], all: [yen(22_000)], learners: 2 } };
  expect(said(amounts)).toEqual(['¥11,000 each', ['Received ¥22,000 · 2 learners'], false]);
  expect(said({ count: { count: 3, people: 1 } })).toEqual(['3', ['1 person'], false]);
});

it('draws amounts of one currency, that of the largest sum', () => {
  const of = (...all: [number, string][]): MetricValue => {
    const sums = all.map(([minor, currency]) => ({ minor, currency }));
    return { amounts: { each: sums, all: sums, learners: 1 } };
  };
  const values = [of([10_000, 'EUR'], [11_000, 'JPY']), of([12_000, 'JPY']), of([9_000, 'EUR'])];
  expect(heightsOf(values)).toEqual([11_000, 12_000, 0]);
});
