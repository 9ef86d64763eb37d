// Taking back and doing again whole acts. What was done is said in one quiet line, kept until one goes elsewhere.
import { call } from './host/call';
import { latestAct } from './host/latest.svelte';
import { asFailure, type Failure } from './host/failure';
import type { ActView } from './host/wire';
import { withProgress, type Progress } from './host/work';

type Kind = 'undone' | 'redone';

/**
 * What became of the last wish to undo or redo, or what was done where one does not see it; a failed wish knows of which act,
 * when a certain one was meant.
 */
export type Undone =
  { kind: Kind | 'done'; act: ActView } | { kind: 'failed'; failure: Failure; seq: number | null };

class Undo {
  #last = $state.raw<Undone | null>(null);
  #underWay = $state.raw<readonly Kind[]>([]);
  #progress = $state.raw<Progress | null>(null);

  get last(): Undone | null {
    return this.#last;
  }

  /** What is being done at this moment; a large import takes seconds to take back. */
  get underWay(): Kind | undefined {
    return this.#underWay[0];
  }

  /** How far it has come; null while that cannot be told. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Take back the last act, or the one at `seq`. */
  async undo(seq: number | null = null): Promise<void> {
    await this.#tell('undone', seq, () => call('act.undo', { seq }));
  }

  /** Do again what was taken back last. */
  async redo(): Promise<void> {
    await this.#tell('redone', null, () => call('act.redo', {}));
  }

  /** Say what was done last: it is not to be seen here. It is done whether that can be told or not. */
  async tell(): Promise<void> {
    const act = await latestAct().catch(() => undefined);
    if (act) this.#last = { kind: 'done', act };
  }

  hide(): void {
    this.#last = null;
  }

  async #tell(kind: Kind, seq: number | null, ask: () => Promise<ActView>): Promise<void> {
    this.#underWay = [...this.#underWay, kind];
    try {
      const act = await withProgress(ask(), (progress) => (this.#progress = progress));
      this.#last = { kind, act };
    } catch (thrown) {
      this.#last = { kind: 'failed', failure: asFailure(thrown), seq };
    } finally {
      this.#underWay = this.#underWay.slice(1);
    }
  }
}

export const undo = new Undo();
