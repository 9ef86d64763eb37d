// The figure beside the week in the menu.
import { drawn } from '../../drawn';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';
import { CLOCK_MS, WEEK_TOPICS } from './topics';

const asked = new Asked(() => call('week.counts', {}));

/** How many notes are to be written; undefined until it is known, and when there are none. */
export function notesToWrite(): number | undefined {
  return asked.answer?.to_write || undefined;
}

/**
 * Keep the figure right from now on: it follows what is recorded, and the clock, since a session that is over asks for
 * its note. To be called once a practice is open; returns the way to stop.
 */
export function followNotesToWrite(): () => void {
  // The week itself is seen first.
  void drawn().then(asked.again);
  const stop = onTouched(WEEK_TOPICS, () => void asked.again());
  const clock = setInterval(() => void asked.again(), CLOCK_MS);
  return () => {
    stop();
    clearInterval(clock);
  };
}
