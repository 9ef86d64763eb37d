import { call } from '../host/call';
import { words } from '../words/words.svelte';

/** A contact that was logged, and with whom. */
type Contact = { learner: string; logged: string };
type Asks = typeof import('../messages/Answered.svelte').default;

/** Whether one is asked which of the follow-ups that are due ended with the contact logged last. */
class Answering {
  #of = $state.raw<{ contact: Contact; Asks: Asks } | null>(null);

  /** The contact, and what asks about it; null when nothing is asked. */
  get of(): { contact: Contact; Asks: Asks } | null {
    return this.#of;
  }

  /** Ask, where anything is due with the learner. Throws a `Failure`. */
  async after(contact: Contact): Promise<void> {
    const due = await call('follow_up.due_of', { learner: contact.learner });
    if (due.length === 0) return;
    // As a room that is entered later: it comes with its words.
    const [asks] = await Promise.all([import('../messages/Answered.svelte'), words.whole()]);
    this.#of = { contact, Asks: asks.default };
  }

  done(): void {
    this.#of = null;
  }
}

export const answering = new Answering();
