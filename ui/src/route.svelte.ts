// Where the reader is. Places live in memory, not in the address: the window has no address bar, and a learner's id has no
// business in a history file. The browser's own history only carries the depth, so that its back button and keys work.

import type { GuidePage } from './guide';
import type { Metric, PeriodLength, ReviewStep, Subject } from './host/wire';
import { unsaved, type Goes, type Unsaved } from './input/unsaved.svelte';

/** What is taken out: one table, all of them as a workbook, or the bookings as a calendar. */
export type Exported = Subject | 'workbook' | 'bookings';

/** What the coach shapes, each a part of the settings. */
export type OwnPart = 'plans' | 'reasons' | 'fields' | 'flow' | 'messages' | 'metrics';

/** A part of a learner's page that is not the one shown first. */
export type LearnerPanel = 'contract' | 'profile';

/** Where one is in the weekly review: before its steps, in one of them, or behind them. */
export type ReviewStage = ReviewStep | 'begin' | 'end';

/** Every place of the application. A new room adds its line here and its entry in `rooms.ts`. */
export type Route =
  | { room: 'week'; cancelling?: true }
  | { room: 'followUps' }
  | { room: 'learners'; adding?: true; nothingToWrite?: true; listed?: true }
  | {
      room: 'learner';
      id: string;
      session?: string;
      compose?: true;
      booking?: true;
      papers?: true;
      panel?: LearnerPanel;
    }
  | { room: 'erasure'; id: string }
  | { room: 'erasures' }
  | { room: 'merging'; id: string; other: string; from?: 'upkeep' }
  | { room: 'settings'; part?: 'export' | OwnPart }
  | { room: 'leads'; adding?: true }
  | { room: 'materials'; id?: string }
  | { room: 'endings' }
  | { room: 'money' }
  | { room: 'metrics'; metric?: Metric; length?: PeriodLength; day?: string; report?: true }
  | { room: 'review'; step?: ReviewStage }
  | { room: 'pastReviews'; id?: string }
  | { room: 'upkeep' }
  | { room: 'start' }
  | { room: 'help'; page?: GuidePage; section?: number }
  | { room: 'export'; what?: Exported; learner?: string }
  | { room: 'import'; name?: string; inbox?: true };

export type RoomName = Route['room'];

/** The place of one room. */
export type At<Name extends RoomName> = Extract<Route, { room: Name }>;

export class Router {
  #trail = $state.raw<Route[]>([]);
  #depth = $state(0);
  #asked = $state(0);
  readonly #forms: Unsaved;

  constructor(first: Route, forms: Unsaved = unsaved) {
    this.#forms = forms;
    this.#trail = [first];
    history.replaceState({ depth: 0 }, '');
    window.addEventListener('popstate', this.#followHistory);
  }

  get at(): Route {
    const at = this.#trail[this.#depth] ?? this.#trail[0];
    if (!at) throw new Error('a router always stands somewhere');
    return at;
  }

  /** How often somebody wanted to go somewhere, also to where one stood already. */
  get asked(): number {
    return this.#asked;
  }

  get canGoBack(): boolean {
    return this.#depth > 0;
  }

  /** Whether one stands at `route` itself. */
  standsAt(route: Route): boolean {
    return same(route, this.at);
  }

  /**
   * Go to `route`. Going where one already stands adds no step to the way back. What is typed here and not recorded asks first.
   */
  go(route: Route): void {
    this.#asked += 1;
    if (this.standsAt(route)) return;
    const goes = whatGoes(this.at, route);
    if (!this.#forms.loses(goes)) this.#step(route);
    else void this.#forms.mayLeave(goes).then((leaves) => leaves && this.#step(route));
  }

  #step(route: Route): void {
    this.#trail = [...this.#trail.slice(0, this.#depth + 1), route];
    this.#depth += 1;
    history.pushState({ depth: this.#depth }, '');
  }

  /** Stand at `route` instead of here, leaving no way back to here (after a first start, after a deletion). */
  replace(route: Route): void {
    this.#trail = [...this.#trail.slice(0, this.#depth), route];
    history.replaceState({ depth: this.#depth }, '');
  }

  /** Stand at `route` as if the window had just been opened: another practice's places must not be returned to. */
  begin(route: Route): void {
    this.#trail = [route];
    this.#depth = 0;
    history.replaceState({ depth: 0 }, '');
  }

  back(): void {
    if (this.canGoBack) history.back();
  }

  /** Stop listening, for tests. */
  close(): void {
    window.removeEventListener('popstate', this.#followHistory);
  }

  #followHistory = (event: PopStateEvent): void => {
    const depth: unknown = (event.state as { depth?: unknown } | null)?.depth;
    const to = typeof depth === 'number' ? this.#trail[depth] : undefined;
    if (typeof depth !== 'number' || !to || depth === this.#depth) return;
    const goes = whatGoes(this.at, to);
    if (!this.#forms.loses(goes)) this.#depth = depth;
    else void this.#stayUntilAnswered(depth, goes);
  };

  /** The browser has gone already when it tells: it comes back, and goes again when the reader says so. */
  async #stayUntilAnswered(depth: number, goes: Goes): Promise<void> {
    history.go(this.#depth - depth);
    // What was saved meanwhile may have led elsewhere.
    if (await this.#forms.mayLeave(goes)) history.go(depth - this.#depth);
  }
}

/**
 * Which forms open at `from` are gone at `to`. On one learner's page what is marked `data-beside` stands beside the part that
 * changes, and stays.
 */
function whatGoes(from: Route, to: Route): Goes {
  if (from.room !== 'learner' || to.room !== 'learner' || from.id !== to.id) return () => true;
  const panels = [from, to].every(({ session, compose }) => session === undefined && !compose);
  return (form) => !panels && form.closest('[data-beside]') === null;
}

function same(a: Route, b: Route): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export const router = new Router({ room: 'week' });
