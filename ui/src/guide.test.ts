import { expect, it } from 'vitest';
import { helpLeadsTo, helpWith } from './guide';
import type { Route } from './route.svelte';

it.each<[Route, string]>([
  [{ room: 'week' }, 'start'],
  [{ room: 'week', cancelling: true }, 'follow-ups'],
  [{ room: 'start' }, 'start'],
  [{ room: 'learner', id: 'a' }, 'bookings'],
  [{ room: 'learner', id: 'a', session: 'b' }, 'cancellations'],
  [{ room: 'settings' }, 'own'],
  [{ room: 'settings', part: 'messages' }, 'own'],
  [{ room: 'settings', part: 'export' }, 'export'],
  [{ room: 'erasures' }, 'erasure'],
  [{ room: 'merging', id: 'a', other: 'b' }, 'learners'],
  [{ room: 'money' }, 'money'],
  [{ room: 'import', inbox: true }, 'import'],
])('leads from %o to the page about it', (at, page) => {
  expect(helpWith(at)).toEqual({ room: 'help', page });
});

it('keeps whoever reads the guide on the page that is read', () => {
  const at: Route = { room: 'help', page: 'money', section: 2 };
  expect(helpWith(at)).toBe(at);
});

it('leads to what is shown at a place as long as it is shown, the latest first', () => {
  const at: Route = { room: 'learner', id: 'a' };
  const leads = (page: string): void => expect(helpWith(at)).toEqual({ room: 'help', page });
  const [contract, composer] = [helpLeadsTo('endings'), helpLeadsTo('notes')];
  leads('notes');
  contract();
  leads('notes');
  composer();
  leads('bookings');
});
