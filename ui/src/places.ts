// The menu: its order, icons and keys. Only rooms that exist are listed.
import BellRing from '@lucide/svelte/icons/bell-ring';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import ChartLine from '@lucide/svelte/icons/chart-line';
import Coins from '@lucide/svelte/icons/coins';
import Library from '@lucide/svelte/icons/library';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Settings from '@lucide/svelte/icons/settings';
import Sprout from '@lucide/svelte/icons/sprout';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import type { Place } from './design/Nav.svelte';
import { ariaKeysOf, keysOf, type Shortcut } from './input/keys';
import { rooms } from './rooms';
import { waiting } from './rooms/upkeep/count.svelte';
import { dueFollowUps } from './rooms/follow-ups/count.svelte';
import { waitingLeads } from './rooms/leads/count.svelte';
import { reviewToDo } from './rooms/review/due.svelte';
import { notesToWrite } from './rooms/week/counts.svelte';
import type { Route } from './route.svelte';
import type { Messages } from './words/ja';

type Entry = {
  route: Route;
  icon: Place['icon'];
  key: Shortcut;
  apart?: boolean;
} & (
  | { name: keyof Messages['shell']['places']; count?: undefined }
  /** The figure beside it, undefined for none; a mark where it only says that there is something. */
  | { name: keyof Messages['shell']['counts']; count: () => number | undefined; marks?: true }
);

const entries: Entry[] = [
  { route: { room: 'week' }, name: 'week', icon: Sun, key: 'place1', count: notesToWrite },
  { route: { room: 'learners' }, name: 'learners', icon: Users, key: 'place2' },
  { route: { room: 'leads' }, name: 'leads', icon: Sprout, key: 'place3', count: waitingLeads },
  { route: { room: 'followUps' }, name: 'followUps', icon: BellRing, key: 'place4', count: dueFollowUps },
  {
    route: { room: 'review' },
    name: 'review',
    icon: CalendarCheck,
    key: 'place5',
    count: reviewToDo,
    marks: true,
  },
  { route: { room: 'upkeep' }, name: 'upkeep', icon: ListChecks, key: 'place6', count: waiting },
  { route: { room: 'materials' }, name: 'materials', icon: Library, key: 'place7' },
  { route: { room: 'money' }, name: 'money', icon: Coins, key: 'place8' },
  { route: { room: 'metrics' }, name: 'metrics', icon: ChartLine, key: 'place9' },
  { route: { room: 'settings' }, name: 'settings', icon: Settings, key: 'settings', apart: true },
];

/** Beside a place where something is still to be done. */
const MARK = '●';

/** The entries of the menu whose rooms exist. */
export const places = entries.filter((entry) => rooms[entry.route.room]);

/** The menu in the language of `t`. */
export function menu(t: Messages): Place[] {
  return places.map((place) => {
    const { route, name, icon, key, apart } = place;
    return {
      id: route.room,
      label: t.shell.places[name],
      icon,
      keys: keysOf(key),
      ariaKeys: ariaKeysOf(key),
      ...(apart && { apart }),
      ...figureOf(place, t),
    };
  });
}

function figureOf(place: Entry, t: Messages): Pick<Place, 'figure'> {
  const count = place.count?.();
  if (!place.count || !count) return {};
  const figure = place.marks ? MARK : count;
  return { figure: { count: figure, says: t.shell.counts[place.name](count) } };
}

/** The entry under which a place belongs: a learner is found under the learners, an earlier review under the review, what was erased under the settings. */
export function menuPlaceOf(route: Route): string {
  if (['learner', 'erasure', 'merging'].includes(route.room)) return 'learners';
  if (route.room === 'pastReviews') return 'review';
  return route.room === 'erasures' ? 'settings' : route.room;
}
