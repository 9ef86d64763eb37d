// Saving while typing. One save at a time: an older text can never arrive after a newer one.
import type { Saving } from '../../../design/SaveState.svelte';
import { asFailure, type Failure } from '../../../host/failure';
import { isComposing } from '../../../input/ime';

/** A change is on its way to the disk this many milliseconds after it was made, also while typing goes on. */
export const SAVE_AFTER_MS = 400;

/** After a failure it is tried again this often, until it succeeds. */
export const RETRY_AFTER_MS = 5_000;

/** How it stands: as `Saving`, with the failure itself for the words. */
export type Kept = Exclude<Saving, { kind: 'failed' }> | { kind: 'failed'; failure: Failure };

export class Autosave {
  #write: () => Promise<string>;
  /** Counts the changes, and up to which of them the disk knows. */
  #changes = 0;
  #written = 0;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #state = $state.raw<Kept>({ kind: 'nothing' });

  /** `write` puts what stands there now on disk and answers the time of day. */
  constructor(write: () => Promise<string>) {
    this.#write = write;
  }

  get state(): Kept {
    return this.#state;
  }

  /** Whether the disk knows everything. */
  get clean(): boolean {
    return this.#changes === this.#written;
  }

  /** Something changed. It is saved soon; while a conversion is open, at its end (`flush`). */
  touch(): void {
    this.#changes += 1;
    if (this.#state.kind === 'failed') this.#wait();
    if (this.#state.kind !== 'saving') this.#state = { kind: 'saving' };
    this.#later(SAVE_AFTER_MS);
  }

  /** Save now. Answers whether the disk knows everything. */
  flush(): Promise<boolean> {
    if (this.#held) return Promise.resolve(true);
    this.#wait();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Write nothing more until `release`: what stands here is about to become the record. */
  async hold(): Promise<void> {
    await this.flush();
    this.#held = true;
    this.#wait();
    await this.#running;
  }

  /** Go on saving. `recorded` says that the record has everything, so that no draft of it is left to save. */
  release(recorded: boolean): void {
    this.#held = false;
    if (recorded) {
      this.#written = this.#changes;
      this.#state = { kind: 'nothing' };
    } else if (!this.clean) {
      this.#later(SAVE_AFTER_MS);
    }
  }

  /** The disk has what stands here since `at`, a time of day. */
  begin(at: string): void {
    this.#state = { kind: 'saved', at };
  }

  #later(after: number): void {
    if (this.#held) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (!isComposing()) void this.flush();
    }, after);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(): Promise<boolean> {
    while (!this.clean) {
      const changes = this.#changes;
      this.#state = { kind: 'saving' };
      try {
        const at = await this.#write();
        this.#written = changes;
        if (this.clean) this.#state = { kind: 'saved', at };
      } catch (thrown) {
        this.#state = { kind: 'failed', failure: asFailure(thrown) };
        this.#later(RETRY_AFTER_MS);
        return false;
      }
      if (this.#held) break;
    }
    return this.clean;
  }
}
