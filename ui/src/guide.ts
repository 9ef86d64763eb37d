// Which page of the guide belongs to which place. The pages themselves are the files of `docs/guide`, shown by the room `help`.
import type { At, Route } from './route.svelte';

/** Every page of the guide, by the name of its file, in the order in which they are listed. */
export const guidePages = [
  'start',
  'learners',
  'leads',
  'bookings',
  'notes',
  'cancellations',
  'follow-ups',
  'profile',
  'endings',
  'money',
  'metrics',
  'review',
  'papers',
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

/** What is shown of places and has a page of its own, the latest last. */
const shown: GuidePage[] = [];

/** Let help lead to `page` as long as what is shown is about it. Returns the way to end that: `$effect(() => helpLeadsTo('notes'))`. */
export function helpLeadsTo(page: GuidePage): () => void {
  shown.push(page);
  return () => {
    const at = shown.lastIndexOf(page);
    if (at >= 0) shown.splice(at, 1);
  };
}

/** Where help with what is shown at the place `at` is found; who reads the guide already stays on that page. */
export function helpWith(at: Route): At<'help'> {
  return at.room === 'help' ? at : { room: 'help', page: shown.at(-1) ?? pageOf(at) };
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
    case 'pastReviews':
      return 'review';
    case 'erasures':
      return 'erasure';
    default:
      return at.room;
  }
}
