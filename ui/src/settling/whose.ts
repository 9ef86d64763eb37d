// Whose a payment may be: a learner, or a learner together with who pays for them.
import type { Option } from '../design/Combobox.svelte';
import type { InboxRow, LearnerLine, LearnerName, Likely, PayerLine } from '../host/wire';
import { foundIn } from '../words/fold';
import type { Messages } from '../words/ja';
import { nameOf } from '../words/name';

/** Names of a group that are offered at a time. */
const FEW = 8;

type Known = { item: InboxRow | undefined; learners: readonly LearnerLine[]; payers: readonly PayerLine[] };

/** What is offered. The id of an option is the learner's, and after `_` the payer's. */
export type Candidates = { perhaps: Option[]; payers: Option[]; learners: Option[] };

/**
 * Who fits what was typed; those that the row itself speaks of come first. Before anything is typed it is they alone, and when
 * exactly one fits it is that one.
 */
export function candidatesOf({ item, learners, payers }: Known, typed: string, t: Messages): Candidates {
  const pairs = payers.flatMap((line) =>
    line.learners.map((learner) => ({ line, option: asPair(line, learner, t) })),
  );
  const spoken = item ? pairs.filter(({ line }) => foundIn(item.summary, line.payer.name)) : [];
  const likely = item?.likely ? [asLikely(item.likely, t)] : [];
  const others = [
    ...spoken.map(({ option }) => option),
    ...(item?.perhaps ?? []).map(({ id, name }) => ({ id, label: nameOf({ name, external_id: null }, t) })),
  ];
  const perhaps = [...likely, ...others.filter(({ id }) => id !== likely[0]?.id)];
  if (typed.trim() === '') {
    return { perhaps: asPerhaps(likely.length > 0 ? likely : perhaps), payers: [], learners: [] };
  }
  const fits = pairs.filter(({ line, option }) =>
    foundIn(`${option.label} ${line.payer.kana ?? ''} ${option.detail}`, typed),
  );
  const named = learners.filter((line) => foundIn(`${nameOf(line, t)} ${line.kana ?? ''}`, typed));
  return {
    perhaps: asPerhaps(perhaps.filter(({ label }) => foundIn(label, typed))),
    payers: fits.slice(0, FEW).map(({ option }) => option),
    learners: named.slice(0, FEW).map((line) => ({ id: line.id, label: nameOf(line, t) })),
  };
}

const asPerhaps = (options: readonly Option[]): Option[] =>
  options.map((option) => ({ ...option, id: `perhaps-${option.id}` }));

function asLikely({ learner, payer }: Likely, t: Messages): Option {
  if (!payer) return { id: learner.id, label: nameOf(learner, t) };
  return { id: `${learner.id}_${payer.id}`, label: payer.name, detail: nameOf(learner, t) };
}

function asPair({ payer }: PayerLine, learner: LearnerName, t: Messages): Option & { detail: string } {
  return { id: `${learner.id}_${payer.id}`, label: payer.name, detail: nameOf(learner, t) };
}
