import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOf, doing } from '../../../fixtures/doing';
import { callThrough } from '../../../host/call';
import type { GoalView, LearnerPage } from '../../../host/wire';
import { undo } from '../../../undo.svelte';
import { words } from '../../../words/words.svelte';
import Goals from './Goals.svelte';

const t = words.t.learner.goals;

const goal = (id: string, title: string): GoalView => ({
  ...{ id, title, baseline: '0', target: '100', unit: '%', set_on: '2026-09-15', due_on: null },
  ...{ state: 'active', latest: null },
});
const page = (...goals: GoalView[]): LearnerPage =>
  ({
    ...{ id: 'l1', goals },
    open_obstacles: [{ id: 'o1', text: '会議', opened_on: '2026-11-06' }],
  }) as unknown as LearnerPage;

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(async (name) => ({ ok: name === 'goal.add' ? 'g2' : null, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

const press = async (name: string): Promise<void> => {
  const button = screen.getByRole('button', { name });
  button.focus();
  await fireEvent.click(button);
};
const holder = (): Element | null => document.activeElement;
const stoodOn = (): string | null | undefined => holder()?.closest('.goal')?.querySelector('b')?.textContent;

describe('the focus goes on', () => {
  it('to a new goal once it is there', async () => {
    const { rerender } = render(Goals, { page: page(goal('g1', '残業')) });
    await press(t.add);
    await fireEvent.input(screen.getByRole('textbox', { name: t.goal }), { target: { value: '早起き' } });
    await press(words.t.learner.save);
    await expect.poll(() => screen.queryByRole('textbox', { name: t.goal })).toBeNull();
    await rerender({ page: page(goal('g1', '残業'), goal('g2', '早起き')) });
    expect(stoodOn()).toBe('早起き');
  });

  it('to where a form was opened that is given up', async () => {
    render(Goals, { page: page(goal('g1', '残業')) });
    await press(t.add);
    await press(words.t.learner.cancel);
    await expect.poll(holder).toBe(screen.getByRole('button', { name: t.add }));
  });

  it('to the goal that was changed or read', async () => {
    render(Goals, { page: page(goal('g1', '残業')) });
    await press(t.change('残業'));
    await press(words.t.learner.save);
    await expect.poll(stoodOn).toBe('残業');
    await press(t.read);
    await press(words.t.learner.cancel);
    await expect.poll(stoodOn).toBe('残業');
  });

  it('to the line below when an obstacle is cleared', async () => {
    render(Goals, { page: page() });
    await press(t.clearOf('会議'));
    await expect.poll(holder).toBe(screen.getByRole('textbox', { name: t.obstaclePh }));
  });
});

it('keeps the focus in the line when an obstacle was added by its button', async () => {
  render(Goals, { page: page() });
  const line = screen.getByRole('textbox', { name: t.obstaclePh });
  await fireEvent.input(line, { target: { value: '夜更かし' } });
  const form = line.closest('form') as HTMLFormElement;
  within(form).getByRole('button').focus();
  await fireEvent.submit(form);
  await expect.poll(holder).toBe(line);
});

it.each([
  ['a goal was changed', 'goal.change', [t.change('残業'), words.t.learner.save]],
  ['an obstacle was cleared', 'obstacle.clear', [t.clearOf('会議')]],
])('says in the undo line that %s', async (_, kind, presses) => {
  const act = actOf(kind);
  restore = callThrough(doing(act));
  render(Goals, { page: page(goal('g1', '残業')) });
  for (const name of presses) await press(name);
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});
