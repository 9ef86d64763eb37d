// All that is held on a learner, packed for the learner: under way, done, or why not.
import { call } from '../../../host/call';
import { asFailure, CANCELLED, type Failure } from '../../../host/failure';
import { stopWork, withProgress, type Progress } from '../../../host/work';
import type { DisclosedView } from '../../../host/wire';

export class Disclosing {
  #busy = $state(false);
  #progress = $state.raw<Progress | null>(null);
  #made = $state.raw<DisclosedView | null>(null);
  #failure = $state.raw<Failure | null>(null);

  get busy(): boolean {
    return this.#busy;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** The pack that was made last. */
  get made(): DisclosedView | null {
    return this.#made;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Pack all that is held on `learner`. Going back from the dialog is no failure. */
  async make(learner: string): Promise<void> {
    if (this.#busy) return;
    this.#made = null;
    this.#failure = null;
    this.#busy = true;
    try {
      const work = call('learner.disclose', { learner });
      this.#made = await withProgress(work, (progress) => (this.#progress = progress));
    } catch (thrown) {
      const told = asFailure(thrown);
      if (told.code !== CANCELLED) this.#failure = told;
    }
    this.#busy = false;
  }

  async reveal(): Promise<void> {
    await call('export.reveal', {}).catch((thrown) => (this.#failure = asFailure(thrown)));
  }

  async stop(): Promise<void> {
    await stopWork().catch((thrown) => (this.#failure = asFailure(thrown)));
  }
}
