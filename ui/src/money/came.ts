// How a payment came in, as it is typed.
import type { Sum } from '../host/wire';
import { readAmount, writeAmount } from './amounts';

/** By which means, what that cost, and its number there. */
export type Came = { method: string; fee: string; reference: string };

/** The same as the core is told it. */
export type HowCame = { method: string | null; fee: Sum | null; reference: string | null };

/** What is known of how a payment came in, to be typed over. */
export function typedCame(known: HowCame | null): Came {
  return {
    method: known?.method ?? '',
    fee: known?.fee ? writeAmount(known.fee) : '',
    reference: known?.reference ?? '',
  };
}

/** What was typed; undefined when the fee is no amount of this currency. */
export function readCame({ method, fee, reference }: Came, currency: string): HowCame | undefined {
  const minor = readAmount(fee, currency);
  if (minor === undefined) return undefined;
  return {
    method: method || null,
    fee: minor === null ? null : { minor, currency },
    reference: reference || null,
  };
}
