// The figure beside this place in the menu.
import { drawn } from '../../drawn';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';
import { UPKEEP_TOPICS } from '../../settling/topics';

const CLOCK_MS = 300_000;

const asked = new Asked(() => call('upkeep.count', {}));

/** How much waits to be settled; undefined until it is known, and when nothing does. */
export function waiting(): number | undefined {
  return asked.answer || undefined;
}

/**
 * Keep the figure right from now on: it follows what is recorded, and the clock, since a booking that is over asks for its
 * outcome. To be called once a practice is open; returns the way to stop.
 */
export function followWaiting(): () => void {
  void drawn().then(asked.again);
  const stop = onTouched(UPKEEP_TOPICS, () => void asked.again());
  const clock = setInterval(() => void asked.again(), CLOCK_MS);
  return () => {
    stop();
    clearInterval(clock);
  };
}
