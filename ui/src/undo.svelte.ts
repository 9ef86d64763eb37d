// Taking back and doing again whole acts. What was done is said in one quiet line, kept until one goes elsewhere.
import { call } from './host/call';
import { asFailure, type Failure } from './host/failure';
import type { ActView } from './host/wire';

/** What became of the last wish to undo or redo. */
export type Undone =
  { kind: 'undone'; act: ActView } | { kind: 'redone'; act: ActView } | { kind: 'failed'; failure: Failure };

class Undo {
  #last = $state.raw<Undone | null>(null);

  get last(): Undone | null {
    return this.#last;
  }

  /** Take back the last act, or the one at `seq`. */
  async undo(seq: number | null = null): Promise<void> {
    await this.#tell('undone', () => call('act.undo', { seq }));
  }

  /** Do again what was taken back last. */
  async redo(): Promise<void> {
    await this.#tell('redone', () => call('act.redo', {}));
  }

  hide(): void {
    this.#last = null;
  }

  async #tell(kind: 'undone' | 'redone', ask: () => Promise<ActView>): Promise<void> {
    try {
      this.#last = { kind, act: await ask() };
    } catch (thrown) {
      this.#last = { kind: 'failed', failure: asFailure(thrown) };
    }
  }
}

export const undo = new Undo();
