import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import type { LearnerPage } from '../../../host/wire';
import { undo } from '../../../undo.svelte';
import { words } from '../../../words/words.svelte';
import LogLine from '../timeline/LogLine.svelte';
import Booking from './Booking.svelte';

const act = { seq: 7, kind: 'session.book', learner: null, about: {}, at: 0, undone: false };

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  undo.hide();
  const answers: Record<string, unknown> = {
    'act.recent': [act],
    'session.book': 's',
    'interaction.log': 'i',
  };
  restore = callThrough(async (name) => ({ ok: answers[name] ?? [], touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

it('says in the undo line what was booked, and stays in the line', async () => {
  const page = { id: 'l', next_booking: null, last_held: null, agreement: null } as unknown as LearnerPage;
  render(Booking, { page, onread: () => undefined });
  const line = screen.getByRole<HTMLInputElement>('textbox', { name: words.t.composer.booking });
  await fireEvent.input(line, { target: { value: '12/4 10:00' } });
  const book = screen.getByRole('button', { name: words.t.learner.record.book });
  book.focus();
  await fireEvent.click(book);
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
  expect(line.value).toBe('');
  expect(document.activeElement).toBe(line);
});

it('says in the undo line that a contact was logged', async () => {
  render(LogLine, { learner: 'l', who: '佐藤' });
  const line = screen.getByRole('textbox', { name: words.t.learner.log.label });
  await fireEvent.input(line, { target: { value: '電話：日程の相談' } });
  await fireEvent.keyDown(line, { key: 'Enter' });
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});
