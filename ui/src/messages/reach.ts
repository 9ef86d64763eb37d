// The ways to reach a learner.
import type { Channel, Reach } from '../host/wire';

/** A way to reach somebody: over which channel, under what, and whether they prefer it. */
export type ReachWay = { channel: Channel; address: string; preferred: boolean };

/** The ways that are known, the preferred one first. */
export function waysOf({ preferred, line, phone, mail }: Reach): ReachWay[] {
  const ways: [Channel, string | null][] = [
    ['line', line],
    ['phone', phone],
    ['email', mail],
  ];
  return ways
    .flatMap(([channel, address]) =>
      address === null ? [] : [{ channel, address, preferred: channel === preferred }],
    )
    .sort((one, other) => Number(other.preferred) - Number(one.preferred));
}

/** The preferred channel of somebody of whom no address for it is known. */
export function preferredOnly(reach: Reach): Channel | null {
  return reach.preferred && !waysOf(reach).some(({ preferred }) => preferred) ? reach.preferred : null;
}
