// "2週間後 10:00", "next Tue 10am": a day and a time.
import { weekdayOf, type Day, type Time } from './day';
import { WEEKDAY } from './english';
import { plain } from './plain';
import { readDay } from './read-day';
import { readTime, TIME } from './time';

/** A day, and a time when one was said or is usual. */
export type Slot = { date: Day; time: Time | null };

const USUAL = 'いつもの時間|同じ時間|usual time|same time';
const TIME_LAST = new RegExp(`^(.*?)(?:の|に| at| )? ?(${TIME}|${USUAL})(?:から|に|~)?$`);
const TIME_FIRST = new RegExp(`^(?:at )?(${TIME}|${USUAL})(?: on|に|の)? (.+)$`);

/** After a day 10.30 is a time, as it is written in Britain. */
const DOTTED = / (\d{1,2})\.(\d{2})(?= ?[ap]\.?m\.?$|$)/;
/** After a day that ends in a word, so is 10: after a number it could belong to the date. */
const BARE = new RegExp(`^((?:.* )?(?:today|tomorrow|${WEEKDAY})) (\\d{1,2})$`);
const WORD_ALONE = /^[a-z]+\.?$|^[日月火水木金土](?:曜日?)?$/;
const NEAR = /^to(?:day|morrow)$/;

/**
 * The day and time that `text` as a whole means, seen from `today`. Without a time the `usual` one is taken, or none.
 * Null for a day that has passed, for a time without a day, and for an hour that could be morning or afternoon (3時).
 */
export function parseSlot(text: string, today: Day, usual?: { time: Time | null }): Slot | null {
  const typed = plain(text);
  if (isDateAsWell(typed, today)) return null;
  const { day, time } = takeApart(typed.replace(DOTTED, ' $1:$2'), today);
  const date = readDay(day, today);
  if (!date || date < today) return null;
  if (time === undefined) return { date, time: usual?.time ?? null };
  const said = new RegExp(`^(?:${USUAL})$`).test(time) ? (usual?.time ?? null) : readTime(time);
  return said ? { date, time: said } : null;
}

function takeApart(typed: string, today: Day): { day: string; time?: string } {
  // A day alone comes first: the 10/12 of "10/12" is no time.
  if (readDay(typed, today)) return { day: typed };
  const last = TIME_LAST.exec(typed);
  if (last?.[1]) return { day: last[1], time: last[2] ?? '' };
  const first = TIME_FIRST.exec(typed);
  if (first) return { day: first.at(-1) ?? '', time: first[1] ?? '' };
  const bare = BARE.exec(typed);
  return bare ? { day: bare[1] ?? '', time: bare.at(-1) ?? '' } : { day: typed };
}

/**
 * "Tue 10" and "Fri 7.12" are dates as well where the 10th, or 7/12 or 12/7, is such a weekday; "tomorrow 21" only where
 * the 21st is that very day.
 */
function isDateAsWell(typed: string, today: Day): boolean {
  const [, word = '', first, second] = /^(.+) (\d{1,2})(?:\.(\d{2}))?$/.exec(typed) ?? [];
  const day = WORD_ALONE.test(word) ? readDay(word, today) : null;
  if (!day) return false;
  const dates = second ? [`${first}/${second}`, `${second}/${first}`] : [`${first}th`];
  return dates.some((date) => {
    const read = readDay(date, today);
    return read !== null && (NEAR.test(word) ? read === day : weekdayOf(read) === weekdayOf(day));
  });
}
