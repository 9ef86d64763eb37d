// What one session counts as: by the policy, and by what was said of this very one.
import type { SessionCounts } from '../../../host/wire';

/** What can be said of one session, in the order in which it is shown. */
export const FLAGS = ['happened', 'consumes', 'chargeable'] as const satisfies readonly Exclude<
  keyof SessionCounts,
  'given_back'
>[];
export type Flag = (typeof FLAGS)[number];

/** Whether the session counts so; one whose ticket was given back uses none. */
export function isOn(counts: SessionCounts, flag: Flag): boolean {
  const counted = counts[flag];
  return counted !== null && !isGivenBack(counts, flag) && (counted.exception ?? counted.by_policy);
}

/** Whether it is decided already: a ticket that was given back out of goodwill stays given back. */
export const isGivenBack = (counts: SessionCounts, flag: Flag): boolean =>
  flag === 'consumes' && counts.given_back;

type Exceptions = Record<Flag, boolean | null>;

/** The exceptions once a flag is said to be on or off: what the policy says anyway needs none. */
export function excepted(counts: SessionCounts, flag: Flag, on: boolean): Exceptions {
  const now: Exceptions = {
    happened: counts.happened?.exception ?? null,
    consumes: counts.consumes?.exception ?? null,
    chargeable: counts.chargeable?.exception ?? null,
  };
  return { ...now, [flag]: counts[flag]?.by_policy === on ? null : on };
}
