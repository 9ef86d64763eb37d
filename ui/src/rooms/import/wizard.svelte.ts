// Bringing in a history, step by step. It outlives the room: work goes on while one looks elsewhere.
import { call } from '../../host/call';
import { asFailure, CANCELLED, type Failure } from '../../host/failure';
import { stopWork, withProgress, type Progress } from '../../host/work';
import type {
  ChosenImport,
  ImportReport,
  HistoryReport,
  ImportLook,
  LookImport,
  LookWhole,
  PickFrom,
  WholeLook,
} from '../../host/wire';
import { undo } from '../../undo.svelte';
import { lookCarrying, readsOtherwise } from './carried';

/** What the coach has said of a file; what is left open is found out. */
export type Said = Omit<LookImport, 'token'>;

/** What the coach has said of a workbook of ours with all its sheets. */
export type SaidOfAll = Omit<LookWhole, 'token'>;

/** A file that was looked at: what was seen, with what had been said (`read`), what has been said since, and how much of what
 * was decided applied no longer when it was read as it is now. */
type LookedAt = { look: ImportLook; read: Said; said: Said; lost: number };

/** Where the wizard stands. */
export type Step =
  | { kind: 'choosing' }
  | { kind: 'checking'; chosen: ChosenImport }
  | { kind: 'checked'; chosen: ChosenImport; report: HistoryReport }
  | { kind: 'bringing'; chosen: ChosenImport; report: HistoryReport }
  | { kind: 'done'; chosen: ChosenImport; report: HistoryReport }
  | { kind: 'looking'; chosen: ChosenImport }
  | ({ kind: 'looked'; chosen: ChosenImport } & LookedAt)
  | { kind: 'lookedAtAll'; chosen: ChosenImport; whole: WholeLook; said: SaidOfAll }
  | { kind: 'running'; chosen: ChosenImport }
  | { kind: 'came'; chosen: ChosenImport; report: ImportReport };

/** Steps in which work is under way. */
const AT_WORK: ReadonlySet<Step['kind']> = new Set(['checking', 'bringing', 'looking', 'running']);

/** Steps after which there is nothing more to do. */
const FINISHED: ReadonlySet<Step['kind']> = new Set(['done', 'came']);

const NOTHING_SAID: Said = {
  encoding: null,
  delimiter: null,
  sheet: null,
  kind: null,
  columns: null,
  choices: [],
  takes: [],
};

export class Wizard {
  #step = $state.raw<Step>({ kind: 'choosing' });
  #failure = $state.raw<Failure | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #stopped = $state(false);
  /** The looks that were asked for since the file was seen last. */
  #looks = $state(0);
  /** The last of them, which only begins when the one before it has ended. */
  #last: Promise<unknown> = Promise.resolve();

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

  /** Whether what is on screen does not take in yet all that was said. */
  get looksAgain(): boolean {
    return this.#looks > 0;
  }

  /** From the beginning, unless work is under way. */
  restart(): void {
    if (AT_WORK.has(this.#step.kind)) return;
    this.#go({ kind: 'choosing' });
  }

  /** From the beginning, if the last file or history is in. */
  beginAnew(): void {
    if (FINISHED.has(this.#step.kind)) this.restart();
  }

  /** Let the coach choose, and look through what was chosen. Choosing nothing changes nothing. */
  async choose(from: PickFrom): Promise<void> {
    await this.#try(async () => {
      const chosen = await call('import.choose', { from });
      if (chosen) await this.#open(chosen);
    });
  }

  /** Look through a file of the folder into which files are dropped. */
  async chooseDropped(name: string): Promise<void> {
    await this.#try(async () => this.#open(await call('dropped.choose', { name })));
  }

  /** Put a file of that folder aside, so that it no longer waits there. */
  async setAside(name: string): Promise<void> {
    await this.#try(async () => {
      await call('dropped.set_aside', { name });
      this.#go({ kind: 'choosing' });
    }, this.#step);
  }

  /** Put a file that was set aside back into that folder. */
  async putBack(name: string): Promise<void> {
    await this.#try(async () => void (await call('dropped.put_back', { name })), this.#step);
  }

  /** Tell no more of something in that folder that cannot be imported, until it changes. */
  async dismiss(name: string): Promise<void> {
    await this.#try(async () => void (await call('dropped.dismiss', { name })), this.#step);
  }

  /** Look again at a file of which more was said. What was said stands at once, so that what is said meanwhile adds to it; only
   * the latest look counts. What was decided stays as far as it still applies, also where the file is read otherwise. */
  async say(more: Partial<Said>): Promise<void> {
    if (this.#step.kind !== 'looked') return;
    const before = this.#step;
    const said = { ...before.said, ...more };
    const asked: Step = { ...before, said };
    const ask = (of: Said): Promise<ImportLook> => call('import.look', { token: asked.chosen.token, ...of });
    await this.#lookAgain(asked, before, async () => {
      if (!readsOtherwise(before.read, said)) return { ...asked, look: await ask(said), read: said, lost: 0 };
      const seen = await lookCarrying(before.look, said, ask);
      return { ...asked, ...seen, read: seen.said };
    });
  }

