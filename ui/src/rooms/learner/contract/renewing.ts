// What a renewal begins from, and what it makes of the contract that was.
import type { Day } from '../../../dates/day';
import type { ContractView } from '../../../host/wire';
import { writeAmount } from '../../../money/amounts';
import type { TypedTerms } from '../../../terms/terms';
import type { Messages } from '../../../words/ja';

/** What was agreed, to be typed over. */
export function typedOf({ plan_name, kind, price, sessions, cadence_days }: ContractView): TypedTerms {
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const [name, sum] = [plan_name ?? '', writeAmount(price)];
  return {
    name,
    kind,
    price: sum,
    currency: price.currency,
    sessions: number(sessions),
    cadence: number(cadence_days),
  };
}

/** What becomes of the old contract, and of what is left under it, when a new one begins on `startsOn`; empty when nothing does. */
export function becomesOfOld(
  contract: ContractView,
  startsOn: Day,
  today: Day,
  t: Messages['learner']['contract'],
): string {
  const [last, left] = [contract.last_day, contract.balance ?? 0];
  if (contract.left_over) return t.onRenewal(contract.left_over.carried, contract.left_over.expired);
  if (last === null || startsOn <= last) return left > 0 ? t.runsOn(left) : t.endsBefore;
  return left > 0 && last >= today ? t.usableUntil(left) : '';
}
