// The spans of days that are asked for most.
import { dayOf, endOfMonth, partsOf, type Day } from '../../dates/day';

export const SPANS = ['all', 'this_month', 'last_month', 'this_year', 'last_year', 'own'] as const;

export type Span = (typeof SPANS)[number];

/** The first and the last day; null is open. */
export type Days = { from: Day | null; to: Day | null };

/** The days of a span as seen from `today`; `own` is what was typed. */
export function daysOf(span: Span, today: Day, own: Days): Days {
  const { year, month } = partsOf(today);
  switch (span) {
    case 'all':
      return { from: null, to: null };
    case 'this_month':
      return monthOf(year, month);
    case 'last_month':
      return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1);
    case 'this_year':
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
    case 'last_year':
      return { from: dayOf(year - 1, 1, 1), to: dayOf(year - 1, 12, 31) };
    case 'own':
      return own;
  }
}

function monthOf(year: number, month: number): Days {
  return { from: dayOf(year, month, 1), to: endOfMonth(year, month) };
}
