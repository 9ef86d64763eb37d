// What a renewal begins from, and what it makes of the contract that was.
import { addDays, type Day } from '../../../dates/day';
import type { ContractView } from '../../../host/wire';
import type { TypedTerms } from '../../../terms/terms';
import type { Messages } from '../../../words/ja';

/** The decided end, else that of the agreed term; null when it is open-ended. */
export const lastDayOf = ({ ended_on, term_end }: ContractView): Day | null => ended_on ?? term_end;

/** The day on which a contract goes on: the one after its last; today when that has passed, or when it has none. */
export function beginsOn(contract: ContractView, today: Day): Day {
  const last = lastDayOf(contract);
  const next = last && addDays(last, 1);
  return next && next > today ? next : today;
}

/** What was agreed, to be typed over. */
export function typedOf({ plan_name, kind, price, sessions, cadence_days }: ContractView): TypedTerms {
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const [name, sum] = [plan_name ?? '', String(price.minor)];
  return { name, kind, price: sum, sessions: number(sessions), cadence: number(cadence_days) };
}

/** What becomes of the old contract, and of what is left under it, when a new one begins on `startsOn`; empty when nothing does. */
export function becomesOfOld(
  contract: ContractView,
  startsOn: Day,
  today: Day,
  t: Messages['learner']['contract'],
): string {
  const [last, left] = [lastDayOf(contract), contract.balance ?? 0];
  if (contract.left_over) return t.onRenewal(contract.left_over.carried, contract.left_over.expired);
  if (last === null || startsOn <= last) return left > 0 ? t.runsOn(left) : t.endsBefore;
  return left > 0 && last >= today ? t.usableUntil(left) : '';
}
