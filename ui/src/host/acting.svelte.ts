// One act of the coach on a form or a row: whether it is under way, and why it did not succeed.
import { asFailure, type Failure } from './failure';

export class Acting {
  #busy = $state(false);
  #failure = $state.raw<Failure | null>(null);

  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last act did not succeed; null when it did. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Carry out `act` unless another one is under way. Answers whether it succeeded. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      await act();
      this.#failure = null;
      return true;
    } catch (thrown) {
      this.#failure = asFailure(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
  }
}
