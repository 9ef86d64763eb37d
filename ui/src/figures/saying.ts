// A metric's value in words: the count first, a share only where there are enough cases for one.
import type { Metric, MetricValue, ShareShown, Sum } from '../host/wire';
import { sayName } from '../words/name';
import type { words } from '../words/words.svelte';

type Words = typeof words;

/** What a card says. */
export type Said = {
  /** In large. */
  value: string;
  /** Beside it, quieter. */
  beside: string[];
  /** Whether it only indicates. */
  isIndicative: boolean;
};

/** Stands where there is no value. */
export const NONE = '–';

const percent = (rate: number, words: Words): string => words.f.percent(Math.round(rate * 100));

const of = (share: ShareShown, words: Words): string =>
  words.t.metrics.of(words.f.count(share.of), words.f.count(share.all));

const sums = (amounts: readonly Sum[], words: Words): string =>
  amounts.map(({ minor, currency }) => words.f.money(minor, currency)).join(' · ');

/** `8/10 · 80%`, `2/5 · 40% · 参考値`, or `3/4` where there are too few for a share. */
function sayShare(share: ShareShown, words: Words): string {
  const counted = of(share, words);
  if (share.rate === null) return counted;
  const certain = share.is_indicative ? [words.t.metrics.indicative] : [];
  return [counted, percent(share.rate, words), ...certain].join(' · ');
}

function ofShare(share: ShareShown, words: Words): Said {
  const t = words.t.metrics;
  if (share.all === 0) return { value: NONE, beside: [t.none], isIndicative: false };
  if (share.rate === null || !share.interval)
    return { value: of(share, words), beside: [t.tooFew], isIndicative: false };
  const [low, high] = share.interval;
  return {
    value: percent(share.rate, words),
    beside: [of(share, words), t.interval(percent(low, words), percent(high, words))],
    isIndicative: share.is_indicative,
  };
}

/** How many are undecided: those of retention are within its fraction, all others beside theirs. */
export const sayUndecided = (metric: Metric, n: number, { t }: Words): string =>
  metric === 'retention' ? t.metrics.undecidedOfThem(n) : t.metrics.undecided(n);

/** A value in words. */
export function say(value: MetricValue, words: Words): Said {
  const t = words.t.metrics;
  if ('share' in value) return ofShare(value.share, words);
  if ('count' in value) {
    const { count, people } = value.count;
    return { value: t.count(count), beside: [t.people(people)], isIndicative: false };
  }
  if ('days' in value) {
    const { median, waiting, is_indicative, over, share } = value.days;
    if (share.all === 0) return { value: NONE, beside: [t.none], isIndicative: false };
    const longer = t.over(over, of(share, words));
    if (median === null) return { value: t.allBooked, beside: [longer], isIndicative: false };
    return {
      value: t.days(words.f.count(median)),
      beside: [t.waiting(waiting), longer],
      isIndicative: is_indicative,
    };
  }
  if ('reason' in value) {
    const { reason, share } = value.reason;
    if (share.all === 0) return { value: NONE, beside: [t.nobodyLost], isIndicative: false };
    return {
      value: reason === null ? t.unasked : sayName(reason, words.t),
      beside: [sayShare(share, words)],
      isIndicative: false,
    };
  }
  const { each, all, learners } = value.amounts;
  if (all.length === 0) return { value: NONE, beside: [t.none], isIndicative: false };
  return {
    value: t.each(sums(each, words)),
    beside: [t.all(sums(all, words), learners)],
    isIndicative: false,
  };
}

/** The heights of values in a small curve; null where there is none, or too little for a share. Amounts are those of one currency. */
export function heightsOf(values: readonly MetricValue[]): (number | null)[] {
  const sums = values.flatMap((value) => ('amounts' in value ? value.amounts.all : []));
  const largest = sums.toSorted((one, other) => other.minor - one.minor)[0];
  return values.map((value) => heightOf(value, largest?.currency));
}

function heightOf(value: MetricValue, currency: string | undefined): number | null {
  if ('share' in value) return value.share.rate;
  if ('count' in value) return value.count.count;
  if ('days' in value) return value.days.is_too_few ? null : value.days.median;
  if ('reason' in value) return value.reason.share.all;
  const own = value.amounts.each.find((sum) => sum.currency === currency);
  return Math.max(0, own?.minor ?? 0);
}

/** A value in one line, as the one of the period before. */
export function sayShortly(value: MetricValue, words: Words): string {
  if ('share' in value) return sayShare(value.share, words);
  const { value: large, beside, isIndicative } = say(value, words);
  if (large === NONE) return beside[0] ?? large;
  return isIndicative ? `${large} · ${words.t.metrics.indicative}` : large;
}

/** A value in one line with what it rests on. */
export function sayWhole(value: MetricValue, words: Words): string {
  if ('share' in value) return sayShare(value.share, words);
  const { value: large, beside, isIndicative } = say(value, words);
  const certain = isIndicative ? [words.t.metrics.indicative] : [];
  return [large, ...certain, ...beside].filter((part) => part !== NONE).join(' · ');
}
