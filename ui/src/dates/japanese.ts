// How dates are written in Japanese, after `plain`. Numerals and signs that both languages share are here too.
import { addDays, dayOf } from './day';
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
  slashed,
  whole,
  yearEnd,
  type Pattern,
  type Unit,
} from './resolve';

const DAYS: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  きょう: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  明後日: 2,
  あさって: 2,
  昨日: -1,
  きのう: -1,
  一昨日: -2,
  おととい: -2,
};
const WEEKS: Readonly<Record<string, number>> = { 先週: -1, 今週: 0, 来週: 1, 再来週: 2 };
const MONTHS: Readonly<Record<string, number>> = { 先月: -1, 今月: 0, 来月: 1, 再来月: 2 };
const UNITS: Readonly<Record<string, Unit>> = { 日: 'day', 週間: 'week', 週: 'week', 年: 'year' };

/** The year before an era's first, and which year of it was its last. */
const ERAS: Readonly<Record<string, readonly [before: number, last: number]>> = {
  令和: [2018, 99],
  r: [2018, 99],
  平成: [1988, 31],
  h: [1988, 31],
  昭和: [1925, 64],
  s: [1925, 64],
  大正: [1911, 15],
  t: [1911, 15],
};

const oneOf = (names: Readonly<Record<string, unknown>>): string => `(${Object.keys(names).join('|')})`;
const WEEKDAY = '([日月火水木金土])(?:曜日?)?';
/** After a number it must be written out: 第1日 is the first day of something. */
const NTH = '第 ?([1-5]) ?([日月火水木金土])曜日?';
/** As our own dates carry it: `11/27(金)`. */
const BESIDE = `(?: ?\\(?${WEEKDAY}\\)?)?`;

const weekday = (sign = ''): number => '日月火水木金土'.indexOf(sign);
const weekdayBeside = (sign: string | undefined): number | undefined => (sign ? weekday(sign) : undefined);

export const japanese: readonly Pattern[] = [
  [whole(oneOf(DAYS)), ([, name = ''], today) => addDays(today, DAYS[name] ?? 0)],
  [
    whole('(\\d{1,3}) ?(日|週間|週|年) ?後'),
    ([, count, unit = ''], today) => later(Number(count), UNITS[unit] ?? 'day', today),
  ],
  [whole('(\\d{1,2}) ?[かヶヵカケ箇]月 ?後'), ([, count], today) => later(Number(count), 'month', today)],
  [whole('半年 ?後'), (_, today) => later(6, 'month', today)],
  [
    whole(`${oneOf(WEEKS)} ?の? ?${WEEKDAY}`),
    ([, week = '', sign], today, lean) => inWeek(weekday(sign), WEEKS[week] ?? 0, today, lean),
  ],
  [
    whole(`(\\d{1,3}) ?週間? ?後 ?の? ?${WEEKDAY}`),
    ([, count, sign], today, lean) => inWeek(weekday(sign), Number(count), today, lean),
  ],
  [whole(NTH), ([, nth, sign], today, lean) => nthWeekday([Number(nth), weekday(sign)], [0, 1], today, lean)],
  [
    whole(`${oneOf(MONTHS)} ?の? ?${NTH}`),
    ([, month = '', nth, sign], today, lean) =>
      nthWeekday([Number(nth), weekday(sign)], [MONTHS[month] ?? 0, 0], today, lean),
  ],
  [
    whole(`([1-9]|1[0-2])月 ?の? ?${NTH}`),
    ([, month, nth, sign], today, lean) =>
      nthWeekday([Number(nth), weekday(sign)], [monthsTo(Number(month), today), 12], today, lean),
  ],
  [whole(`(?:次の ?)?${WEEKDAY}`), ([, sign], today, lean) => nearest(weekday(sign), today, lean)],
  [
    whole(`(?:${oneOf(MONTHS)} ?の? ?(?:末日?|月末)|月末)`),
    ([, month = ''], today) => monthEnd(MONTHS[month] ?? 0, today),
  ],
  [whole('(今月|来月)中'), ([, month = ''], today) => monthEnd(MONTHS[month] ?? 0, today)],
  [whole('年末'), (_, today) => yearEnd(today)],
  [
    whole(`${oneOf(MONTHS)} ?の? ?(\\d{1,2})日`),
    ([, month = '', date], today) => dateOfMonth(Number(date), MONTHS[month] ?? 0, today),
  ],
  [whole('(\\d{1,2})日'), ([, date], today, lean) => inSomeMonth(Number(date), today, lean)],
  [
    whole(`${oneOf(ERAS)}\\.? ?(\\d{1,2}|元)[年./-] ?(\\d{1,2})[月./-] ?(\\d{1,2})日?${BESIDE}`),
    ([, era = '', year, month, date, sign]) => {
      const [before, last] = ERAS[era] ?? [0, 0];
      const ordinal = year === '元' ? 1 : Number(year);
      if (ordinal < 1 || ordinal > last) return null;
      return agreeing(dayOf(before + ordinal, Number(month), Number(date)), weekdayBeside(sign));
    },
  ],
  [
    whole(`(\\d{4})[年./-] ?(\\d{1,2})[月./-] ?(\\d{1,2})日?${BESIDE}`),
    ([, year, month, date, sign]) =>
      agreeing(dayOf(Number(year), Number(month), Number(date)), weekdayBeside(sign)),
  ],
  [
    whole('(\\d{4})(\\d{2})(\\d{2})'),
    ([, year, month, date]) => dayOf(Number(year), Number(month), Number(date)),
  ],
  [
    whole(`(\\d{1,2})(?:/|月 ?)(\\d{1,2})日?${BESIDE}`),
    ([, month, date, sign], today, lean) =>
      agreeing(inSomeYear(Number(month), Number(date), today, lean), weekdayBeside(sign)),
  ],
  [
    whole('(\\d{1,2})/(\\d{1,2})/(\\d{4})'),
    ([, first, second, year]) => slashed(Number(first), Number(second), Number(year)),
  ],
];
