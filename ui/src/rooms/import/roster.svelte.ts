// The learners by name, asked for once for all lists of a screen.
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';
import { nameOf } from '../../words/name';
import { words } from '../../words/words.svelte';

class Roster {
  #asked = new Asked(() => call('learners.list', {}));
  #stale = true;

  constructor() {
    onTouched(['learner'], () => (this.#stale = true));
  }

  get learners(): { id: string; name: string }[] {
    return (this.#asked.answer ?? []).map((line) => ({ id: line.id, name: nameOf(line, words.t) }));
  }

  /** Asks for them unless they are here as they are now. */
  async ready(): Promise<void> {
    if (!this.#stale) return;
    this.#stale = false;
    await this.#asked.again();
  }
}

export const roster = new Roster();
