// What is said in the fields of a series, and the rhythm it means.
import type { Day } from '../../../dates/day';
import type { Repeat } from '../../../dates/repeat';
import type { Rhythm } from '../../../host/wire';

export type Said = {
  every: string;
  unit: 'week' | 'day';
  ends: 'times' | 'until';
  times: string;
  until: Day | null;
};

/** As many as a coach usually agrees on at once. */
const USUAL_TIMES = '8';

/** What stands in the fields at first: how the booking line has it, else every week. */
export function saidOf(repeat: Repeat | null): Said {
  const { everyDays, times, until } = repeat ?? { everyDays: 7, times: null, until: null };
  const weeks = everyDays % 7 === 0;
  return {
    every: String(weeks ? everyDays / 7 : everyDays),
    unit: weeks ? 'week' : 'day',
    ends: until ? 'until' : 'times',
    times: times ? String(times) : USUAL_TIMES,
    until,
  };
}

/** The rhythm that is said; null while something is missing or is no whole number. */
export function rhythmOf({ every, unit, ends, times, until }: Said): Rhythm | null {
  const every_days = whole(every) * (unit === 'week' ? 7 : 1);
  if (!every_days) return null;
  if (ends === 'until') return until ? { every_days, times: null, until } : null;
  return whole(times) ? { every_days, times: whole(times), until: null } : null;
}

/** A whole number from 1 up, or 0 for anything else. */
export function whole(text: string): number {
  return /^\d{1,4}$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC')) : 0;
}
