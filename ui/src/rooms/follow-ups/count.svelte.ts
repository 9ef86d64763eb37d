// The figure beside this place in the menu.
import { drawn } from '../../drawn';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';
import { FOLLOW_UP_TOPICS } from './topics';

const CLOCK_MS = 300_000;

const asked = new Asked(() => call('follow_up.count', {}));

/** How many follow-ups are due; undefined until it is known, and when none is. */
export function dueFollowUps(): number | undefined {
  return asked.answer || undefined;
}

/** Keep the figure right from now on. To be called once a practice is open; returns the way to stop. */
export function followDue(): () => void {
  void drawn().then(asked.again);
  const stop = onTouched(FOLLOW_UP_TOPICS, () => void asked.again());
  const clock = setInterval(() => void asked.again(), CLOCK_MS);
  return () => {
    stop();
    clearInterval(clock);
  };
}
