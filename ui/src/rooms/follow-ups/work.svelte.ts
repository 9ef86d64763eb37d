// The follow-ups, and what is done with them here.
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { asFailure, type Failure } from '../../host/failure';
import type { ActView, FollowUpLine } from '../../host/wire';

/** The lists in their order. */
export const LISTS = ['due', 'this_week', 'later'] as const;

export type List = (typeof LISTS)[number];

/** The rows of one list that are shown, and how many there are. */
export type Group = { list: List; rows: FollowUpLine[]; total: number };

export class FollowUpWork {
  #last = $state.raw<ActView | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #busy = $state(false);

  readonly asked = new Asked(() => call('follow_up.list', {}));

  readonly groups: Group[] = $derived.by(() => {
    const lists = this.asked.answer;
    if (!lists) return [];
    return LISTS.map((list) => ({ list, rows: lists[list].first, total: lists[list].total }));
  });

  readonly total = $derived(this.groups.reduce((sum, { total }) => sum + total, 0));

  /** The latest act of this room, while it stands. */
  get last(): ActView | null {
    return this.#last;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Why the latest act could not be done. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Speak no more of what went wrong. */
  forgive(): void {
    this.#failure = null;
  }

  /** Do something with a follow-up. Answers whether it was done. */
  async do(act: () => Promise<unknown>): Promise<boolean> {
    return this.#try(async () => {
      const before = await latestAct();
      await act();
      const latest = await latestAct();
      this.#last = latest && latest.seq !== before?.seq ? latest : null;
    });
  }

  /** Take the latest act back. */
  async undo(): Promise<void> {
    const last = this.#last;
    if (!last) return;
    await this.#try(async () => {
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

  async #try(act: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failure = null;
    try {
      await act();
    } catch (thrown) {
      this.#failure = asFailure(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
    await this.asked.again();
    return true;
  }
}

async function latestAct(): Promise<ActView | undefined> {
  return (await call('act.recent', { limit: 1 }))[0];
}
