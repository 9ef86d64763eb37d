// The policy as it is being changed.
import type { OutcomeRule, OutcomeWish, PolicyOfToday } from '../../host/wire';

/** Most hours of notice: 30 days. */
const MOST_HOURS = 720;

/** The hours, also in full-width digits; undefined when they are none. */
export function hoursOf(text: string): number | undefined {
  const digits = text.normalize('NFKC').trim();
  if (!/^\d{1,3}$/.test(digits)) return undefined;
  const hours = Number(digits);
  return hours <= MOST_HOURS ? hours : undefined;
}

/** A policy in the form: the hours as they are typed. */
export type Typed = { outcomes: readonly OutcomeRule[]; hours: string };

export const typedOf = (policy: PolicyOfToday): Typed => ({
  outcomes: policy.outcomes,
  hours: String(policy.notice_hours),
});

/** The policy with one flag of one outcome on or off. */
export function withFlag(typed: Typed, at: number, flag: 'consumes' | 'chargeable', on: boolean): Typed {
  return { ...typed, outcomes: typed.outcomes.map((rule, n) => (n === at ? { ...rule, [flag]: on } : rule)) };
}

export const wishesOf = (typed: Typed): OutcomeWish[] =>
  typed.outcomes.map(({ outcome, consumes, chargeable }) => ({ outcome, consumes, chargeable }));
