import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import type { ActionItemView } from '../../../host/wire';
import { words } from '../../../words/words.svelte';
import OpenActions from './OpenActions.svelte';

const t = words.t.learner.record;

const action = (id: string, text: string): ActionItemView =>
  ({ id, text, due_on: '2026-11-27', state: 'open' }) as ActionItemView;

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const line = (): HTMLInputElement => screen.getByRole('textbox', { name: t.actionPh });
const show = (...actions: ActionItemView[]): ReturnType<typeof render> =>
  render(OpenActions, { learner: 'l1', actions });
const rewrite = (text: string): Promise<boolean> =>
  fireEvent.click(screen.getByRole('button', { name: t.edit(text) }));

it.each([
  ['Enter', 1],
  ['Escape', 0],
])('gives back the line that was half typed before an action was rewritten, after %s', async (key, kept) => {
  show(action('a', '読書'), action('b', '散歩'));
  await fireEvent.input(line(), { target: { value: '書きかけ' } });
  await rewrite('読書');
  await rewrite('散歩');
  expect(line().value).toBe('散歩 2026/11/27（金）');
  await fireEvent.keyDown(line(), { key });
  await expect.poll(() => line().value).toBe('書きかけ');
  expect(asked.filter(([name]) => name === 'action_item.change')).toHaveLength(kept);
});

it('hands the focus to the line when an action is resolved', async () => {
  show(action('a', '読書'));
  const done = screen.getByRole('button', { name: words.t.terms.actionState.done });
  done.focus();
  await fireEvent.click(done);
  await expect.poll(() => document.activeElement).toBe(line());
});
