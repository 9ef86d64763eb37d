import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import { router } from '../route.svelte';
import { words } from '../words/words.svelte';
import { choosing, goToNextNote } from './next-note.svelte';
import NoteChooser from './NoteChooser.svelte';

const t = words.t.palette.note;
const waiting = (session: string, name: string, day: string, of_today = false): unknown => ({
  ...{ session, day, of_today, time: '10:00', learner: `of-${session}` },
  ...{ name, kana: null, external_id: null },
});
let answers: Record<string, unknown>;
let restore: () => void;
beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  router.replace({ room: 'week' });
  choosing.open = false;
  answers = { 'learners.list': [{ id: 'other', name: '渡邉 直樹', kana: 'わたなべ なおき' }] };
  restore = callThrough(async (name) => ({ ok: answers[name] ?? null, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

it('opens the session of today at once', async () => {
  answers['composer.next'] = waiting('a', '佐藤 美咲', '2026-11-20', true);
  await goToNextNote();
  expect(router.at).toEqual({ room: 'learner', id: 'of-a', session: 'a', compose: true });
  expect(choosing.open).toBe(false);
});

it('asks whose note it is when the sessions that wait are older', async () => {
  answers['composer.next'] = waiting('a', '佐藤 美咲', '2026-11-18');
  await goToNextNote();
  expect([router.at.room, choosing.open]).toEqual(['week', true]);
});

it('goes to the learners when none waits', async () => {
  await goToNextNote();
  expect(router.at).toEqual({ room: 'learners', nothingToWrite: true });
});

it('takes the first by Enter, and another one by typing', async () => {
  answers['composer.waiting'] = [
    waiting('a', '佐藤 美咲', '2026-11-18'),
    waiting('b', '田中 健', '2026-11-17'),
  ];
  render(NoteChooser, { open: true });
  const box = await screen.findByRole('combobox');
  await screen.findByText('田中 健');
  expect(
    screen.getAllByRole('option').map((option) => option.textContent.trim().split(/\s{2,}/)[0]),
  ).toHaveLength(3);
  await fireEvent.input(box, { target: { value: '田中' } });
  await fireEvent.keyDown(box, { key: 'Enter' });
  expect(router.at).toEqual({ room: 'learner', id: 'of-b', session: 'b', compose: true });
});

it('leads to any other learner', async () => {
  answers['composer.waiting'] = [waiting('a', '佐藤 美咲', '2026-11-18')];
  render(NoteChooser, { open: true });
  const box = await screen.findByRole('combobox');
  await fireEvent.click(await screen.findByText(t.other));
  await screen.findByText('渡邉 直樹');
  expect(screen.queryByText('佐藤 美咲')).toBeNull();
  await fireEvent.keyDown(box, { key: 'Enter' });
  expect(router.at).toEqual({ room: 'learner', id: 'other', compose: true });
});
