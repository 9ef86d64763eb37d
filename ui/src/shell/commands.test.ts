import { afterEach, expect, it } from 'vitest';
import { look } from '../design/look.svelte';
import { callThrough } from '../host/call';
import type { HitView } from '../host/wire';
import { router } from '../route.svelte';
import { en } from '../words/en';
import { ja } from '../words/ja';
import { words } from '../words/words.svelte';
import { bookingEntries, commandEntries, entriesFor, placeEntries, type Entry } from './commands';

let restore = (): void => undefined;
afterEach(() => {
  restore();
  look.wear({ theme: 'system', textScale: 1 });
  void words.speak('ja');
  router.begin({ room: 'week' });
});

const ids = (entries: { id: string }[]): string[] => entries.map((entry) => entry.id);

it.each([
  ['もじ', ['command-larger', 'command-smaller']],
  ['KURAI', ['command-dark']],
  ['ついか', ['command-addLearner']],
  ['かきだし', ['command-exportTables', 'command-exportAll']],
  ['カレンダー', ['command-exportBookings']],
  ['インポート', ['command-bringIn']],
  ['やりなお', ['command-redo']],
  ['さんぷる', ['command-sample']],
  ['とりけ', ['command-undo']],
  ['英語', ['command-language']],
  ['ない言葉', []],
])('finds commands by 「%s」', (text, found) => {
  expect(ids(entriesFor(text, commandEntries(ja)))).toEqual(found);
});

it('shows every command and place while nothing is typed', () => {
  const all = commandEntries(en);
  expect(entriesFor('', all)).toEqual(all);
  expect(ids(placeEntries(en))).toContain('place-settings');
});

it('offers only what would change something', () => {
  look.wear({ theme: 'dark', textScale: 1.5 });
  const offered = ids(commandEntries(ja));
  expect(offered).not.toContain('command-dark');
  expect(offered).not.toContain('command-larger');
  expect(offered).toContain('command-light');
  expect(offered).toContain('command-smaller');
});

it.each([
  [{ session: 's' }, { booking: true }],
  [
    { session: 's', compose: true },
    { session: 's', compose: true, booking: true },
  ],
] as const)('books for the learner in view, in the note if one is being written: %o', (at, to) => {
  const offered = (): Entry | undefined => commandEntries(ja).find((entry) => entry.id === 'command-book');
  expect(offered()).toBeUndefined();
  router.begin({ room: 'learner', id: 'a', ...at });
  offered()?.act();
  expect(router.at).toEqual({ room: 'learner', id: 'a', ...to });
});

it('books for the learner who was named', () => {
  const learner = { id: 'b', name: '佐藤 美咲', external_id: null };
  const hit = (kind: string): HitView => ({ kind, learner }) as HitView;
  expect(bookingEntries(ja, [hit('note')])).toEqual([]);
  const [entry] = bookingEntries(ja, [hit('note'), hit('learner')]);
  expect(entry?.label).toBe('佐藤 美咲の次回を予約する');
  entry?.act();
  expect(router.at).toEqual({ room: 'learner', id: 'b', booking: true });
});

it.each([{}, { session: 's', compose: true }] as const)(
  'leaves no dead step in the way back when one stands where it is booked: %o',
  (at) => {
    router.begin({ room: 'week' });
    const place = { room: 'learner', id: 'a', ...at } as const;
    router.go(place);
    commandEntries(ja)
      .find(({ id }) => id === 'command-book')
      ?.act();
    expect(router.at).toEqual({ ...place, booking: true });
    // As the room does once one stands there.
    router.replace(place);
    const back = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
    router.back();
    return back.then(() => expect(router.at).toEqual({ room: 'week' }));
  },
);

it('goes back to the session that was read when one booked beside the record', async () => {
  const session = { room: 'learner', id: 'a', session: 's' } as const;
  router.begin(session);
  commandEntries(ja)
    .find(({ id }) => id === 'command-book')
    ?.act();
  const back = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
  router.back();
  await back;
  expect(router.at).toEqual(session);
});

it('changes the window at once and has the core keep all of it', async () => {
  const kept: unknown[] = [];
  restore = callThrough(async (name, input) => {
    kept.push([name, input]);
    return { ok: null, touched: [] };
  });
  const command = commandEntries(ja).find((entry) => entry.id === 'command-larger');
  await command?.act();
  expect(look.textScale).toBe(1.1);
  expect(kept).toEqual([
    ['preferences.set', { preferences: { language: 'ja', theme: 'system', text_size: 110, columns: [] } }],
  ]);
});
