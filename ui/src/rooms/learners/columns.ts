// Which columns are wanted, and which of them have room.
import type { Column } from '../../design/VirtualRows.svelte';
import type { Messages } from '../../words/ja';

export type ColumnName = keyof Messages['learners']['column'];

/** In the order of the screen; `least` is the room a column needs, in rem, and `rank` says which go first when there is little. */
const all: readonly { id: ColumnName; width: string; least: number; rank: number; end?: boolean }[] = [
  { id: 'name', width: 'minmax(10rem, 2fr)', least: 10, rank: 0 },
  { id: 'lifecycle', width: '7.5rem', least: 7.5, rank: 1 },
  { id: 'plan', width: 'minmax(7rem, 1fr)', least: 7, rank: 5 },
  { id: 'next', width: '10rem', least: 10, rank: 2 },
  { id: 'last', width: '8.5rem', least: 8.5, rank: 4 },
  { id: 'unbooked', width: '4.5rem', least: 4.5, rank: 3, end: true },
  { id: 'actions', width: '3.5rem', least: 3.5, rank: 6, end: true },
  { id: 'nextContact', width: '8.5rem', least: 8.5, rank: 8 },
  { id: 'lastContact', width: '8.5rem', least: 8.5, rank: 9 },
  { id: 'payer', width: 'minmax(7rem, 1fr)', least: 7, rank: 10 },
  { id: 'birthday', width: '7rem', least: 7, rank: 11 },
  { id: 'consent', width: '4.5rem', least: 4.5, rank: 12 },
  { id: 'tags', width: 'minmax(6rem, 1fr)', least: 6, rank: 7 },
];

/** Every column there is, in the order of the screen. */
export const COLUMNS: readonly ColumnName[] = all.map(({ id }) => id);

/** The columns that are shown as long as nobody chose others. */
export const USUAL: readonly ColumnName[] = [
  'name',
  'lifecycle',
  'plan',
  'next',
  'last',
  'unbooked',
  'actions',
  'tags',
];

/** Room between two columns, and beside the first and the last, in rem. */
const GAP = 0.75;
const SIDES = 2;

/** The `wanted` columns that fit into `room` rem; the name always does. */
export function columnsFor(
  room: number,
  t: Messages['learners'],
  wanted: readonly string[] = USUAL,
): Column[] {
  let left = room - SIDES + GAP;
  const fit = new Set<ColumnName>();
  const candidates = all.filter(({ id }) => id === 'name' || wanted.includes(id));
  for (const { id, least, rank } of candidates.sort((a, b) => a.rank - b.rank)) {
    left -= least + GAP;
    if (left < 0 && rank > 0) break;
    fit.add(id);
  }
  const chosen = all.filter(({ id }) => fit.has(id));
  return chosen.map(({ id, width, end }) => ({ id, label: t.column[id], width, ...(end && { end }) }));
}
