// How the period is called that is looked at, always with its year, and which one the room opens on.
import { addDays, daysBetween, partsOf } from '../../dates/day';
import type { CardsView, PeriodLength } from '../../host/wire';
import type { words } from '../../words/words.svelte';

/** The days that a period needs before it is opened by itself: a week. */
const ENOUGH = 7;

/** A month and a year by their names, a quarter by its months, a week by its days. */
export function sayPeriod(
  length: PeriodLength,
  { from, to }: { from: string; to: string },
  { t, f }: typeof words,
): string {
  const says: Record<PeriodLength, () => string> = {
    week: () => t.metrics.period(f.day(from), f.day(to)),
    month: () => f.month(from),
    quarter: () => t.metrics.period(f.month(from), f.month(to)),
    year: () => t.metrics.year(String(partsOf(from).year)),
  };
  return says[length]();
}

/** A day of the period before, where the one that goes on has hardly begun; null where it has, and where the practice has no earlier one. */
export function fullerDay(length: PeriodLength, { now, as_of, periods }: CardsView): string | null {
  const isYoung = length !== 'week' && daysBetween(now.from, as_of) + 1 < ENOUGH;
  return isYoung && periods.length > 1 ? addDays(now.from, -1) : null;
}
