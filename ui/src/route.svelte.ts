// Where the reader is. Places live in memory, not in the address: the window has no address bar, and a learner's id has no
// business in a history file. The browser's own history only carries the depth, so that its back button and keys work.

import type { Subject } from './host/wire';

/** What is taken out: one table, all of them as a workbook, or the bookings as a calendar. */
export type Exported = Subject | 'workbook' | 'bookings';

/** What the coach shapes, each a part of the settings. */
export type OwnPart = 'reasons' | 'fields' | 'flow' | 'messages';

/** A part of a learner's page that is not the one shown first. */
export type LearnerPanel = 'contract' | 'profile';

/** Every place of the application. A new room adds its line here and its entry in `rooms.ts`. */
export type Route =
  | { room: 'week'; cancelling?: true }
  | { room: 'followUps' }
  | { room: 'learners'; adding?: true; nothingToWrite?: true }
  | { room: 'learner'; id: string; session?: string; compose?: true; booking?: true; panel?: LearnerPanel }
  | { room: 'erasure'; id: string }
  | { room: 'erasures' }
  | { room: 'merging'; id: string; other: string; from?: 'upkeep' }
  | { room: 'settings'; part?: 'export' | OwnPart }
  | { room: 'leads'; adding?: true }
  | { room: 'materials'; id?: string }
  | { room: 'endings' }
  | { room: 'money' }
  | { room: 'upkeep' }
  | { room: 'start' }
  | { room: 'export'; what?: Exported; learner?: string }
  | { room: 'import'; name?: string };

export type RoomName = Route['room'];

/** The place of one room. */
export type At<Name extends RoomName> = Extract<Route, { room: Name }>;

export class Router {
  #trail = $state.raw<Route[]>([]);
  #depth = $state(0);

  constructor(first: Route) {
    this.#trail = [first];
    history.replaceState({ depth: 0 }, '');
    window.addEventListener('popstate', this.#followHistory);
  }

  get at(): Route {
    const at = this.#trail[this.#depth] ?? this.#trail[0];
    if (!at) throw new Error('a router always stands somewhere');
    return at;
  }

  get canGoBack(): boolean {
    return this.#depth > 0;
  }

  /** Whether one stands at `route` itself. */
  standsAt(route: Route): boolean {
    return same(route, this.at);
  }

  /** Go to `route`. Going where one already stands adds no step to the way back. */
  go(route: Route): void {
    if (this.standsAt(route)) return;
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
    if (typeof depth === 'number' && depth >= 0 && depth < this.#trail.length) this.#depth = depth;
  };
}

function same(a: Route, b: Route): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export const router = new Router({ room: 'week' });
