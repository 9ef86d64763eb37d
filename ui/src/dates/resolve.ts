// From what was said to the one day that is meant, seen from today.
import { addDays, addMonths, dayOf, endOfMonth, mondayOf, partsOf, weekdayOf, type Day } from './day';

/** Where a date without a year, or a bare weekday, is looked for: after today (due dates) or before it (what was held). */
export type Lean = 'ahead' | 'back';

/** The day that the groups of a matched pattern mean, or null when there is none or more than one. */
export type Reading = (found: readonly (string | undefined)[], today: Day, lean: Lean) => Day | null;

/** A way of writing a date; the pattern must match the whole of the plain text. */
export type Pattern = readonly [RegExp, Reading];

export type Unit = 'day' | 'week' | 'month' | 'year';

export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

/** The weekday in the week that begins `weeks` Mondays from this one. One that has passed is no date ahead. */
export function inWeek(weekday: number, weeks: number, today: Day, lean: Lean): Day | null {
  const day = addDays(mondayOf(today), weeks * 7 + ((weekday + 6) % 7));
  return lean === 'ahead' && day !== null && day < today ? null : day;
}

/** The nearest such weekday that is not today. */
export function nearest(weekday: number, today: Day, lean: Lean): Day | null {
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  const behind = (weekdayOf(today) - weekday + 7) % 7 || 7;
  return addDays(today, lean === 'ahead' ? ahead : -behind);
}

/** Month and date without a year: this year's, or the neighbouring year's on the side one leans to. */
export function inSomeYear(month: number, date: number, today: Day, lean: Lean): Day | null {
  const { year } = partsOf(today);
  const here = dayOf(year, month, date);
  if (lean === 'ahead') return here && here >= today ? here : dayOf(year + 1, month, date);
  return here && here <= today ? here : dayOf(year - 1, month, date);
}

/** A date of the month alone: in this month, or in the neighbouring one on the side one leans to. */
export function inSomeMonth(date: number, today: Day, lean: Lean): Day | null {
  const here = dateOfMonth(date, 0, today);
  if (!here || (lean === 'ahead' ? here >= today : here <= today)) return here;
  return dateOfMonth(date, lean === 'ahead' ? 1 : -1, today);
}

/** The `date`th of the month that lies `months` from today's. */
export function dateOfMonth(date: number, months: number, today: Day): Day | null {
  const there = addMonths(today, months);
  if (!there) return null;
  const { year, month } = partsOf(there);
  return dayOf(year, month, date);
}

/**
 * The `nth` such weekday of the month that lies `months` from today's; when it is on the other side of today than one leans
 * to, of the month that lies `step` further. Null where a month has no fifth.
 */
export function nthWeekday(
  [nth, weekday]: readonly [number, number],
  [months, step]: readonly [number, number],
  today: Day,
  lean: Lean,
): Day | null {
  const here = nthOfMonth(nth, weekday, months, today);
  if (!here || step === 0 || (lean === 'ahead' ? here >= today : here <= today)) return here;
  return nthOfMonth(nth, weekday, months + (lean === 'ahead' ? step : -step), today);
}

function nthOfMonth(nth: number, weekday: number, months: number, today: Day): Day | null {
  const first = dateOfMonth(1, months, today);
  if (!first) return null;
  return dateOfMonth(1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7, months, today);
}

/** Months from today's to that month of the same year. */
export function monthsTo(month: number, today: Day): number {
  return month - partsOf(today).month;
}

/** The last day of the month that lies `months` from today's. */
export function monthEnd(months: number, today: Day): Day | null {
  const { year, month } = partsOf(today);
  return endOfMonth(year, month + months);
}

export function yearEnd(today: Day): Day | null {
  return dayOf(partsOf(today).year, 12, 31);
}

export function later(count: number, unit: Unit, today: Day): Day | null {
  if (unit === 'day') return addDays(today, count);
  if (unit === 'week') return addDays(today, count * 7);
  return addMonths(today, unit === 'year' ? count * 12 : count);
}

/** A date with the weekday that was written beside it, if one was: they must agree. */
export function agreeing(day: Day | null, weekday: number | undefined): Day | null {
  return day && (weekday === undefined || weekdayOf(day) === weekday) ? day : null;
}

/** Month/day/year and day/month/year are told apart only by a number over 12, or need not be when both are the same. */
export function slashed(first: number, second: number, year: number): Day | null {
  if (first > 12) return dayOf(year, second, first);
  if (second > 12 || first === second) return dayOf(year, first, second);
  return null;
}
