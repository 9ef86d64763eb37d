// What is wished for, what it would hold, and the file that came of it.
import { today } from '../../dates/today';
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { asFailure, CANCELLED, type Failure } from '../../host/failure';
import { stopWork, withProgress, type Progress } from '../../host/work';
import type { Looked, Naming, Preset, Saved, SavedBookings, Subject } from '../../host/wire';
import type { Exported } from '../../route.svelte';
import { daysOf, type Days, type Span } from './span';

export const SUBJECTS: readonly Subject[] = [
  'learners',
  'sessions',
  'payments',
  'refunds',
  'contracts',
  'interactions',
];

export const WHATS: readonly Exported[] = [...SUBJECTS, 'workbook', 'bookings'];

/** The file that was written last. */
export type Written = { kind: 'table'; saved: Saved } | { kind: 'bookings'; saved: SavedBookings };

export class Exporting {
  what = $state<Exported>('learners');
  span = $state<Span>('all');
  own = $state<Days>({ from: null, to: null });
  preset = $state<Preset>('excel');
  naming = $state<Naming>('name');
  /** Whose bookings; empty for everyone's. */
  learner = $state('');
  #busy = $state(false);
  #progress = $state.raw<Progress | null>(null);
  #written = $state.raw<Written | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** What a file of tables would hold. */
  readonly looked = new Asked<Looked | null>(() => {
    const wish = this.wish();
    return wish ? call('export.look', wish) : Promise.resolve(null);
  });

  get busy(): boolean {
    return this.#busy;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  get written(): Written | null {
    return this.#written;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The tables that are wished for; null for a calendar. */
  wish(): { subjects: Subject[]; from: string | null; to: string | null; preset: Preset } | null {
    if (this.what === 'bookings') return null;
    const days = daysOf(this.span, today(), this.own);
    if (this.what === 'workbook') return { subjects: [...SUBJECTS], ...days, preset: 'workbook' };
    return { subjects: [this.what], ...days, preset: this.preset };
  }

  /** Another wish: what was said of the former one is of no interest any more. */
  wishAnew(): void {
    this.#written = null;
    this.#failure = null;
  }

  /** Write the file; with `substitute`, marks stand for what the encoding does not have. */
  async save(substitute = false): Promise<void> {
    if (this.#busy) return;
    this.wishAnew();
    this.#busy = true;
    try {
      this.#written = await withProgress(this.#save(substitute), (progress) => (this.#progress = progress));
    } catch (thrown) {
      const told = asFailure(thrown);
      if (told.code !== CANCELLED) this.#failure = told;
    }
    this.#busy = false;
  }

  async #save(substitute: boolean): Promise<Written> {
    const wish = this.wish();
    if (wish) return { kind: 'table', saved: await call('export.save', { ...wish, substitute }) };
    const learner = this.learner || null;
    return { kind: 'bookings', saved: await call('export.bookings', { learner, naming: this.naming }) };
  }

  async reveal(): Promise<void> {
    await call('export.reveal', {}).catch((thrown) => (this.#failure = asFailure(thrown)));
  }

  async stop(): Promise<void> {
    await stopWork().catch((thrown) => (this.#failure = asFailure(thrown)));
  }
}
