// "毎週金曜 10:00 8回", "every Tue 10am ×8", "12/4 10:00 隔週 3/31まで": a booking that is repeated.
import { parseBooking, type Booking } from './booking';
import type { Day, Time } from './day';
import { WEEKDAY } from './english';
import { takeLink } from './link';
import { plain } from './plain';
import { readDay } from './read-day';

/** How a booking is repeated: a number of times, until a day, or as long as is said later. */
export type Repeat = { everyDays: number; times: number | null; until: Day | null };

/** A booking, and how it is repeated when that was said. */
export type RepeatedBooking = Booking & { repeat: Repeat | null };

const UNITS: Readonly<Record<string, number>> = { 週: 7, week: 7, 日: 1, day: 1 };
const RHYTHMS: readonly (readonly [RegExp, (found: RegExpExecArray) => number])[] = [
  [/毎週の?/, () => 7],
  [/隔週の?/, () => 14],
  [/毎日/, () => 1],
  [/(\d{1,3}) ?(週|日)間?(?:ごと|毎)[にの]?/, ([, n, unit = '']) => Number(n) * (UNITS[unit] ?? 0)],
  [/\bevery (?:(other|\d{1,3}) )?(week|day)s?(?: on)?\b/, ([, n, unit = '']) => nth(n) * (UNITS[unit] ?? 0)],
  [new RegExp(`\\bevery (?:(other|\\d{1,3})(?:nd|rd|th)? )?(?=${WEEKDAY})`), ([, n]) => nth(n) * 7],
  [/\bweekly\b/, () => 7],
];
const TIMES = /(?:^| )(?:全|計)?(?:(\d{1,3}) ?回|[x×] ?(\d{1,3})|(?:for )?(\d{1,3}) times?)(?= |$)/;
const UNTIL = /(?:^| )(?:(\S+?) ?まで|(?:until|till) (.+))$/;

const nth = (text: string | undefined): number => (text === 'other' ? 2 : Number(text ?? 1));

/** The booking that `text` as a whole means, as `parseBooking` reads it. Without a rhythm it is booked once. */
export function parseRepeated(
  text: string,
  today: Day,
  usual?: { time: Time | null },
): RepeatedBooking | null {
  const [place, said] = takeLink(text);
  const typed = plain(said);
  const [rhythm, everyDays] = rhythmOf(typed);
  if (!rhythm) {
    const once = parseBooking(typed, today, usual);
    return once && { ...once, place, repeat: null };
  }
  let rest = typed.replace(rhythm, ' ').replace(/\s+/g, ' ').trim();
  const ends = UNTIL.exec(rest);
  const until = ends && readDay(ends[1] ?? ends[2] ?? '', today);
  if (until) rest = rest.slice(0, ends.index);
  const counted = TIMES.exec(rest);
  const times = counted && Number(counted[1] ?? counted[2] ?? counted[3]);
  rest = counted ? rest.replace(counted[0], '').trim() : rest;
  if (!everyDays || times === 0 || (times && until)) return null;
  const booking = parseBooking(rest, today, usual);
  if (!booking || (until && until < booking.date)) return null;
  return { ...booking, place, repeat: { everyDays, times, until } };
}

function rhythmOf(typed: string): [RegExp | null, number] {
  for (const [written, days] of RHYTHMS) {
    const found = written.exec(typed);
    if (found) return [written, days(found)];
  }
  return [null, 0];
}
