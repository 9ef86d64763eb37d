import { call } from './call';

/** How far long work has come. */
export type Progress = { done: number; of: number };

/** How often one asks, in milliseconds: a bar that moves four times a second seems to move all the time. */
const EVERY_MS = 250;

/** Wait for `work`, telling `show` now and then how far it has come. Throws what `work` throws. */
export async function withProgress<Result>(
  work: Promise<Result>,
  show: (progress: Progress | null) => void,
): Promise<Result> {
  let over = false;
  const watch = async (): Promise<void> => {
    if (over) return;
    // How far it has come is not worth a failure of its own: the work itself will tell.
    const progress = await call('work.progress', {}).catch(() => null);
    if (over) return;
    show(progress && { done: progress[0], of: progress[1] });
    setTimeout(watch, EVERY_MS);
  };
  setTimeout(watch, EVERY_MS);
  try {
    return await work;
  } finally {
    over = true;
    show(null);
  }
}

/** Ask the work under way to stop; it then fails and leaves nothing behind. */
export async function stopWork(): Promise<void> {
  await call('work.stop', {});
}
