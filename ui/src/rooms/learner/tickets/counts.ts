// What one session counts as: by the policy, and by what was said of this very one.
import type { Counted, SessionCounts } from '../../../host/wire';

/** What can be said of one session, in the order in which it is shown. */
export const FLAGS = [
  'happened',
  'consumes',
  'chargeable',
] as const satisfies readonly (keyof SessionCounts)[];
export type Flag = (typeof FLAGS)[number];

/** Whether the session counts so. */
export const isOn = ({ by_policy, exception }: Counted): boolean => exception ?? by_policy;

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
