// What the coach wants to be asked at a step of the flow. It is a reminder: a form without it can still be saved.
import { Asked } from './asked.svelte';
import { call } from './call';

export class Asks {
  readonly #asked: Asked<string[]>;

  constructor(step: string) {
    this.#asked = new Asked(async () => {
      const steps = await call('flow.view', {});
      return steps.find(({ key }) => key === step)?.asks ?? [];
    });
    void this.#asked.again();
  }

  /** Whether the field is asked for; not while nothing is known of it. */
  has(field: string): boolean {
    return this.#asked.answer?.includes(field) ?? false;
  }
}
