import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { actOf, doing } from '../fixtures/doing';
import { call, callThrough } from '../host/call';
import { router } from '../route.svelte';
import { undo } from '../undo.svelte';
import { words } from '../words/words.svelte';
import UndoLine from './UndoLine.svelte';

const t = words.t.shell.undo;

let restore = (): void => undefined;
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
  router.replace({ room: 'week' });
});

it('leads from a graduation to the follow-ups that it opened', async () => {
  restore = callThrough(doing(actOf('contract.graduate')));
  render(UndoLine);
  await call('contract.graduate', { contract: 'c', ended_on: null, words: null, rest: null } as never);
  await undo.tell();
  await screen.findByText(t.opened['contract.graduate'] ?? '');
  await fireEvent.click(screen.getByRole('button', { name: t.toFollowUps }));
  expect(router.at).toEqual({ room: 'followUps' });
});

it('leads nowhere from any other act', async () => {
  restore = callThrough(async () => ({ ok: [actOf('contract.end')], touched: [] }));
  render(UndoLine);
  await undo.tell();
  await screen.findByRole('button', { name: new RegExp(t.undo) });
  expect(screen.queryByRole('button', { name: t.toFollowUps })).toBeNull();
});
