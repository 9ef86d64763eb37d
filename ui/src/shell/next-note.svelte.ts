import { call } from '../host/call';
import { router } from '../route.svelte';

/**
 * Go to the most recent session that waits for its note: the one that has just ended is remembered best, and its learner may be
 * gone only a minute. The list of the week has the oldest first instead, for whoever sits down to bring it to nothing, so that no
 * session is forgotten at its end; going on from a confirmed note follows this order, not the list's. When no session waits, go
 * to the learners, who say so. Throws a `Failure`.
 */
export async function goToNextNote(): Promise<void> {
  const next = await call('composer.next', {});
  router.go(
    next
      ? { room: 'learner', id: next.learner, session: next.session, compose: true }
      : { room: 'learners', nothingToWrite: true },
  );
}
