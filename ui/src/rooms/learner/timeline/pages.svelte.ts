// The stretches of a timeline that have been loaded, under one filter and one search. Of several requests only the latest counts.
import { call } from '../../../host/call';
import { asFailure, type Failure } from '../../../host/failure';
import type { TimelineEvent } from '../../../host/wire';
import { KINDS, type Filter } from './events';

/** Events of the first stretch, and of each that is asked for afterwards. */
export const FIRST = 50;
export const EARLIER = 100;

/** The core answers at most this many at once. */
const MOST = 200;

export class Pages {
  #learner: string;
  #filter = $state<Filter>('all');
  #find = $state('');
  #events = $state.raw<readonly TimelineEvent[] | null>(null);
  #next = $state.raw<string | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #turn = 0;

  constructor(learner: string) {
    this.#learner = learner;
  }

  get filter(): Filter {
    return this.#filter;
  }

  get find(): string {
    return this.#find;
  }

  /** What has been loaded; null before the first answer. */
  get events(): readonly TimelineEvent[] | null {
    return this.#events;
  }

  /** Whether there is more before what has been loaded. */
  get hasEarlier(): boolean {
    return this.#next !== null;
  }

  /** Why the latest question was not answered; null when it was. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Show only what `filter` and `find` let through. */
  show(wanted: { filter?: Filter; find?: string }): Promise<void> {
    this.#filter = wanted.filter ?? this.#filter;
    this.#find = wanted.find ?? this.#find;
    return this.#load(null, FIRST);
  }

  /** Load again what has been loaded, as far as the core answers it at once. */
  again = (): Promise<void> => this.#load(null, Math.min(MOST, Math.max(FIRST, this.#events?.length ?? 0)));

  /** Load the stretch before what has been loaded. */
  earlier = (): Promise<void> => this.#load(this.#next, EARLIER);

  async #load(before: string | null, limit: number): Promise<void> {
    const turn = ++this.#turn;
    const find = this.#find.trim() || null;
    try {
      const asked = { learner: this.#learner, kinds: KINDS[this.#filter], find, before, limit };
      const { events, next } = await call('timeline.page', asked);
      if (turn !== this.#turn) return;
      this.#events = before === null ? events : [...(this.#events ?? []), ...events];
      this.#next = next;
      this.#failure = null;
    } catch (thrown) {
      if (turn === this.#turn) this.#failure = asFailure(thrown);
    }
  }
}
