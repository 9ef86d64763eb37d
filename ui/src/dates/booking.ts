// "2週間後 10:00 60分 オンライン", "next Tue 10am 90 min online": the next session, with its length and how it is held.
import type { Mode } from '../host/wire';
import type { Day, Time } from './day';
import { readLength } from './length';
import { takeLink } from './link';
import { plain } from './plain';
import { parseSlot, type Slot } from './slot';

/** A slot, and the length in minutes, the mode and a link to meet at where they were said. */
export type Booking = Slot & { minutes: number | null; mode: Mode | null; place: string | null };

const MODES: readonly (readonly [Mode, RegExp])[] = [
  ['online', /^(?:オンライン(?:で)?|online)$/],
  ['in_person', /^(?:対面(?:で)?|in[ -]person|face[ -]to[ -]face)$/],
  ['phone', /^(?:電話(?:で)?|(?:(?:by|on the|over the) )?phone)$/],
];

/** No length and no mode has more words ("1 hour 30 min"). */
const LONGEST = 4;

/**
 * The booking that `text` as a whole means: a slot as `parseSlot` reads it, then a length and a mode in either order, and a link
 * to meet at wherever it stands. Null
 * also when one of them is said twice, and for 10時 30分, which is half past ten or half an hour.
 */
export function parseBooking(text: string, today: Day, usual?: { time: Time | null }): Booking | null {
  const [place, said] = takeLink(text);
  let rest = plain(said)
    .replace(/から(?=\d)/, 'から ')
    .split(' ');
  let [minutes, mode]: [number | null, Mode | null] = [null, null];
  for (let tail = tailOf(rest); tail; tail = tailOf(rest)) {
    if ((tail.minutes && minutes) || (tail.mode && mode)) return null;
    minutes ??= tail.minutes;
    mode ??= tail.mode;
    rest = rest.slice(0, -tail.words);
  }
  const when = rest.join(' ');
  if (minutes !== null && minutes < 60 && /\d時$/.test(when)) return null;
  const slot = parseSlot(when, today, usual);
  return slot && { ...slot, minutes, mode, place };
}

type Tail = { words: number; minutes: number | null; mode: Mode | null };

/** The length or the mode at the end, the longest that can be read; something must stand before it. */
function tailOf(said: readonly string[]): Tail | null {
  for (let words = Math.min(LONGEST, said.length - 1); words > 0; words -= 1) {
    const end = said.slice(-words).join(' ');
    const minutes = readLength(end);
    const mode = MODES.find(([, written]) => written.test(end))?.[0] ?? null;
    if (minutes !== null || mode) return { words, minutes, mode };
  }
  return null;
}
