// A file that is written where the coach says: under way, written, or why not.
import { call } from '../host/call';
import { asFailure, CANCELLED, type Failure } from '../host/failure';

/** `Made` is what is told of a file that was written. */
export class Saving<Made> {
  #busy = $state(false);
  #made = $state.raw<Made | null>(null);
  #failure = $state.raw<Failure | null>(null);

  get busy(): boolean {
    return this.#busy;
  }

  /** What was written last. */
  get made(): Made | null {
    return this.#made;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Write a file. Going back from the dialog is no failure. */
  async save(write: () => Promise<Made>): Promise<void> {
    if (this.#busy) return;
    this.forget();
    this.#busy = true;
    try {
      this.#made = await write();
    } catch (thrown) {
      const told = asFailure(thrown);
      if (told.code !== CANCELLED) this.#failure = told;
    }
    this.#busy = false;
  }

  /** Say nothing more of what came of it: another one is wanted now. */
  forget(): void {
    this.#made = null;
    this.#failure = null;
  }

  async reveal(): Promise<void> {
    await call('export.reveal', {}).catch((thrown) => (this.#failure = asFailure(thrown)));
  }
}
