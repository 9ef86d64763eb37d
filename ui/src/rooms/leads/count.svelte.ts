// The figure beside this place in the menu.
import { drawn } from '../../drawn';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { onTouched } from '../../host/touched';
import { LEAD_TOPICS } from './topics';

const CLOCK_MS = 300_000;

const asked = new Asked(() => call('lead.count', {}));

/** How many leads wait for an answer or to be decided; undefined until it is known, and when none does. */
export function waitingLeads(): number | undefined {
  return asked.answer || undefined;
}

/** Keep the figure right from now on. To be called once a practice is open; returns the way to stop. */
export function followLeads(): () => void {
  void drawn().then(asked.again);
  const stop = onTouched(LEAD_TOPICS, () => void asked.again());
  const clock = setInterval(() => void asked.again(), CLOCK_MS);
  return () => {
    stop();
    clearInterval(clock);
  };
}
