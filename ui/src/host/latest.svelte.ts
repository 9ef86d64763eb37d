// What was done last on a screen, to be said and taken back there while it stands.
import { call } from './call';
import { asFailure, type Failure } from './failure';
import type { ActView } from './wire';

/** The latest act of the practice. */
export async function latestAct(): Promise<ActView | undefined> {
  return (await call('act.recent', { limit: 1 }))[0];
}

export class Latest {
  #after: () => Promise<void>;
  #act = $state.raw<ActView | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #busy = $state(false);

  /** `after` follows each act and each undo that succeeded: the screen asks again. */
  constructor(after: () => Promise<void>) {
    this.#after = after;
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
    const recent = await call('act.recent', { limit: 50 }).catch(() => null);
    const stands = !recent || recent.some(({ seq, undone }) => seq === act.seq && !undone);
    if (!stands && this.#act === act) this.#act = null;
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
