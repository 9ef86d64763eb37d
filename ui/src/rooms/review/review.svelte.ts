// The weekly review as it stands: what each step asks for, how much of it is left, and what was done last.
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { Latest } from '../../host/latest.svelte';
import type { ReviewStep } from '../../host/wire';
import type { ReviewStage } from '../../route.svelte';
import { rowsOf, type Kind, type Row } from '../../settling/rows';
import { words } from '../../words/words.svelte';

/** The stages in their order. */
export const STAGES: readonly ReviewStage[] = [
  'begin',
  'notes',
  'signals',
  'renewals',
  'numbers',
  'move',
  'end',
];

/** The steps between the beginning and the end, in which something is decided. */
export const STEPS: readonly ReviewStep[] = ['notes', 'signals', 'renewals', 'numbers', 'move'];

/** What is missing in a record of a session. */
const MISSING: readonly Kind[] = ['outcomes', 'proposals', 'notes'];

/** The most sessions that are shown at once. */
const ROWS = 200;

export class ReviewWork {
  readonly asked = new Asked(() => call('review.view', {}));
  readonly numbers = new Asked(() => call('review.numbers', {}));
  readonly upkeep = new Asked(() => call('upkeep.view', { rows: ROWS }));
  /** What was done last; the room asks again by itself, because the act touched what it shows. */
  readonly latest = new Latest(() => this.settled());

  /** That the review was begun is not told: nothing was decided yet. */
  readonly opening = new Latest(() => this.settled());

  /** The sessions of which something is missing and that were not passed over here. */
  readonly sessions: Row[] = $derived.by(() => {
    const [view, upkeep] = [this.asked.answer, this.upkeep.answer];
    if (!view || !upkeep) return [];
    const passed = view.decisions.map(({ session }) => session?.id);
    const rows = MISSING.flatMap((kind) => rowsOf(kind, upkeep, words.t, words.f));
    return rows.filter(({ id }) => !passed.includes(id));
  });

  /** How many things of each step wait for a decision; null until it is known. */
  readonly left: Readonly<Record<ReviewStep, number>> | null = $derived.by(() => {
    const [view, numbers] = [this.asked.answer, this.numbers.answer];
    if (!view || !numbers) return null;
    const open = <Line extends { decision: unknown }>(lines: readonly Line[]): number =>
      lines.filter(({ decision }) => decision === null).length;
    return {
      notes: view.notes.left,
      signals: open(view.signals),
      renewals: open(view.renewals),
      numbers: open(numbers.filter(({ is_off: isOff }) => isOff)),
      move: view.improvements.filter(({ is_due: isDue }) => isDue).length,
    };
  });

  /** Where one goes on: at what is not decided yet, else at the last step, or behind it once the review is finished. */
  readonly goesOnAt: ReviewStage = $derived.by(() => {
    const { answer } = this.asked;
    if (!answer?.review) return 'begin';
    if (answer.review.finished_on) return 'end';
    return STEPS.find((step) => (this.left?.[step] ?? 0) > 0) ?? 'move';
  });

  /** Everything that waits for a decision. */
  readonly undecided = $derived(Object.values(this.left ?? {}).reduce((sum, n) => sum + n, 0));

  again = async (): Promise<void> => {
    await Promise.all([this.asked.again(), this.numbers.again(), this.upkeep.again()]);
  };

  private async settled(): Promise<void> {
    await Promise.all([this.asked.settled, this.numbers.settled, this.upkeep.settled]);
  }
}
