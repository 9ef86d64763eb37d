// What the core says against one field of a form, to stand at that field.
import { asFailure, NOT_ALLOWED } from '../host/failure';
import { explain } from '../words/explain';
import type { Messages } from '../words/ja';
import { words } from '../words/words.svelte';

/** A refusal of the amount in a form. It stands only as long as the amount does. */
export class RefusedAmount {
  #last = $state.raw<{ amount: string; says: string } | null>(null);

  /** Whether the last act was refused for its amount. */
  get some(): boolean {
    return this.#last !== null;
  }

  /** What is to stand at the field in which `amount` is typed. */
  of(amount: string): string | undefined {
    return this.#last?.amount === amount ? this.#last.says : undefined;
  }

  /** Carries an act out; what is wrong with its `amount` is kept for the field, anything else fails. */
  async tryOut(amount: string, act: () => Promise<unknown>): Promise<void> {
    this.#last = null;
    await act().catch((thrown: unknown) => {
      const says = saidOf('amount', thrown, words.t);
      if (says === undefined) throw thrown;
      this.#last = { amount, says };
    });
  }
}

/** The words for the rule that what was typed into `field` breaks; undefined when something else went wrong. */
function saidOf(field: string, thrown: unknown, t: Messages): string | undefined {
  const failure = asFailure(thrown);
  if (failure.code !== NOT_ALLOWED || failure.about.field !== field) return undefined;
  return explain(failure, t).happened;
}
