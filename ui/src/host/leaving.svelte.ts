// Closing the window without losing a word. The shell asks by an event and waits for one of two answers; it closes by itself
// only when there is no answer at all.
import { asFailure, type Failure } from './failure';
import { throughTauri } from './tauri';

/** Saves what is being typed; throws a `Failure` when it could not be saved. */
export type Save = () => Promise<void>;

export class Leaving {
  /** Why the window stayed open, until the reader has decided. */
  held = $state.raw<Failure>();
  #saves: readonly Save[] = [];
  readonly #answer: (name: 'shell.leave' | 'shell.stay') => Promise<unknown>;

  constructor(answer: (name: 'shell.leave' | 'shell.stay') => Promise<unknown>) {
    this.#answer = answer;
  }

  /** Have `save` run before the window closes. Returns the way to stop, so that a composer writes `$effect(() => leaving.before(save))`. */
  before(save: Save): () => void {
    this.#saves = [...this.#saves, save];
    return () => {
      this.#saves = this.#saves.filter((other) => other !== save);
    };
  }

  /** Answer the shell whenever it asks. */
  listen(target: Window): void {
    target.addEventListener('nenrin:leaving', () => void this.#saveAndAnswer());
  }

  /** Close although something could not be saved: the reader's own decision. */
  async anyway(): Promise<void> {
    await this.#answer('shell.leave');
  }

  async #saveAndAnswer(): Promise<void> {
    const ended = await Promise.allSettled(this.#saves.map((save) => save()));
    const refused = ended.find((outcome) => outcome.status === 'rejected');
    this.held = refused && asFailure(refused.reason);
    await this.#answer(refused ? 'shell.stay' : 'shell.leave');
  }
}

export const leaving = new Leaving((name) => throughTauri(name, {}));
