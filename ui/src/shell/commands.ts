// What can be done from everywhere. Each command names its words and, where it has one, its shortcut.
import { look, TEXT_SCALES, type Theme } from '../design/look.svelte';
import { helpWith } from '../guide';
import { call } from '../host/call';
import type { HitView } from '../host/wire';
import { keysOf, type Shortcut } from '../input/keys';
import { places } from '../places';
import { practice } from '../practice.svelte';
import { prefer } from '../preferences';
import { router, type At } from '../route.svelte';
import { undo } from '../undo.svelte';
import { foundIn } from '../words/fold';
import type { Messages } from '../words/ja';
import { nameOf } from '../words/name';
import { goToNextNote } from './next-note.svelte';

/** One entry of the palette. `found` are other words it is found by. */
export type Entry = { id: string; label: string; found: string; keys?: string; act: () => unknown };

/** The places to go to, in the language of `t`. */
export function placeEntries(t: Messages): Entry[] {
  return places.map(({ route, name, key }) => ({
    id: `place-${name}`,
    label: t.shell.places[name],
    found: t.palette.placesFound[name],
    keys: keysOf(key),
    act: () => router.go(route),
  }));
}

/** What can be done now, in the language of `t`. */
export function commandEntries(t: Messages): Entry[] {
  const spoken = t.palette.commands;
  const entry = (name: keyof typeof spoken, act: () => unknown, key?: Shortcut): Entry => ({
    id: `command-${name}`,
    ...spoken[name],
    ...(key && { keys: keysOf(key) }),
    act,
  });
  const { at } = router;
  const other = t.palette.otherLanguage;
  const themes = (['light', 'dark', 'system'] satisfies Theme[]).filter((theme) => theme !== look.theme);
  const larger = TEXT_SCALES.find((scale) => scale > look.textScale);
  const smaller = TEXT_SCALES.findLast((scale) => scale < look.textScale);
  return [
    entry('newNote', goToNextNote, 'note'),
    ...(at.room === 'learner'
      ? [
          entry('book', () => bookAt(bookingPlace(at))),
          entry('papers', () => router.replace({ ...at, papers: true })),
        ]
      : []),
    entry('cancelDay', () => router.go({ room: 'week', cancelling: true })),
    entry('undo', () => undo.undo(), 'undo'),
    entry('redo', () => undo.redo(), 'redo'),
    entry('newLead', () => router.go({ room: 'leads', adding: true })),
    entry('plans', () => router.go({ room: 'settings', part: 'plans' })),
    entry('report', () => router.go({ room: 'metrics', report: true })),
    entry('counting', () => router.go({ room: 'settings', part: 'metrics' })),
    entry('whyTheyLeft', () => router.go({ room: 'endings' })),
    entry('addLearner', () => router.go({ room: 'learners', adding: true })),
    entry('bringIn', () => router.go({ room: 'import' })),
    practice.open?.which === 'sample'
      ? entry('leaveSample', () => practice.leaveSample())
      : entry('sample', () => practice.openSample()),
    entry('exportTables', () => router.go({ room: 'export' })),
    entry('exportBookings', () => router.go({ room: 'export', what: 'bookings' })),
    entry('exportAll', () => router.go({ room: 'settings', part: 'export' })),
    entry('help', () => router.go(helpWith(at)), 'help'),
    entry('folder', () => call('folder.reveal', {})),
    ...themes.map((theme) => entry(theme, () => prefer({ theme }))),
    ...(larger ? [entry('larger', () => prefer({ textScale: larger }))] : []),
    ...(smaller ? [entry('smaller', () => prefer({ textScale: smaller }))] : []),
    entry('language', () => prefer({ language: other })),
  ];
}

/** Booking the next session of the learner who was found by name, in the language of `t`. */
export function bookingEntries(t: Messages, hits: readonly HitView[]): Entry[] {
  const learner = hits.find(({ kind }) => kind === 'learner')?.learner;
  if (!learner) return [];
  const act = (): void => bookAt({ room: 'learner', id: learner.id });
  return [{ id: `book-${learner.id}`, label: t.palette.bookFor(nameOf(learner, t)), found: '', act }];
}

/** In a note that is being written it is booked there; elsewhere beside the record. */
function bookingPlace(at: At<'learner'>): At<'learner'> {
  return at.compose ? at : { room: 'learner', id: at.id };
}

/** Whoever stands at the place already makes no step: the room takes the wish away, and the step would lead nowhere. */
function bookAt(place: At<'learner'>): void {
  const wanted = { ...place, booking: true } as const;
  if (router.standsAt(place)) router.replace(wanted);
  else router.go(wanted);
}

/** The entries that `text` names, by their label or their other words. */
export function entriesFor(text: string, entries: readonly Entry[]): Entry[] {
  return entries.filter(({ label, found }) => foundIn(`${label} ${found}`, text));
}
