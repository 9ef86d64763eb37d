// Dates as people write them, in Japanese and English. A reading is given only when there is exactly one: the rest is null.
import { daysBetween, type Day } from './day';
import { english } from './english';
import { japanese } from './japanese';
import { plain } from './plain';
import type { Lean } from './resolve';

/** The one day that `text` as a whole means, seen from `today`; null when it means none or several. */
export function readDay(text: string, today: Day, lean: Lean = 'ahead'): Day | null {
  const typed = plain(text);
  for (const [pattern, read] of [...japanese, ...english]) {
    const found = pattern.exec(typed);
    if (found) return read(found, today, lean);
  }
  return null;
}

/** The same, of two days that may be meant the one nearer to `today`: what begins is written down before or after it does. */
export function readNear(text: string, today: Day): Day | null {
  const [ahead, back] = [readDay(text, today, 'ahead'), readDay(text, today, 'back')];
  if (!ahead || !back) return ahead ?? back;
  return daysBetween(today, ahead) <= daysBetween(back, today) ? ahead : back;
}
