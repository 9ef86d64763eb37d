import type { Booking } from '../dates/booking';
import type { Repeat, RepeatedBooking } from '../dates/repeat';
import type { Formats } from './format';
import type { Messages } from './ja';

/** A booking as it was understood: Fri, Dec 4, 10:00, 60 min, Online. What was not said is left out, and so is where: that
 * has a field of its own. */
export function sayBooking(
  { date, time, minutes, mode }: Omit<Booking, 'place'>,
  t: Messages,
  f: Formats,
): string {
  return [
    f.dayAndTime(date, time),
    ...(minutes ? [t.terms.minutes(String(minutes))] : []),
    ...(mode ? [t.terms.mode[mode]] : []),
  ].join(t.design.between);
}

/** The same with how it is repeated: Fri, Dec 4, 10:00, every week, 8 times. */
export function sayRepeated({ repeat, ...booking }: RepeatedBooking, t: Messages, f: Formats): string {
  const once = sayBooking(booking, t, f);
  return repeat ? [once, ...sayRepeat(repeat, t, f)].join(t.design.between) : once;
}

function sayRepeat(
  { everyDays, times, until }: Repeat,
  { series: { said } }: Messages,
  f: Formats,
): string[] {
  return [
    everyDays % 7 ? said.days(everyDays) : said.weeks(everyDays / 7),
    ...(times ? [said.times(times)] : []),
    ...(until ? [said.until(f.day(until))] : []),
  ];
}
