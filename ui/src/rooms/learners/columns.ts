// Which columns have room.
import type { Column } from '../../design/VirtualRows.svelte';
import type { Messages } from '../../words/ja';

type Name = keyof Messages['learners']['column'];

/** In the order of the screen; `least` is the room a column needs, in rem, and `rank` says which go first when there is little. */
const all: readonly { id: Name; width: string; least: number; rank: number; end?: boolean }[] = [
  { id: 'name', width: 'minmax(10rem, 2fr)', least: 10, rank: 0 },
  { id: 'lifecycle', width: '6.5rem', least: 6.5, rank: 1 },
  { id: 'plan', width: 'minmax(7rem, 1fr)', least: 7, rank: 5 },
  { id: 'next', width: '10rem', least: 10, rank: 2 },
  { id: 'last', width: '8.5rem', least: 8.5, rank: 4 },
  { id: 'unbooked', width: '4.5rem', least: 4.5, rank: 3, end: true },
  { id: 'actions', width: '3.5rem', least: 3.5, rank: 6, end: true },
  { id: 'tags', width: 'minmax(6rem, 1fr)', least: 6, rank: 7 },
];

/** Room between two columns, and beside the first and the last, in rem. */
const GAP = 0.75;
const SIDES = 2;

/** The columns that fit into `room` rem; the name always does. */
export function columnsFor(room: number, t: Messages['learners']): Column[] {
  let left = room - SIDES + GAP;
  const fit = new Set<Name>();
  for (const { id, least, rank } of [...all].sort((a, b) => a.rank - b.rank)) {
    left -= least + GAP;
    if (left < 0 && rank > 0) break;
    fit.add(id);
  }
  const chosen = all.filter(({ id }) => fit.has(id));
  return chosen.map(({ id, width, end }) => ({ id, label: t.column[id], width, ...(end && { end }) }));
}
