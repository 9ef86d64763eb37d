// How dates are written in English, after `plain`.
import { addDays, dayOf, type Day } from './day';
import {
  agreeing,
  dateOfMonth,
  inSomeMonth,
  inSomeYear,
  inWeek,
  later,
  monthEnd,
  monthsTo,
  nearest,
  nthWeekday,
  whole,
  yearEnd,
  type Lean,
  type Pattern,
  type Unit,
} from './resolve';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const WEEKS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, 'week after next': 2 };

/** The name of a weekday, long or short, as one group. */
export const WEEKDAY =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)\\.?';
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const COUNT = `(\\d{1,3}|an?|${COUNTS.slice(1).join('|')})`;
const UNIT = '(day|week|month|year)s?';
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?';
const NTH = `(?:the )?(${ORDINALS.join('|')}|1st|2nd|3rd|4th|5th) ${WEEKDAY}`;
/** As our own dates carry it: `Fri, Nov 27`. */
const BEFORE = `(?:${WEEKDAY} )?`;

const weekday = (name = ''): number => WEEKDAYS.indexOf(name.slice(0, 3));
const count = (text = ''): number =>
  /^an?$/.test(text) ? 1 : Math.max(COUNTS.indexOf(text), Number(text) || 0);
const ordinal = (text = ''): number => ORDINALS.indexOf(text) + 1 || parseInt(text);
const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
const unit = (text = ''): Unit => text as Unit;

type Written = {
  weekday: string | undefined;
  month: string | undefined;
  date: string | undefined;
  year: string | undefined;
};

function inWords(written: Written, today: Day, lean: Lean): Day | null {
  const month = monthOf(written.month);
  const date = Number(written.date);
  const day = written.year ? dayOf(Number(written.year), month, date) : inSomeYear(month, date, today, lean);
  return agreeing(day, written.weekday ? weekday(written.weekday) : undefined);
}

export const english: readonly Pattern[] = [
  [whole('today'), (_, today) => today],
  [whole('tomorrow'), (_, today) => addDays(today, 1)],
  [whole('(?:the )?day after tomorrow'), (_, today) => addDays(today, 2)],
  [whole('yesterday'), (_, today) => addDays(today, -1)],
  [whole(`in ${COUNT} ${UNIT}(?: time)?`), ([, n, each], today) => later(count(n), unit(each), today)],
  [whole(`${COUNT} ${UNIT} (?:from now|later)`), ([, n, each], today) => later(count(n), unit(each), today)],
  [
    whole(`(this|next|last) (?:week )?(?:on )?${WEEKDAY}`),
    ([, week = '', day], today, lean) => inWeek(weekday(day), WEEKS[week] ?? 0, today, lean),
  ],
  [
    whole(`${WEEKDAY} (?:the )?(this|next|last|week after next)(?: week)?`),
    ([, day, week = ''], today, lean) => inWeek(weekday(day), WEEKS[week] ?? 0, today, lean),
  ],
  [
    whole(`in ${COUNT} weeks?(?: time)?(?: on)? ${WEEKDAY}`),
    ([, n, day], today, lean) => inWeek(weekday(day), count(n), today, lean),
  ],
  [
    whole(`${WEEKDAY} in ${COUNT} weeks?(?: time)?`),
    ([, day, n], today, lean) => inWeek(weekday(day), count(n), today, lean),
  ],
  [
    whole(`${NTH}(?: (?:of|in) the month)?`),
    ([, nth, day], today, lean) => nthWeekday([ordinal(nth), weekday(day)], [0, 1], today, lean),
  ],
  [
    whole(`${NTH}(?: of| in)? (this|next) month`),
    ([, nth, day, month], today, lean) =>
      nthWeekday([ordinal(nth), weekday(day)], [month === 'next' ? 1 : 0, 0], today, lean),
  ],
  [
    whole(`${NTH} (?:of|in) ${MONTH}`),
    ([, nth, day, month], today, lean) =>
      nthWeekday([ordinal(nth), weekday(day)], [monthsTo(monthOf(month), today), 12], today, lean),
  ],
  [whole(`(?:coming )?${WEEKDAY}`), ([, day], today, lean) => nearest(weekday(day), today, lean)],
  [whole('(?:the )?end of (?:the |this )?month|month end|eom'), (_, today) => monthEnd(0, today)],
  [whole('(?:the )?end of next month'), (_, today) => monthEnd(1, today)],
  [whole('(?:the )?end of (?:the |this )?year|year end'), (_, today) => yearEnd(today)],
  [
    whole(`(?:the )?${DATE} of (this|next) month`),
    ([, date, month], today) => dateOfMonth(Number(date), month === 'next' ? 1 : 0, today),
  ],
  [
    whole('(?:the )?(\\d{1,2})(?:st|nd|rd|th)'),
    ([, date], today, lean) => inSomeMonth(Number(date), today, lean),
  ],
  [
    whole(`${BEFORE}${MONTH} ${DATE}(?: (\\d{4}))?`),
    ([, day, month, date, year], today, lean) => inWords({ weekday: day, month, date, year }, today, lean),
  ],
  [
    whole(`${BEFORE}(?:the )?${DATE} (?:of )?${MONTH}(?: (\\d{4}))?`),
    ([, day, date, month, year], today, lean) => inWords({ weekday: day, month, date, year }, today, lean),
  ],
  [
    whole(`${WEEKDAY} (\\d{1,2})/(\\d{1,2})`),
    ([, day, month, date], today, lean) =>
      agreeing(inSomeYear(Number(month), Number(date), today, lean), weekday(day)),
  ],
];
