// Bringing in a history, step by step. It outlives the room: work goes on while one looks elsewhere.
import { call } from '../../host/call';
import { asFailure, CANCELLED, type Failure } from '../../host/failure';
import { stopWork, withProgress, type Progress } from '../../host/work';
import type { ChosenHistory, HistoryKind, HistoryReport } from '../../host/wire';
import { undo } from '../../undo.svelte';

/** Where the wizard stands. */
export type Step =
  | { kind: 'choosing' }
  | { kind: 'checking'; chosen: ChosenHistory }
  | { kind: 'checked'; chosen: ChosenHistory; report: HistoryReport }
  | { kind: 'bringing'; chosen: ChosenHistory; report: HistoryReport }
  | { kind: 'done'; chosen: ChosenHistory; report: HistoryReport };

export class Wizard {
  #step = $state.raw<Step>({ kind: 'choosing' });
  #failure = $state.raw<Failure | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #stopped = $state(false);

  get step(): Step {
    return this.#step;
  }

  /** Why the last step could not be taken. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Whether the last work was stopped by the coach. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** From the beginning, unless work is under way. */
  restart(): void {
    if (this.#step.kind === 'checking' || this.#step.kind === 'bringing') return;
    this.#go({ kind: 'choosing' });
  }

  /** Let the coach choose, and look through what was chosen. Choosing nothing changes nothing. */
  async choose(kind: HistoryKind): Promise<void> {
    await this.#try(async () => {
      const chosen = await call('history.choose', { kind });
      if (!chosen) return;
      this.#go({ kind: 'checking', chosen });
      const report = await this.#watched(call('history.check', { token: chosen.token }));
      this.#go({ kind: 'checked', chosen, report });
    });
  }

  /** Bring in what was looked through; into a new practice called `name` when none is open. */
  async bringIn(name: string): Promise<void> {
    if (this.#step.kind !== 'checked') return;
    const before = this.#step;
    const { chosen } = before;
    await this.#try(async () => {
      this.#go({ ...before, kind: 'bringing' });
      const report = await this.#watched(call('history.bring_in', { token: chosen.token, name }));
      undo.hide();
      this.#go({ kind: 'done', chosen, report });
    }, before);
  }

  async stop(): Promise<void> {
    await stopWork().catch((thrown) => (this.#failure = asFailure(thrown)));
  }

  #watched<Result>(work: Promise<Result>): Promise<Result> {
    return withProgress(work, (progress) => (this.#progress = progress));
  }

  /** Take a step; when it fails, stand at `before` and say why. */
  async #try(step: () => Promise<void>, before: Step = { kind: 'choosing' }): Promise<void> {
    this.#failure = null;
    this.#stopped = false;
    try {
      await step();
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.#go(before);
      if (failure.code === CANCELLED) this.#stopped = true;
      else this.#failure = failure;
    }
  }

  #go(step: Step): void {
    this.#step = step;
    this.#failure = null;
    this.#stopped = false;
  }
}

/** The one wizard: only one history can be brought in at a time. */
export const wizard = new Wizard();
