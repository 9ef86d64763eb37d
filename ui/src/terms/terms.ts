// What is agreed, as it is typed into a form and as it goes over the wire.
import type { Day } from '../dates/day';
import type { ContractKind, Sum, Terms } from '../host/wire';
import { readAmount, readCount } from '../money/amounts';

/** The fields of a form about terms. Empty numbers mean that it is not counted, or not agreed. */
export type TypedTerms = {
  name: string;
  kind: ContractKind;
  price: string;
  /** Of the price. */
  currency: string;
  sessions: string;
  cadence: string;
};

/** Terms that can be sent. */
export type ReadTerms = {
  name: string;
  kind: ContractKind;
  price: Sum;
  sessions: number | null;
  cadence_days: number | null;
};

export const EMPTY_TERMS: TypedTerms = {
  name: '',
  kind: 'package',
  price: '',
  currency: 'JPY',
  sessions: '',
  cadence: '',
};

export const CONTRACT_KINDS = [
  'subscription',
  'package',
  'fixed_term',
  'one_off',
  'pro_bono',
] as const satisfies readonly ContractKind[];

/** Whether this kind is nothing without its number of sessions. */
export const needsSessions = (kind: ContractKind): boolean => kind === 'package';

/** What the form says; undefined while a number cannot be read, or a price or the sessions of a package are missing. */
export function readTerms(typed: TypedTerms): ReadTerms | undefined {
  const { name, kind, price, currency, sessions, cadence } = typed;
  const read = readAmount(price, currency);
  const minor = kind === 'pro_bono' ? (read ?? 0) : read;
  const [held, days] = [readCount(sessions), readCount(cadence)];
  if (minor === undefined || minor === null || held === undefined || days === undefined) return undefined;
  if (held === null && needsSessions(kind)) return undefined;
  return { name: name.trim(), kind, price: { minor, currency }, sessions: held, cadence_days: days };
}

/** The terms of a contract of its own, whose last day is `term_end`; open-ended without one. */
export function agreedOn({ name, ...rest }: ReadTerms, term_end: Day | null): Terms {
  return { ...rest, plan_name: name || null, term_end };
}
