// One act of the coach on a form or a row that has no line of its own for what was done: it is said, with its undo.
import { Acting } from './host/acting.svelte';
import { latestAct } from './host/latest.svelte';
import { undo } from './undo.svelte';

export class Told extends Acting {
  /** As for any form; what succeeded and changed something is told. Whoever acted goes on at once: the line follows. */
  override async run(act: () => Promise<unknown>): Promise<boolean> {
    let before: number | undefined;
    const done = await super.run(async () => {
      before = (await latestAct().catch(() => undefined))?.seq;
      await act();
    });
    if (done) void undo.tell(before);
    return done;
  }
}
