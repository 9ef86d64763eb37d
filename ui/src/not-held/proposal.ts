// What a cancellation by the learner would be at this moment, in a sentence.
import type { Notice, Outcome } from '../host/wire';
import type { Messages } from '../words/ja';
import { words } from '../words/words.svelte';

/** Ways in which a session does not take place. */
export type NotHeld = Exclude<Outcome, 'held'>;

/** The ways that can be said of a session; that somebody did not come is known only once the day has come. */
export function sayable(dayHasCome: boolean): readonly NotHeld[] {
  const cancelled = ['late_cancelled', 'cancelled_by_learner', 'cancelled_by_coach'] as const;
  return dayHasCome ? ['no_show', ...cancelled] : cancelled;
}

/** Why this way is proposed, or why none is. */
export function whyProposed(notice: Notice, t: Messages['policy']['notice']): string {
  const last = words.f.dayAndTime(notice.last_day, notice.last_time);
  const hours = notice.by_contract ? t.byContract(notice.hours) : t.byPractice(notice.hours);
  if (notice.proposed === null) return t.begun(last);
  return notice.proposed === 'late_cancelled' ? t.late(last, hours) : t.inTime(last, hours);
}

/** What the proposed way counts as; empty when none is proposed. */
export function whatItCounts(notice: Notice, t: Messages['policy']['notice']): string {
  const counts = notice.outcomes.find(({ outcome }) => outcome === notice.proposed);
  return counts ? t.counts(counts.consumes, counts.chargeable) : '';
}
