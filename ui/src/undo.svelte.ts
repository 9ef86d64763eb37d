// Taking back and doing again whole acts. What was done is said in one quiet line, kept until one goes elsewhere.
import { call } from './host/call';
import { latestAct } from './host/latest.svelte';
import { asFailure, type Failure } from './host/failure';
import { speak } from './host/speaking';
import type { ActView } from './host/wire';
import { withProgress, type Progress } from './host/work';

type Kind = 'undone' | 'redone';

/**
 * What became of the last wish to undo or redo, or what was done where one does not see it; a failed wish knows of which act,
 * when a certain one was meant.
 */
export type Undone =
  { kind: Kind | 'done'; act: ActView } | { kind: 'failed'; failure: Failure; seq: number | null };

const newestSeq = async (): Promise<number | undefined> => (await latestAct().catch(() => undefined))?.seq;

class Undo {
  #silence = (): void => this.hide();
  /** The latest act when it was said: one that was taken back or done again need not be it. */
  #newest: Promise<number | undefined> = Promise.resolve(undefined);
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

  /** Take back the act that is spoken of, whatever was done since. */
  async undoTold(): Promise<void> {
    const told = this.#last;
    if (told === null || told.kind === 'failed') return;
    await this.#tell('undone', null, () => call('act.undo', { seq: told.act.seq }));
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
    if (!act || act.seq === before || act.undone) return;
    this.#say({ kind: 'done', act }, Promise.resolve(act.seq));
  }

  /** Speak no more of an act once it was taken back or done again elsewhere, and of anything once something else was done. */
  async recheck(): Promise<void> {
    const told = this.#last;
    if (!told) return;
    const newest = await this.#newest;
    const act = await latestAct().catch(() => null);
    if (newest === undefined || act === null || this.#last !== told) return;
    const isChanged =
      told.kind !== 'failed' && act?.seq === told.act.seq && act.undone !== (told.kind === 'undone');
    if (act?.seq !== newest || isChanged) this.#last = null;
  }

  hide(): void {
    this.#last = null;
  }

  #say(what: Undone, newest: Promise<number | undefined>): void {
    this.#last = what;
    this.#newest = newest;
    speak(this.#silence);
  }

  async #tell(kind: Kind, seq: number | null, ask: () => Promise<ActView>): Promise<void> {
    this.#underWay = [...this.#underWay, kind];
    try {
      const act = await withProgress(ask(), (progress) => (this.#progress = progress));
      this.#say({ kind, act }, newestSeq());
    } catch (thrown) {
      this.#say({ kind: 'failed', failure: asFailure(thrown), seq }, newestSeq());
    } finally {
      this.#underWay = this.#underWay.slice(1);
    }
  }
}

export const undo = new Undo();
