// All that is held on a learner, packed for the learner: under way, done, or why not.
import { call } from '../../../host/call';
import { asFailure, CANCELLED, type Failure } from '../../../host/failure';
import { Latest } from '../../../host/latest.svelte';
import { stopWork, withProgress, type Progress } from '../../../host/work';
import type { DisclosedView } from '../../../host/wire';

const newLatest = (): Latest => new Latest(async () => undefined, false);

export class Disclosing {
  #busy = $state(false);
  #progress = $state.raw<Progress | null>(null);
  #made = $state.raw<DisclosedView | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** That it was handed over, while that stands in the log. */
  #handing = $state.raw(newLatest());

  get busy(): boolean {
    return this.#busy || this.#handing.busy;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** The pack that was made last. */
  get made(): DisclosedView | null {
    return this.#made;
  }

  /** Whether the coach has said that the pack was handed over, and did not take it back. */
  get logged(): boolean {
    return this.#handing.act !== null;
  }

  get failure(): Failure | null {
    return this.#failure ?? this.#handing.failure;
  }

  /** Pack all that is held on `learner`. Going back from the dialog is no failure. */
  async make(learner: string): Promise<void> {
    if (this.#busy) return;
    this.#made = null;
    this.#handing = newLatest();
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

  /** Keep in the interaction log that the pack was handed over: that it was made does not say so. */
  async log(learner: string, text: string): Promise<void> {
    if (this.busy) return;
    this.#failure = null;
    await this.#handing.do(() =>
      call('interaction.log', { learner, text, channel: 'other', way: 'out', day: null, time: null }),
    );
  }

  /** Say no longer that it was handed over once that was taken back. */
  async recheck(): Promise<void> {
    await this.#handing.recheck();
  }

  async reveal(): Promise<void> {
    await call('export.reveal', {}).catch((thrown) => (this.#failure = asFailure(thrown)));
  }

  async stop(): Promise<void> {
    await stopWork().catch((thrown) => (this.#failure = asFailure(thrown)));
  }
}
