// What was decided of a file, when the same file is read otherwise: as far as it still applies.
import type { ImportLook, TakenCell } from '../../host/wire';
import type { Said } from './wizard.svelte';

/** A file as it was looked at, with what was said of it. */
export type Looked = { look: ImportLook; said: Said };

/** What says how a file is read; all else is decided of what was read. */
const READING = ['encoding', 'delimiter', 'sheet', 'kind', 'columns'] as const;

/** Whether a file is to be read otherwise than it was. */
export const readsOtherwise = (before: Said, after: Said): boolean =>
  READING.some((part) => before[part] !== after[part]);

/**
 * Looks at a file that is read otherwise than `before`, with what of the decisions still applies. `lost` is how many of them do
 * not: people who are not in doubt any more as they were, and cells that say something else than what was taken.
 */
export async function lookCarrying(
  before: ImportLook,
  wanted: Said,
  ask: (said: Said) => Promise<ImportLook>,
): Promise<Looked & { lost: number }> {
  let said: Said = { ...wanted, choices: [], takes: [] };
  let look = await ask(said);
  // Rows that tell of something else are none of those of which it was decided.
  const isSame = look.kind === before.kind && look.sheet === before.sheet;
  const doubted = new Set(look.doubts.map(({ who }) => who));
  const choices = wanted.choices.filter(({ who }) => isSame && doubted.has(who));
  if (choices.length > 0) look = await ask((said = { ...said, choices }));
  const takes = wanted.takes.filter((cell) => isSame && saysSame(cell, before, look));
  if (takes.length > 0) look = await ask((said = { ...said, takes }));
  const lost = wanted.choices.length - choices.length + wanted.takes.length - takes.length;
  return { look, said, lost };
}

/** Whether a cell differs from what is known in both looks, and says the same in both. */
function saysSame({ line, meaning }: TakenCell, ...looks: ImportLook[]): boolean {
  const [told, now] = looks.map(
    ({ kept }) => kept.find((cell) => cell.line === line && cell.meaning === meaning)?.told,
  );
  return told !== undefined && told === now;
}
