// What waits, what was put off on this visit, and what was settled last.
import { SvelteSet } from 'svelte/reactivity';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import type { Failure } from '../../host/failure';
import { Latest } from '../../host/latest.svelte';
import { words } from '../../words/words.svelte';
import { KINDS, rowsOf, type Deed, type Kind, type Row } from '../../settling/rows';

/** Rows of a kind that are shown before more are asked for. */
const FEW = 7;

/** Rows of each kind that the core is asked for: those shown, and those that were put off before them. */
const STEP = 40;

/** The rows of one kind that are shown, how many wait in all, and how many of them were put off. */
export type Group = { kind: Kind; rows: Row[]; total: number; skipped: number; more: number };

export class Waiting {
  #rows = $state(STEP);
  #shown = $state<Record<Kind, number>>({
    outcomes: FEW,
    proposals: FEW,
    notes: FEW,
    trials: FEW,
    contracts: FEW,
    goals: FEW,
    alike: FEW,
    settling: FEW,
    payments: FEW,
    unmatched: FEW,
  });
  #skipped = new SvelteSet<string>();
  /** The row at which something was done last. */
  #at = $state<string | null>(null);

  readonly asked = new Asked(() => call('upkeep.view', { rows: this.#rows }));
  /** What was settled last; the room asks again by itself, because the act touched what it shows. */
  readonly latest = new Latest(() => this.asked.settled);

  readonly groups: Group[] = $derived.by(() => {
    const view = this.asked.answer;
    if (!view) return [];
    return KINDS.map((kind) => {
      const all = rowsOf(kind, view, words.t, words.f);
      const left = all.filter(({ id }) => !this.#skipped.has(id));
      const rows = left.slice(0, this.#shown[kind]);
      const { total } = view[kind];
      const skipped = all.length - left.length;
      return { kind, rows, total, skipped, more: total - skipped - rows.length };
    });
  });

  /** Everything that waits, with what was put off. */
  readonly total = $derived(this.groups.reduce((sum, { total }) => sum + total, 0));

  /** Why what was done last could not be done, at its row. */
  troubleAt(id: string): Failure | null {
    return this.#at === id ? this.latest.failure : null;
  }

  /** Leave a row for now: it comes again with the next visit. */
  skip(row: Row): void {
    this.#skipped.add(row.id);
  }

  /** Take up again what was put off. */
  unskip(): void {
    this.#skipped.clear();
  }

  /** Show more rows of a kind. */
  async more(kind: Kind): Promise<void> {
    this.#shown[kind] += STEP;
    this.#rows = Math.max(this.#rows, this.#shown[kind] + this.#skipped.size);
    await this.asked.again();
  }

  /** Settle a row. Answers whether it was done. */
  settle(row: Row, deed: Deed): Promise<boolean> {
    this.#at = row.id;
    return this.latest.do(deed.act);
  }

  /** Take back what was settled last. */
  undo(): Promise<void> {
    this.#at = null;
    return this.latest.undo();
  }
}
