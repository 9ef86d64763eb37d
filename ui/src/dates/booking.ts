// "2週間後 10:00", "next Tue 10am": the day and the time of the next session.
import type { Day, Time } from './day';
import { plain } from './plain';
import { readDay } from './read-day';

/** A day, and a time when one was said or is usual. */
export type Booking = { date: Day; time: Time | null };

const CLOCK = '(\\d{1,2}):(\\d{2})';
const SPOKEN = '(\\d{1,2})時(?:(半)|(\\d{1,2})分?)?';
const USUAL = 'いつもの時間|同じ時間|usual time|same time';
const TIME = [
  `(?:午前|午後) ?(?:${CLOCK}|${SPOKEN})`,
  `${CLOCK} ?(?:[ap]\\.?m\\.?)?`,
  SPOKEN,
  '\\d{1,2} ?[ap]\\.?m\\.?',
  '(?<=at )\\d{1,2}',
  '正午|noon',
  USUAL,
].join('|');

const TIME_LAST = new RegExp(`^(.*?)(?:の|に| at| )? ?(${TIME})(?:から|に|~)?$`);
const TIME_FIRST = new RegExp(`^(?:at )?(${TIME})(?: on|に|の)? (.+)$`);

/** In a field for a time, a bare hour and 1030 are times too. */
const TIME_ALONE = new RegExp(`^(?:at )?(?:${TIME}|\\d{1,2}|\\d{4})(?:から|に|~)?$`);

/**
 * The day and time that `text` as a whole means, seen from `today`. Without a time the `usual` one is taken, or none.
 * Null for a day that has passed, for a time without a day, and for an hour that could be morning or afternoon (3時).
 */
export function parseBooking(text: string, today: Day, usual?: { time: Time | null }): Booking | null {
  const typed = plain(text);
  const { day, time } = takeApart(typed);
  const date = readDay(day, today);
  if (!date || date < today) return null;
  if (time === undefined) return { date, time: usual?.time ?? null };
  const said = new RegExp(`^(?:${USUAL})$`).test(time) ? (usual?.time ?? null) : readTime(time);
  return said ? { date, time: said } : null;
}

function takeApart(typed: string): { day: string; time?: string } {
  // A day alone comes first: the 10/12 of "10/12" is no time.
  const last = TIME_LAST.exec(typed);
  if (last?.[1]) return { day: last[1], time: last[2] ?? '' };
  const first = TIME_FIRST.exec(typed);
  if (first) return { day: first.at(-1) ?? '', time: first[1] ?? '' };
  return { day: typed };
}

/** The time that `text` as a whole means, or null. An hour from 1 to 6 must say which half of the day, or be written 03:00. */
export function readTime(text: string): Time | null {
  const typed = plain(text);
  if (!TIME_ALONE.test(typed)) return null;
  if (/正午|noon/.test(typed)) return '12:00';
  const clock = /(\d{1,2})(?::?(\d{2})|時(?:(半)|(\d{1,2}))?)?/.exec(typed);
  if (!clock) return null;
  const [, said = '', digits, half, minutes] = clock;
  const minute = half ? 30 : Number(digits ?? minutes ?? 0);
  const hour = hourOf(said, halfOfDay(typed), /[ap]\.?m/.test(typed));
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function halfOfDay(typed: string): 'before noon' | 'after noon' | null {
  if (/午前|a\.?m/.test(typed)) return 'before noon';
  if (/午後|p\.?m/.test(typed)) return 'after noon';
  return null;
}

/** In English 12 am is midnight and 12 pm noon; 午後12時 is said of both and therefore of neither. */
function hourOf(said: string, half: ReturnType<typeof halfOfDay>, english: boolean): number | null {
  const hour = Number(said);
  if (half === null) return hour >= 1 && hour <= 6 && !said.startsWith('0') ? null : hour;
  if (english) return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'after noon' ? 12 : 0) : null;
  return hour <= 11 ? hour + (half === 'after noon' ? 12 : 0) : null;
}
