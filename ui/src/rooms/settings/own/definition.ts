// The parameters of the metrics as they are typed.
import type { Parameters } from '../../../host/wire';
import { readCount } from '../../../money/amounts';

/** The spans, in their order, and the most days of each. */
export const SPANS = {
  grace_days: 365,
  conversion_days: 365,
  recontract_days: 730,
  from_follow_up_days: 365,
} as const satisfies Partial<Record<keyof Parameters, number>>;

export type Span = keyof typeof SPANS;

/** The most days of a threshold, and the most thresholds. */
const MOST_DAYS = 365;
const MOST_THRESHOLDS = 3;

export type Typed = Record<keyof Parameters, string>;

export const typedOf = (parameters: Parameters): Typed => ({
  grace_days: String(parameters.grace_days),
  conversion_days: String(parameters.conversion_days),
  recontract_days: String(parameters.recontract_days),
  from_follow_up_days: String(parameters.from_follow_up_days),
  unbooked_over: parameters.unbooked_over.join(', '),
});

/** Days as typed; undefined when they are none, or too many. */
export function daysOf(text: string, most: number): number | undefined {
  const days = readCount(text);
  return typeof days === 'number' && days <= most ? days : undefined;
}

/** Thresholds as typed, rising; undefined when they are none. */
export function thresholdsOf(text: string): number[] | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[,、\s・/]+/)
    .filter((part) => part !== '');
  const days = parts.map((part) => daysOf(part, MOST_DAYS) ?? 0);
  const rise = days.every((one, at) => one > (days[at - 1] ?? 0));
  return days.length > 0 && days.length <= MOST_THRESHOLDS && rise ? days : undefined;
}

/** The parameters as typed; null while one of them cannot be read. */
export function parametersOf(typed: Typed): Parameters | null {
  const days = (span: Span): number | undefined => daysOf(typed[span], SPANS[span]);
  const grace_days = days('grace_days');
  const conversion_days = days('conversion_days');
  const recontract_days = days('recontract_days');
  const from_follow_up_days = days('from_follow_up_days');
  const unbooked_over = thresholdsOf(typed.unbooked_over);
  if (
    grace_days === undefined ||
    conversion_days === undefined ||
    recontract_days === undefined ||
    from_follow_up_days === undefined ||
    unbooked_over === undefined
  )
    return null;
  return { grace_days, conversion_days, recontract_days, from_follow_up_days, unbooked_over };
}

/** Whether two sets of parameters say the same. */
export const isSame = (one: Parameters, other: Parameters): boolean =>
  (Object.keys(SPANS) as Span[]).every((span) => one[span] === other[span]) &&
  one.unbooked_over.join() === other.unbooked_over.join();
