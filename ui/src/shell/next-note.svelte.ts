import { call } from '../host/call';
import { router } from '../route.svelte';

/** Whether one is asked whose note is to be written. */
class Choosing {
  #open = $state(false);
  #ever = $state(false);

  get open(): boolean {
    return this.#open;
  }

  set open(open: boolean) {
    this.#open = open;
    this.#ever ||= open;
  }

  /** Whether one was ever asked: what asks is loaded then, and stays. */
  get ever(): boolean {
    return this.#ever;
  }
}

export const choosing = new Choosing();

/**
 * Go to where the next note is written. The session of today that is under way or just over is remembered best, and its learner
 * may be gone only a minute: it opens at once. Of older ones nobody but the coach knows which is meant, and one is asked. When
 * no session waits, go to the learners, who say so. Throws a `Failure`.
 */
export async function goToNextNote(): Promise<void> {
  const next = await call('composer.next', {});
  if (!next) router.go({ room: 'learners', nothingToWrite: true });
  else if (next.of_today) writeAbout(next);
  else choosing.open = true;
}

/** Go to where the note of a session is written. */
export function writeAbout({ learner, session }: { learner: string; session: string }): void {
  router.go({ room: 'learner', id: learner, session, compose: true });
}
