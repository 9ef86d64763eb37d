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

  /**
   * Say what was done last, where it is not to be seen. It is done whether that can be told or not. Nothing is said when the
   * last act is still the one at `before`: doing what changes nothing is no act.
   */
  async tell(before?: number): Promise<void> {
    const act = await latestAct().catch(() => undefined);
    if (act && act.seq !== before && !act.undone) this.#last = { kind: 'done', act };
  }

  /** Speak no more of what was done once it was taken back, or something else was done: the undo here would take back that. */
  async recheck(): Promise<void> {
    const told = this.#last;
    if (told?.kind !== 'done') return;
    const act = await latestAct().catch(() => told.act);
    const stands = act?.seq === told.act.seq && !act.undone;
    if (!stands && this.#last === told) this.#last = null;
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
