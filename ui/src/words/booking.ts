import type { Booking } from '../dates/booking';
import type { Formats } from './format';
import type { Messages } from './ja';

/** A booking as it was understood: Fri, Dec 4, 10:00, 60 min, Online. What was not said is left out. */
export function sayBooking({ date, time, minutes, mode }: Booking, t: Messages, f: Formats): string {
  return [
    f.dayAndTime(date, time),
    ...(minutes ? [t.terms.minutes(String(minutes))] : []),
    ...(mode ? [t.terms.mode[mode]] : []),
  ].join(t.design.between);
}
