import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOf, doing } from '../../../fixtures/doing';
import { callThrough } from '../../../host/call';
import type { LearnerPage } from '../../../host/wire';
import { undo } from '../../../undo.svelte';
import { words } from '../../../words/words.svelte';
import LogLine from '../timeline/LogLine.svelte';
import Booking from './Booking.svelte';

let restore: () => void;
const answers: Record<string, unknown> = { 'session.book': 's', 'interaction.log': 'i' };
beforeEach(() => {
  void words.speak('ja');
  undo.hide();
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

it('says in the undo line what was booked, and stays in the line', async () => {
  const act = actOf('session.book');
  restore = callThrough(doing(act, (name) => answers[name] ?? []));
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
  const act = actOf('interaction.log');
  restore = callThrough(doing(act, (name) => answers[name] ?? []));
  render(LogLine, { learner: 'l', who: '佐藤' });
  const line = screen.getByRole('textbox', { name: words.t.learner.log.label });
  await fireEvent.input(line, { target: { value: '電話：日程の相談' } });
  await fireEvent.keyDown(line, { key: 'Enter' });
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});
