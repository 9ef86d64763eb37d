// What was just done on this screen: its words and its undo stand where the row stood.
import { call } from '../../host/call';
import { asFailure, type Failure } from '../../host/failure';
import { stands } from '../../host/latest.svelte';
import { speak } from '../../host/speaking';
import type { Messages } from '../../words/ja';

/** A row of one block. */
export type Spot = { block: string; key: string; index: number };

/** What came of an act: what to say, and its number for undoing it; null when there was nothing to change. */
export type Done = { say: (t: Messages['week']['done']) => string; act: number | null };

export class Deeds {
  #silence = (): void => this.forget();
  #after: (spot: Spot) => Promise<void>;
  #last = $state.raw<(Spot & Done) | null>(null);
  #trouble = $state.raw<(Spot & { failure: Failure }) | null>(null);
  #busy = $state(false);

  /** `after` follows each act and each undo that succeeded. */
  constructor(after: (spot: Spot) => Promise<void>) {
    this.#after = after;
  }

  /** The latest act, while it is spoken of here. */
  get last(): (Spot & Done) | null {
    return this.#last;
  }

  /** Whether an act is under way: a second press must not do it twice. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Why the act at this row could not be done. */
  troubleAt(block: string, key: string): Failure | null {
    const trouble = this.#trouble;
    return trouble?.block === block && trouble.key === key ? trouble.failure : null;
  }

  /** Do something at a row. Answers whether it was done. */
  async do(spot: Spot, act: () => Promise<Done>): Promise<boolean> {
    return this.#try(spot, async () => {
      this.#last = { ...spot, ...(await act()) };
      speak(this.#silence);
    });
  }

  /** Take the latest act back. */
  async undo(): Promise<void> {
    const last = this.#last;
    if (!last || last.act === null) return;
    const seq = last.act;
    await this.#try(last, async () => {
      await call('act.undo', { seq });
      this.#last = null;
    });
  }

  /** Speak no more of the latest act: another week is shown. */
  forget(): void {
    this.#last = null;
    this.#trouble = null;
  }

  /** Speak no more of the latest act if it was taken back elsewhere. */
  async recheck(): Promise<void> {
    const last = this.#last;
    if (!last || last.act === null || this.#busy) return;
    if (!(await stands(last.act)) && this.#last === last) this.#last = null;
  }

  async #try(spot: Spot, act: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#trouble = null;
    try {
      await act();
    } catch (thrown) {
      this.#trouble = { ...spot, failure: asFailure(thrown) };
      return false;
    } finally {
      this.#busy = false;
    }
    await this.#after(spot);
    return true;
  }
}
