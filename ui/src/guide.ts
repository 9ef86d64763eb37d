// Which page of the guide belongs to which place. The pages themselves are the files of `docs/guide`, shown by the room `help`.
import type { At, Route } from './route.svelte';

/** Every page of the guide, by the name of its file, in the order in which they are listed. */
export const guidePages = [
  'start',
  'learners',
  'leads',
  'bookings',
  'cancellations',
  'follow-ups',
  'profile',
  'endings',
  'money',
  'materials',
  'upkeep',
  'import',
  'export',
  'disclosure',
  'erasure',
  'backups',
  'own',
] as const;

export type GuidePage = (typeof guidePages)[number];

/** Where help with the place `at` is found; who reads the guide already stays on that page. */
export function helpWith(at: Route): At<'help'> {
  return at.room === 'help' ? at : { room: 'help', page: pageOf(at) };
}

function pageOf(at: Exclude<Route, At<'help'>>): GuidePage {
  switch (at.room) {
    case 'week':
      return at.cancelling ? 'follow-ups' : 'start';
    case 'learner':
      return at.session === undefined ? 'bookings' : 'cancellations';
    case 'settings':
      return at.part === 'export' ? 'export' : 'own';
    case 'followUps':
      return 'follow-ups';
    case 'merging':
      return 'learners';
    case 'erasures':
      return 'erasure';
    default:
      return at.room;
  }
}
