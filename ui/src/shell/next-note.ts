import { call } from '../host/call';
import { router } from '../route.svelte';

/** Go to the session that waits for its note, or to the learners, who say so, when none does. Throws a `Failure`. */
export async function goToNextNote(): Promise<void> {
  const next = await call('composer.next', {});
  router.go(
    next
      ? { room: 'learner', id: next.learner, session: next.session, compose: true }
      : { room: 'learners', nothingToWrite: true },
  );
}
