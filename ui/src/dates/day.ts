// A calendar date without a clock or a zone: `YYYY-MM-DD`, the same text that crosses the wire. Such texts sort as dates do.

/** A date as `YYYY-MM-DD`. */
export type Day = string;

/** A time of day as `HH:MM`, on a clock of 24 hours. */
export type Time = string;

/** Sunday is 0, as in the platform. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAY_MS = 86_400_000;

/** The years of the core, which refuses every day outside of them. */
const YEARS = [1900, 2199] as const;

/** The date of these numbers, or null when the calendar has no such day or does not reach to it. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, date);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null;
  return write(made);
}

/** Year, month (1–12) and date of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(`${day}T00:00:00Z`);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

export function weekdayOf(day: Day): Weekday {
  return new Date(`${day}T00:00:00Z`).getUTCDay() as Weekday;
}

/** The day some days after another, or null when the calendar does not reach to it. */
export function addDays(day: Day, days: number): Day | null {
  return write(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));
}

/** The same date in another month, or that month's last day where it is shorter; null beyond the calendar. */
export function addMonths(day: Day, months: number): Day | null {
  const { year, month, date } = partsOf(day);
  const end = endOfMonth(year, month + months);
  if (!end) return null;
  const last = partsOf(end);
  return dayOf(last.year, last.month, Math.min(date, last.date));
}

/** The last day of a month, or null beyond the calendar; the month may lie outside 1–12 and rolls the year. */
export function endOfMonth(year: number, month: number): Day | null {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 0);
  return write(at);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}

/** The Monday on or before a day; the calendar begins on one. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7)) ?? day;
}

/** The time of day some minutes after another; past midnight it is a time of the next day. */
export function addMinutes(time: Time, minutes: number): Time {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = (hour * 60 + minute + minutes) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(total / 60))}:${two(total % 60)}`;
}

function write(at: Date): Day | null {
  const year = at.getUTCFullYear();
  return year >= YEARS[0] && year <= YEARS[1] ? at.toISOString().slice(0, 10) : null;
}
