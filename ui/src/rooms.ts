// Which component shows which place. A room is a folder under `rooms/`, loaded when it is first entered.
import type { Component } from 'svelte';
import type { At, RoomName } from './route.svelte';

/** A room is given the place it was entered at, and nothing else. */
export type Room<Name extends RoomName> = () => Promise<{ default: Component<{ at: At<Name> }> }>;

/** Rooms by name: `week: () => import('./rooms/week/Week.svelte')`. */
export const rooms: { readonly [Name in RoomName]?: Room<Name> } = {};

/** The component of the room at `name`, once loaded. */
export async function openRoom<Name extends RoomName>(
  name: Name,
): Promise<Component<{ at: At<Name> }> | undefined> {
  const load = rooms[name] as Room<Name> | undefined;
  return load && (await load()).default;
}
