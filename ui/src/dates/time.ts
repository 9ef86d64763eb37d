// "10:00", "午後3時半", "夜7時", "7pm": the time of a day.
import type { Time } from './day';
import { plain } from './plain';

/** The hours, on a clock of 24, that are meant by a part of the day. Those at its edges (夜12時) could be of two days. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  朝: [4, 11],
  昼: [11, 15],
  夕方: [15, 19],
  夜: [18, 23],
  晩: [18, 23],
};
const CLOCK = '(\\d{1,2}):(\\d{2})';
const SPOKEN = '(\\d{1,2})時(?:(半)|(\\d{1,2})分?)?';

/** A time inside a longer text, after `plain`: an hour says itself that it is one. */
export const TIME = [
  `(?:午前|午後|${Object.keys(PARTS).join('|')})の? ?(?:${CLOCK}|${SPOKEN})`,
  `${CLOCK} ?(?:[ap]\\.?m\\.?)?`,
  SPOKEN,
  '\\d{1,2} ?[ap]\\.?m\\.?',
  '(?<=at )\\d{1,2}',
  '正午|noon',
].join('|');

/** In a field for a time, a bare hour and 1030 are times too. */
const TIME_ALONE = new RegExp(`^(?:at )?(?:${TIME}|\\d{1,2}|\\d{4})(?:から|に|~)?$`);

/** The time that `text` as a whole means, or null. An hour from 1 to 6 must say which half of the day, or be written 03:00. */
export function readTime(text: string): Time | null {
  const typed = plain(text);
  if (!TIME_ALONE.test(typed)) return null;
  if (/正午|noon/.test(typed)) return '12:00';
  const clock = /(\d{1,2})(?::?(\d{2})|時(?:(半)|(\d{1,2}))?)?/.exec(typed);
  if (!clock) return null;
  const [, said = '', digits, half, minutes] = clock;
  const minute = half ? 30 : Number(digits ?? minutes ?? 0);
  const hour = hourOf(said, typed);
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** In English 12 am is midnight and 12 pm noon; 午後12時 is said of both and therefore of neither. */
function hourOf(said: string, typed: string): number | null {
  const hour = Number(said);
  const half = /([ap])\.?m/.exec(typed)?.[1];
  if (half) return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : null;
  if (/午[前後]/.test(typed)) return hour <= 11 ? hour + (typed.includes('午後') ? 12 : 0) : null;
  const part = Object.entries(PARTS).find(([name]) => typed.includes(name))?.[1];
  if (part) return [hour, hour + 12].find((meant) => meant >= part[0] && meant <= part[1]) ?? null;
  return hour >= 1 && hour <= 6 && !said.startsWith('0') ? null : hour;
}
