// Which component shows which place. A room is a folder under `rooms/`, loaded when it is first entered; only the one in
// which every start ends comes with the page.
import type { Component } from 'svelte';
import Week from './rooms/week/Week.svelte';
import type { At, RoomName, Route } from './route.svelte';
import { words } from './words/words.svelte';

/** A room is given the place it was entered at if it asks for it, and nothing else. */
export type Room<Name extends RoomName> = () => Promise<{
  default: Component<{ at: At<Name> }> | Component<Record<string, never>>;
}>;

/** Rooms by name: `week: () => import('./rooms/week/Week.svelte')`. */
export const rooms: { readonly [Name in RoomName]?: Room<Name> } = {
  start: () => import('./rooms/start/Start.svelte'),
  settings: () => import('./rooms/settings/Settings.svelte'),
  import: () => import('./rooms/import/Import.svelte'),
  export: () => import('./rooms/export/Export.svelte'),
  week: () => Promise.resolve({ default: Week }),
  learner: () => import('./rooms/learner/Learner.svelte'),
  erasure: () => import('./rooms/erasure/Erase.svelte'),
  erasures: () => import('./rooms/erasure/Erasures.svelte'),
  merging: () => import('./rooms/merging/Merge.svelte'),
  endings: () => import('./rooms/endings/Endings.svelte'),
  leads: () => import('./rooms/leads/Leads.svelte'),
  followUps: () => import('./rooms/follow-ups/FollowUps.svelte'),
  materials: () => import('./rooms/materials/Materials.svelte'),
  money: () => import('./rooms/money/Money.svelte'),
  metrics: () => import('./rooms/metrics/Metrics.svelte'),
  review: () => import('./rooms/review/Review.svelte'),
  pastReviews: () => import('./rooms/review/PastReviews.svelte'),
  learners: () => import('./rooms/learners/Learners.svelte'),
  help: () => import('./rooms/help/Help.svelte'),
  upkeep: () => import('./rooms/upkeep/Upkeep.svelte'),
};

/** The room in which every start ends: what it says comes with the page. */
const FIRST: RoomName = 'week';

/** The component of the room called `name`, once loaded; nothing when there is no such room. */
export async function openRoom(name: RoomName): Promise<Component<{ at: Route }> | undefined> {
  // Each room takes only its own place, and the stage gives it no other.
  const load = rooms[name] as (() => Promise<{ default: Component<{ at: Route }> }>) | undefined;
  if (!load) return undefined;
  const [room] = await Promise.all([load(), name === FIRST ? undefined : words.whole()]);
  return room.default;
}
