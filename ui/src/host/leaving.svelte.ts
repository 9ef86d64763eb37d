// Leaving what is open without losing a word. The shell asks by an event and waits for one of two answers; it closes by itself
// only when there is no answer at all.
import { asFailure, Failure, UNSAVED } from './failure';
import { unsaved, type Unsaved } from '../input/unsaved.svelte';
import { throughTauri } from './tauri';

/** Saves what is being typed; throws a `Failure` when it could not be saved. */
export type Save = () => Promise<void>;

/** Shows what could not be saved. */
export type Show = () => void;

export class Leaving {
  /** Why the window stayed open, until the reader has decided. */
  held = $state.raw<Failure>();
  #typed: readonly { save: Save; show: Show }[] = [];
  readonly #answer: (name: 'shell.leave' | 'shell.stay') => Promise<unknown>;

  readonly #forms: Unsaved;

  constructor(answer: (name: 'shell.leave' | 'shell.stay') => Promise<unknown>, forms: Unsaved = unsaved) {
    this.#answer = answer;
    this.#forms = forms;
  }

  /** Have `save` run before the window closes; if it must stay for that, `show` it. Returns the way to stop. */
  before(save: Save, show: Show = () => undefined): () => void {
    const typed = { save, show };
    this.#typed = [...this.#typed, typed];
    return () => {
      this.#typed = this.#typed.filter((other) => other !== typed);
    };
  }

  /** Save everything that is being typed, to leave it without closing the window. Throws a `Failure` when it cannot be left. */
  async saveAll(): Promise<void> {
    if (await this.#refused()) throw new Failure(UNSAVED);
  }

  /** Answer the shell whenever it asks. */
  listen(target: Window): void {
    target.addEventListener('nenrin:leaving', () => void this.#saveAndAnswer());
    // Loading the page anew cannot wait for an answer of ours: the browser asks in its own words.
    target.addEventListener('beforeunload', (event) => {
      if (this.#forms.some) event.preventDefault();
    });
  }

  /** Close although something could not be saved: the reader's own decision. */
  async anyway(): Promise<void> {
    await this.#answer('shell.leave');
  }

  async #saveAndAnswer(): Promise<void> {
    const refused = await this.#refused();
    refused?.show();
    this.held = refused?.failure;
    const asks = !refused && this.#forms.some;
    await this.#answer(refused || asks ? 'shell.stay' : 'shell.leave');
    // The shell need not wait for the reader: the window stays, and is closed by the answer.
    if (asks && (await this.#forms.mayLeave())) await this.#answer('shell.leave');
  }

  /** The first of what is being typed that could not be saved, and why. */
  async #refused(): Promise<{ show: Show; failure: Failure } | undefined> {
    const ended = await Promise.all(
      this.#typed.map(({ save, show }) =>
        save().then(
          () => undefined,
          (thrown: unknown) => ({ show, failure: asFailure(thrown) }),
        ),
      ),
    );
    return ended.find((refused) => refused !== undefined);
  }
}

export const leaving = new Leaving((name) => throughTauri(name, {}));
