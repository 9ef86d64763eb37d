// The reasons that can be chosen in a form.
import { Asked } from './asked.svelte';
import { call } from './call';
import type { ReasonKind } from './wire';

export class Reasons {
  readonly asked: Asked<string[]>;

  constructor(kind: ReasonKind) {
    this.asked = new Asked(async () => {
      const reasons = await call('reason.list', { kind });
      return reasons.filter(({ offered }) => offered).map(({ label }) => label);
    });
    void this.asked.again();
  }

  /** Those that are offered, and what was recorded before though it no longer is. */
  with(recorded: readonly string[]): string[] {
    const offered = this.asked.answer ?? [];
    const isOld = (reason: string, at: number): boolean =>
      reason !== '' && !offered.includes(reason) && recorded.indexOf(reason) === at;
    return [...offered, ...recorded.filter(isOld)];
  }
}
