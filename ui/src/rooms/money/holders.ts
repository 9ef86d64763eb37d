// Who pays, as rows: payers, and learners who pay for themselves; which of them are shown, and in which order.
import type { AccountView, LearnerName, Money, PayerView } from '../../host/wire';
import { fold, foundIn } from '../../words/fold';
import type { Messages } from '../../words/ja';
import { nameOf } from '../../words/name';

export const FILTERS = ['open', 'overdue', 'all'] as const;

export type Filter = (typeof FILTERS)[number];

/** Whoever pays. */
export type Holder = {
  id: string;
  name: string;
  /** Its place among the others, as in the list of learners: by the reading, else the name; those without either last. */
  order: string;
  /** By what else it is found. */
  found: string;
  /** Null for a learner who pays for themselves. */
  payer: PayerView | null;
  /** For whom they pay. */
  learners: LearnerName[];
  accounts: AccountView[];
};

/** Everybody who pays, who has been overdue longest first, then who owes, then as in the list of learners. */
export function holdersOf({ payers, own }: Money, t: Messages): Holder[] {
  const named = (learners: LearnerName[]): string => learners.map((it) => nameOf(it, t)).join(' ');
  const all = [
    ...payers.map(({ payer, learners, accounts }) => ({
      id: payer.id,
      name: payer.name,
      order: orderOf(payer.kana ?? payer.name),
      found: `${payer.name} ${payer.kana ?? ''} ${named(learners)}`,
      payer,
      learners,
      accounts,
    })),
    ...own.map(({ learner, kana, accounts }) => ({
      id: learner.id,
      name: nameOf(learner, t),
      order: orderOf(kana ?? learner.name),
      found: `${nameOf(learner, t)} ${kana ?? ''}`,
      payer: null,
      learners: [learner],
      accounts,
    })),
  ];
  const rank = (holder: Holder): string => since(holder) ?? (owes(holder) ? 'a' : 'b');
  return all.sort((a, b) => before(rank(a), rank(b)) || before(a.order, b.order));
}

/** Where a name stands among the others; the last place is of those who have none. */
const orderOf = (name: string | null): string => (name === null ? '\u{10ffff}' : fold(name));

const before = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The first day on which something of theirs was due that has not come in. */
function since({ accounts }: Holder): string | undefined {
  return accounts.flatMap(({ overdue_since }) => overdue_since ?? []).sort()[0];
}

const owes = ({ accounts }: Holder): boolean => accounts.some(({ open }) => open.minor > 0);

/** Those a filter shows, and of them those whose name, or that of one for whom they pay, was typed. */
export function shownOf(holders: readonly Holder[], filter: Filter, typed: string): Holder[] {
  const fits = { all: () => true, open: owes, overdue: (it: Holder) => since(it) !== undefined }[filter];
  return holders.filter((holder) => fits(holder) && foundIn(holder.found, typed));
}

/** What is still to come in of one currency: of it what is overdue, and of how many payers. Amounts in its smallest unit. */
export type Total = { currency: string; open: number; overdue: number; payers: number };

/** What the holders owe in all, each currency by itself and in the order of their codes; nothing of what is settled. */
export function totalsOf(holders: readonly Holder[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { open, overdue } of holders.flatMap(({ accounts }) => accounts)) {
    if (open.minor <= 0) continue;
    const { currency } = open;
    const former = totals.get(currency) ?? { currency, open: 0, overdue: 0, payers: 0 };
    totals.set(currency, {
      currency,
      open: former.open + open.minor,
      overdue: former.overdue + overdue.minor,
      payers: former.payers + 1,
    });
  }
  return [...totals.values()].sort((a, b) => before(a.currency, b.currency));
}
