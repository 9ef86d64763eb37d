import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import { undo } from '../../undo.svelte';
import { words } from '../../words/words.svelte';
import Ended from './Ended.svelte';

const t = words.t.history.done;
let acts: { seq: number; kind: string; about: object; undone: boolean }[];
let taken: unknown[];
let restore: () => void;
beforeEach(() => {
  acts = [{ seq: 5, kind: 'import.run', about: {}, undone: false }];
  taken = [];
  restore = callThrough(async (name, input) => {
    if (name !== 'act.undo') return { ok: acts.slice(0, 1), touched: [] };
    taken.push(input);
    return { ok: { ...acts.find(({ seq }) => seq === 5), undone: true }, touched: [] };
  });
});
afterEach(() => {
  undo.hide();
  cleanup();
  restore();
});

it('takes back the import, whatever was done since', async () => {
  render(Ended, { said: '3件', act: 'import.run' });
  const button = await screen.findByRole('button', { name: t.undo });
  await expect.poll(() => button.hasAttribute('disabled')).toBe(false);
  acts = [{ seq: 6, kind: 'session.confirm', about: {}, undone: false }, ...acts];
  await fireEvent.click(button);
  expect(await screen.findByText(t.undone)).toBeTruthy();
  expect(taken).toEqual([{ seq: 5 }]);
});
