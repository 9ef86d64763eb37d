// The weekly review as it stands: what each step asks for, how much of it is left, and what was done last.
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { Latest } from '../../host/latest.svelte';
import type { DecideReview, DraftLine, FollowUpFate, ReviewStep, WaitingTrial } from '../../host/wire';
import type { ReviewStage } from '../../route.svelte';
import { rowsOf, type Kind, type Row } from '../../settling/rows';
import { nameOf } from '../../words/name';
import { reviewWords } from '../../words/reviewing';
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

/** The most rows that are shown at first, and that are added at a time. */
export const ROWS = 100;

export class ReviewWork {
  readonly asked = new Asked(() => call('review.view', {}));
  readonly numbers = new Asked(() => call('review.numbers', { review: null }));
  // Those that were passed over are still among what waits, and take no place from what is shown.
  readonly upkeep = new Asked(() => call('upkeep.view', { rows: this.#rows + this.#passed.length }));
  #rows = ROWS;
  #whole: Promise<void> = Promise.resolve();
  readonly #passed: string[] = $derived(
    (this.asked.answer?.decisions ?? []).flatMap(({ session }) => session?.id ?? []),
  );
  /** What was done last; the room asks again by itself, because the act touched what it shows. */
  readonly latest = new Latest(() => this.#settled());

  /** That the review was begun is not told: nothing was decided yet. */
  readonly opening = new Latest(() => this.#settled());

  /** The follow-ups that stay though the decision that had opened them is another one now. */
  stay: readonly FollowUpFate[] = $state.raw([]);

  /** The sessions of which something is missing and that were not passed over here, after the notes that are half written. */
  readonly sessions: Row[] = $derived.by(() => {
    const [view, upkeep] = [this.asked.answer, this.upkeep.answer];
    if (!view || !upkeep) return [];
    const rows = MISSING.flatMap((kind) => rowsOf(kind, upkeep, words.t, words.f));
    const drafts = view.drafts.map((draft) => asRow(draft));
    return [...drafts, ...rows.filter(({ id }) => !this.#passed.includes(id))];
  });

  /** The undecided trials of people who are not among the learners: of them nothing can be decided here. */
  readonly strangers: readonly WaitingTrial[] = $derived(
    (this.upkeep.answer?.trials.first ?? []).filter(({ learner }) => !learner),
  );

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

  /** What waits for a decision and is kept as passed over when the review is finished; a move that is due stays due. */
  readonly undecided = $derived(
    STEPS.filter((step) => step !== 'move').reduce((sum, step) => sum + (this.left?.[step] ?? 0), 0),
  );

  /** Keeps a decision. */
  decide = async (wish: DecideReview): Promise<void> => {
    this.stay = [];
    this.stay = (await call('review.decide', wish)).stay;
  };

  /** Renews a contract on the same terms, and keeps that it was acted on. */
  renew = async (contract: string, startsOn: string): Promise<void> => {
    this.stay = [];
    this.stay = (await call('review.renew', { contract, starts_on: startsOn })).stay;
  };

  /** Shows further sessions. */
  further = async (): Promise<void> => {
    this.#rows += ROWS;
    await this.upkeep.again();
  };

  again = (): Promise<void> => {
    this.#whole = this.#ask();
    return this.#whole;
  };

  async #ask(): Promise<void> {
    await Promise.all([this.asked.again(), this.numbers.again()]);
    await this.upkeep.again();
  }

  #settled(): Promise<void> {
    return this.#whole;
  }
}

/** A note that is half written and of no session yet, as a row. */
function asRow(draft: DraftLine): Row {
  const { session, learner, day, first_words: first } = draft;
  return {
    ...{ kind: 'notes', id: session, who: nameOf(draft, words.t), deeds: [] },
    what: reviewWords().draft(first),
    since: words.f.dayOfYear(day),
    place: { room: 'learner', id: learner, session, compose: true },
  };
}