  /** The same of all sheets of a workbook of ours. */
  async sayOfAll(more: Partial<SaidOfAll>): Promise<void> {
    if (this.#step.kind !== 'lookedAtAll') return;
    const before = this.#step;
    const said = { ...before.said, ...more };
    const asked: Step = { ...before, said };
    await this.#lookAgain(asked, before, async () => {
      const whole = await call('import.look_whole', { token: asked.chosen.token, ...said });
      return { ...asked, whole };
    });
  }

  /** Look at one sheet alone of a workbook of ours. */
  async lookAtOnly(sheet: string): Promise<void> {
    if (this.#step.kind !== 'lookedAtAll') return;
    const before = this.#step;
    await this.#try(() => this.#lookAt(before.chosen, { ...NOTHING_SAID, sheet }), before);
  }

  /** Look at the sheet of a workbook that comes after the one that is in. */
  async goOnWith(sheet: string): Promise<void> {
    if (this.#step.kind !== 'came') return;
    const before = this.#step;
    await this.#try(() => this.#lookAt(before.chosen, { ...NOTHING_SAID, sheet }), before);
  }

  /** Bring in exactly what was looked at; into a new practice called `name` when none is open. */
  async run(name: string): Promise<void> {
    const before = this.#step;
    if ((before.kind !== 'looked' && before.kind !== 'lookedAtAll') || this.looksAgain) return;
    const { chosen } = before;
    const { plan } = before.kind === 'looked' ? before.look : before.whole;
    await this.#try(async () => {
      this.#go({ kind: 'running', chosen });
      const report = await this.#watched(call('import.run', { plan, name }));
      undo.hide();
      this.#go({ kind: 'came', chosen, report });
    }, before);
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

  async #open(chosen: ChosenImport): Promise<void> {
    if (chosen.kind === 'table') return this.#lookAt(chosen, NOTHING_SAID);
    if (chosen.kind === 'workbook') return this.#lookAtAll(chosen);
    this.#go({ kind: 'checking', chosen });
    const report = await this.#watched(call('history.check', { token: chosen.token }));
    this.#go({ kind: 'checked', chosen, report });
  }

  async #lookAt(chosen: ChosenImport, said: Said): Promise<void> {
    this.#go({ kind: 'looking', chosen });
    const look = await this.#watched(call('import.look', { token: chosen.token, ...said }));
    this.#go({ kind: 'looked', chosen, look, said, read: said, lost: 0 });
  }

  async #lookAtAll(chosen: ChosenImport): Promise<void> {
    this.#go({ kind: 'looking', chosen });
    const said: SaidOfAll = { choices: [], takes: [] };
    const whole = await this.#watched(call('import.look_whole', { token: chosen.token, ...said }));
    this.#go({ kind: 'lookedAtAll', chosen, whole, said });
  }

  /** Look again at a file, once the look before it has ended. What was seen before stays on screen meanwhile, so that the eye
   * keeps its place. */
  async #lookAgain(asked: Step, before: Step, look: () => Promise<Step>): Promise<void> {
    this.#step = asked;
    this.#looks += 1;
    const looks = this.#last.then(async () => {
      if (this.#stands(asked)) await this.#see(asked, before, look);
    });
    this.#last = looks;
    await looks;
    this.#looks -= 1;
  }

  async #see(asked: Step, before: Step, look: () => Promise<Step>): Promise<void> {
    this.#failure = null;
    this.#stopped = false;
    try {
      const seen = await this.#watched(look());
      if (this.#stands(asked)) this.#go(seen);
    } catch (thrown) {
      if (this.#stands(asked)) this.#fell(asFailure(thrown), before);
    }
  }

  /** Whether nothing was done since this step was taken. */
  #stands(step: Step): boolean {
    return this.#step === step;
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
      this.#fell(asFailure(thrown), before);
    }
  }

  #fell(failure: Failure, before: Step): void {
    this.#go(before);
    if (failure.code === CANCELLED) this.#stopped = true;
    else this.#failure = failure;
  }

  #go(step: Step): void {
    this.#step = step;
    this.#failure = null;
    this.#stopped = false;
  }
}

/** The one wizard: only one history can be brought in at a time. */
export const wizard = new Wizard();
