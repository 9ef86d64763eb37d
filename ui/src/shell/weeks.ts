// What the metrics were at the end of each week is kept after the start: one week at a time, so that nobody who writes waits for more.
import { call } from '../host/call';

/** Milliseconds until the first week, when the start is over, and at least between two weeks. */
const FIRST = 5_000;
const BETWEEN = 500;
/** Between two weeks as many times as long as one has taken: a large practice is not kept busy. */
const REST = 4;

/** Keeps the weeks that are missing. Answers how it is stopped; what could not be kept is kept after the next start. */
export function keepWeeks(): () => void {
  let stopped = false;
  let waiting = setTimeout(() => void keep(), FIRST);

  async function keep(): Promise<void> {
    const begun = performance.now();
    const kept = await call('metrics.take_snapshot', {}).catch(() => null);
    const rest = Math.max(BETWEEN, REST * (performance.now() - begun));
    if (!stopped && kept && kept.left > 0) waiting = setTimeout(() => void keep(), rest);
  }

  return () => {
    stopped = true;
    clearTimeout(waiting);
  };
}
