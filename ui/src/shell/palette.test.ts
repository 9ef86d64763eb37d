import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import { undo } from '../undo.svelte';
import { words } from '../words/words.svelte';
import { router } from '../route.svelte';
import Palette from './Palette.svelte';

const follow = (id: string, text: string): object => ({ id, text, trigger: 'by_hand', cancelled: [] });

let finished: unknown[];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  router.begin({ room: 'learner', id: 'v' });
  finished = [];
  let due = [follow('f', '教材を送る'), follow('g', '日程を決める')];
  let seq = 1;
  restore = callThrough(async (name, input) => {
    if (name === 'follow_up.finish') {
      finished.push(input);
      due = due.slice(1);
      seq += 1;
    }
    const acts = [{ seq, kind: 'interaction.log', about: {}, learner: null }];
    const ok = { 'act.recent': acts, 'follow_up.due_of': due, 'interaction.log': 'i' }[name as string];
    return { ok: ok ?? [], touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
  router.begin({ room: 'week' });
});

it('asks after a contact was logged which follow-ups it has ended, one after the other', async () => {
  await import('../messages/Answered.svelte'); // loaded only where something is due
  const t = words.t.messages.answered;
  render(Palette, { open: true });
  const box = screen.getByRole('combobox');
  await fireEvent.input(box, { target: { value: 'LINE: 来週の日程を相談' } });
  await screen.findByRole('option', { name: words.t.palette.logHere('LINE: 来週の日程を相談') });
  await fireEvent.keyDown(box, { key: 'Enter' });
  const close = t.close(words.t.terms.followUpResult.replied);
  const [first] = await screen.findAllByRole('button', { name: close });
  await expect.poll(() => document.activeElement).toBe(first);
  await fireEvent.click(first as HTMLElement);
  await expect.poll(() => screen.queryByText(t.open('教材を送る'))).toBeNull();
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe(close);
  await fireEvent.click(screen.getByRole('button', { name: t.leave }));
  await expect.poll(() => document.querySelector('dialog')?.open).toBe(false);
  expect(finished).toEqual([{ follow_up: 'f', result: 'replied', contact: null, logged: 'i' }]);
});
