// Dates, amounts and counts in the manner of a language. A relative day stands only beside an absolute one. A day has one form
// for each purpose, on every screen: `day` where a date of any year is kept or was typed (terms, goals, profiles, the session one is
// in, the reading of a field for a date); `dayOfYear` wherever days stand in a line or a list; `dayAndTime` for a session or a booking
// with its time, and for the reading of a field for one, which says the year only where it is another one; `moment` for when something
// was done; `monthAndDate` in a column that stands below its month.
import { daysBetween, partsOf, weekdayOf, type Day, type Time } from '../dates/day';
import { localDay, today } from '../dates/today';
import type { Locale } from './words.svelte';

/** How one language writes what is not words. */
export type Formats = {
  /** `2026/11/20（金）` · `Fri, Nov 20, 2026` */
  day(day: Day): string;
  /** Without the year in this year, where it goes without saying: `11/20（金）` · `Fri, Nov 20`; else as `day`. */
  dayOfYear(day: Day): string;
  /** For narrow columns below a month, beside `weekday`: `11/20` · `Nov 20`, as 11/12 is a day of December to half the world. */
  monthAndDate(day: Day): string;
  /** `金` · `Fri` */
  weekday(day: Day): string;
  /** `2026年11月` · `November 2026` */
  month(day: Day): string;
  /** `今日`, `明日`, `3日後` · `today`, `tomorrow`, `in 3 days` */
  relative(day: Day, today: Day): string;
  /** As `dayOfYear`, with the time when one is known: `11/20（金） 10:00` · `Fri, Nov 20, 10:00` */
  dayAndTime(day: Day, time: Time | null): string;
  /** The local time of an instant (RFC 3339): `21:04` */
  clock(instant: string): string;
  /** The local date and time of an instant, with the year unless it is this one: `11/19 21:04` · `Nov 19, 21:04` */
  moment(instant: string): string;
  /** `2,400` */
  count(value: number): string;
  /** Of a number from 0 to 100: `55%` */
  percent(hundredths: number): string;
  /** Of an amount in the currency's smallest unit: `¥99,000`, `$12.50` */
  money(minor: number, currency?: string): string;
};

const two = (value: number): string => String(value).padStart(2, '0');
const digits = new Intl.NumberFormat('en');
const RELATIVE = { numeric: 'auto' } as const;

/** A currency's smallest unit is not everywhere a hundredth: the yen has none below it. */
function money(minor: number, currency = 'JPY'): string {
  const style = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return style.format(minor / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 0));
}

/** Whether the year of a day goes without saying. */
const isOfThisYear = (day: Day): boolean => partsOf(day).year === partsOf(today()).year;

/** The day on which an instant falls here. */
const dayOf = (instant: string): Day => localDay(new Date(instant));

function clock(instant: string): string {
  const at = new Date(instant);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

function monthAndDate(day: Day): string {
  const { month, date } = partsOf(day);
  return `${two(month)}/${two(date)}`;
}

const shared = {
  clock,
  money,
  count: (value: number) => digits.format(value),
  percent: (hundredths: number) => `${digits.format(hundredths)}%`,
};

function japanese(): Formats {
  const signs = [...'日月火水木金土'];
  const relative = new Intl.RelativeTimeFormat('ja', RELATIVE);
  const weekday = (day: Day): string => signs[weekdayOf(day)] ?? '';
  const date = (value: Day): string =>
    isOfThisYear(value) ? monthAndDate(value) : value.replaceAll('-', '/');
  const day = (value: Day): string => `${value.replaceAll('-', '/')}（${weekday(value)}）`;
  const dayOfYear = (value: Day): string => `${date(value)}（${weekday(value)}）`;
  return {
    ...shared,
    day,
    dayOfYear,
    monthAndDate,
    weekday,
    month: (value) => `${partsOf(value).year}年${partsOf(value).month}月`,
    relative: (value, today) => relative.format(daysBetween(today, value), 'day').replaceAll(' ', ''),
    dayAndTime: (value, time) => (time ? `${dayOfYear(value)} ${time}` : dayOfYear(value)),
    moment: (instant) => `${date(dayOf(instant))} ${clock(instant)}`,
  };
}

function english(): Formats {
  const write = (options: Intl.DateTimeFormatOptions): ((day: Day) => string) => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
    return (day) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const relative = new Intl.RelativeTimeFormat('en', RELATIVE);
  const day = write({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  const dayOfThisYear = write({ weekday: 'short', month: 'short', day: 'numeric' });
  const dateOfThisYear = write({ month: 'short', day: 'numeric' });
  const dateAndYear = write({ month: 'short', day: 'numeric', year: 'numeric' });
  const date = (value: Day): string => (isOfThisYear(value) ? dateOfThisYear : dateAndYear)(value);
  const dayOfYear = (value: Day): string => (isOfThisYear(value) ? dayOfThisYear : day)(value);
  return {
    ...shared,
    day,
    dayOfYear,
    monthAndDate: dateOfThisYear,
    weekday: write({ weekday: 'short' }),
    month: write({ month: 'long', year: 'numeric' }),
    relative: (value, today) => relative.format(daysBetween(today, value), 'day'),
    dayAndTime: (value, time) => (time ? `${dayOfYear(value)}, ${time}` : dayOfYear(value)),
    moment: (instant) => `${date(dayOf(instant))}, ${clock(instant)}`,
  };
}

/** The formats of each language. */
export const formats: Readonly<Record<Locale, Formats>> = { ja: japanese(), en: english() };
