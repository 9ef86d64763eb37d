// The mark beside this place in the menu: whether this week's review is still to be done.
import { drawn } from '../../drawn';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';

const CLOCK_MS = 300_000;

const asked = new Asked(() => call('review.due', {}));

/** 1 while the review of the week is not finished; undefined until it is known, and when it is. */
export function reviewToDo(): number | undefined {
  return asked.answer ? 1 : undefined;
}

/** Keep the mark right from now on. To be called once a practice is open; returns the way to stop. */
export function followReview(): () => void {
  void drawn().then(asked.again);
  const stop = onTouched(['review', 'session', 'contract'], () => void asked.again());
  const clock = setInterval(() => void asked.again(), CLOCK_MS);
  return () => {
    stop();
    clearInterval(clock);
  };
}
