// What a practice keeps on a learner, told in the kinds a coach knows: some are several tables of the file.
import type { Messages } from './ja';

export type Kind = keyof Messages['kinds'];

/** The tables that are told together; those that stand nowhere are told as the rest. */
const TABLES: Readonly<Record<string, Kind>> = {
  session: 'sessions',
  note: 'notes',
  action_item: 'actions',
  goal: 'goals',
  progress: 'goals',
  obstacle: 'goals',
  satisfaction: 'satisfaction',
  interaction: 'contacts',
  follow_up: 'contacts',
  application: 'leads',
  trial: 'leads',
  inbox_item: 'leads',
  consent: 'consents',
  material: 'library',
  share: 'materials',
  cancellation: 'endings',
  pause: 'endings',
  payer: 'payers',
  payer_link: 'payers',
  contract: 'contracts',
  payment: 'payments',
  refund: 'refunds',
  entitlement: 'tickets',
};

/** Rows that are no more than a part of another one, or lead to it. */
const PARTS: ReadonlySet<string> = new Set(['note_version', 'origin', 'gathering', 'series']);

/** How many there are of each kind, in the order of `words`; kinds without any are left out. */
export function tally(
  rows: Readonly<Record<string, number>>,
  words: Messages['kinds'],
): { kind: Kind; count: number }[] {
  const counts = new Map<Kind, number>();
  for (const [table, count] of Object.entries(rows)) {
    if (PARTS.has(table)) continue;
    const kind = TABLES[table] ?? 'others';
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  const order = Object.keys(words) as Kind[];
  return order.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}
