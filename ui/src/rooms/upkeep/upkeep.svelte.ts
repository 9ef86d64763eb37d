// What waits, what was put off on this visit, and what was settled last.
import { SvelteSet } from 'svelte/reactivity';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { asFailure, type Failure } from '../../host/failure';
import type { ActView } from '../../host/wire';
import { words } from '../../words/words.svelte';
import { KINDS, rowsOf, type Deed, type Kind, type Row } from './rows';

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
    notes: FEW,
    trials: FEW,
    contracts: FEW,
    goals: FEW,
    unmatched: FEW,
  });
  #skipped = new SvelteSet<string>();
  #last = $state.raw<ActView | null>(null);
  #trouble = $state.raw<{ id: string; failure: Failure } | null>(null);
  #busy = $state(false);

  readonly asked = new Asked(() => call('upkeep.view', { rows: this.#rows }));

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

  /** The act by which a row was settled last, while it stands. */
  get last(): ActView | null {
    return this.#last;
  }

  get busy(): boolean {
    return this.#busy;
  }

  troubleAt(id: string): Failure | null {
    return this.#trouble?.id === id ? this.#trouble.failure : null;
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
  async settle(row: Row, deed: Deed): Promise<boolean> {
    return this.#try(row.id, async () => {
      const before = await latestAct();
      await deed.act();
      const act = await latestAct();
      this.#last = act && act.seq !== before?.seq ? act : null;
    });
  }

  /** Take back what was settled last. */
  async undo(): Promise<void> {
    const last = this.#last;
    if (!last) return;
    await this.#try('', async () => {
      await call('act.undo', { seq: last.seq });
      this.#last = null;
    });
  }

  /** Speak no more of the latest act if it was taken back elsewhere. */
  async recheck(): Promise<void> {
    const last = this.#last;
    if (!last || this.#busy) return;
    const recent = await call('act.recent', { limit: 50 }).catch(() => null);
    const stands = !recent || recent.some((act) => act.seq === last.seq && !act.undone);
    if (!stands && this.#last === last) this.#last = null;
  }

  async #try(id: string, act: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#trouble = null;
    try {
      await act();
    } catch (thrown) {
      this.#trouble = { id, failure: asFailure(thrown) };
      return false;
    } finally {
      this.#busy = false;
    }
    await this.asked.settled;
    return true;
  }
}

async function latestAct(): Promise<ActView | undefined> {
  return (await call('act.recent', { limit: 1 }))[0];
}
