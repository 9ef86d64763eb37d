// Searching while one types: one question at a time, and only the answer to what stands there now is shown.
import { call } from '../host/call';
import { asFailure, type Failure } from '../host/failure';
import type { HitView } from '../host/wire';

/** Hits of each kind that are asked for. */
export const LIMIT = 50;

export class Search {
  #hits = $state.raw<readonly HitView[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #asking = $state(false);
  #wanted = '';

  get hits(): readonly HitView[] {
    return this.#hits;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether the answer to what was typed last is still to come. */
  get asking(): boolean {
    return this.#asking;
  }

  /** Look for `text`. What is typed while an answer is awaited is looked for afterwards, and only the last of it. */
  async find(text: string): Promise<void> {
    this.#wanted = text;
    if (this.#asking) return;
    this.#asking = true;
    let asked: string;
    do {
      asked = this.#wanted;
      await this.#ask(asked);
    } while (asked !== this.#wanted);
    this.#asking = false;
  }

  async #ask(text: string): Promise<void> {
    try {
      const hits = text.trim() === '' ? [] : await call('search.find', { text, limit: LIMIT });
      if (text !== this.#wanted) return;
      this.#hits = hits;
      this.#failure = null;
    } catch (thrown) {
      if (text !== this.#wanted) return;
      this.#hits = [];
      this.#failure = asFailure(thrown);
    }
  }
}
