// What was done last on a screen, to be said and taken back there while it stands.
import { call } from './call';
import { asFailure, type Failure } from './failure';
import { speak } from './speaking';
import type { ActView } from './wire';

/** The latest act of the practice. */
export async function latestAct(): Promise<ActView | undefined> {
  return (await call('act.recent', { limit: 1 }))[0];
}

/** Whether the act at `seq` was not taken back, as far as can be told. */
export async function stands(seq: number): Promise<boolean> {
  const recent = await call('act.recent', { limit: 50 }).catch(() => null);
  return !recent || recent.some((act) => act.seq === seq && !act.undone);
}

export class Latest {
  #silence = (): void => {
    this.#act = null;
    this.#failure = null;
  };
  #offers: boolean;
  #after: () => Promise<void>;
  #act = $state.raw<ActView | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #busy = $state(false);

  /**
   * `after` follows each act and each undo that succeeded: the screen asks again. `offers` says whether the undo is offered where
   * the act is told: then only until something newer is said.
   */
  constructor(after: () => Promise<void>, offers = true) {
    this.#after = after;
    this.#offers = offers;
  }

  /** The act, while it stands. */
  get act(): ActView | null {
    return this.#act;
  }

  /** Whether something is being done: a second press must not do it twice. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last thing could not be done; null when it was. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Do something. Answers whether it was done; doing what changes nothing is no act. */
  async do(deed: () => Promise<unknown>): Promise<boolean> {
    return this.#try(async () => {
      const before = await latestAct();
      await deed();
      const latest = await latestAct();
      this.#act = latest && latest.seq !== before?.seq ? latest : null;
      if (this.#act && this.#offers) speak(this.#silence);
    });
  }

  /** Take the act back. */
  async undo(): Promise<void> {
    const act = this.#act;
    if (!act) return;
    await this.#try(async () => {
      await call('act.undo', { seq: act.seq });
      this.#act = null;
    });
  }

  /** Speak no more of the act if it was taken back elsewhere. */
  async recheck(): Promise<void> {
    const act = this.#act;
    if (!act || this.#busy) return;
    if (!(await stands(act.seq)) && this.#act === act) this.#act = null;
  }

  async #try(deed: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failure = null;
    try {
      await deed();
    } catch (thrown) {
      this.#failure = asFailure(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
    await this.#after();
    return true;
  }
}
