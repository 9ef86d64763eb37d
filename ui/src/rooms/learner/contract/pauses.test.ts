import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOf, doing } from '../../../fixtures/doing';
import { callThrough } from '../../../host/call';
import type { PauseView } from '../../../host/wire';
import { undo } from '../../../undo.svelte';
import { words } from '../../../words/words.svelte';
import Pauses from './Pauses.svelte';

const t = words.t.learner.contract;

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  restore = callThrough(async (name) => ({ ok: name === 'act.recent' ? [] : null, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

const holder = (): Element | null => document.activeElement;
const press = async (name: string): Promise<void> => {
  const button = screen.getByRole('button', { name });
  button.focus();
  await fireEvent.click(button);
};

it.each([
  ['kept', t.pause],
  ['given up', words.t.learner.cancel],
])('takes the focus into its form, and back when that is %s', async (_, end) => {
  render(Pauses, { learner: 'l1', pauses: [], contracts: [] });
  await press(t.pause);
  await expect.poll(holder).toBe(screen.getByRole('textbox', { name: t.from }));
  await press(end);
  await expect.poll(() => screen.queryByRole('textbox', { name: t.from })).toBeNull();
  await expect.poll(holder).toBe(screen.getByRole('button', { name: t.pause }));
});

it('says in the undo line that somebody rests', async () => {
  const act = actOf('pause.add');
  restore = callThrough(doing(act, () => []));
  render(Pauses, { learner: 'l1', pauses: [], contracts: [] });
  await press(t.pause);
  await expect.poll(holder).toBe(screen.getByRole('textbox', { name: t.from }));
  await press(t.pause);
  await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
});

it.each([
  ['as the usual wish', 'learner', null, 'learner'],
  ['as the usual wish, whosever the core says it is', 'coach', null, 'coach'],
  ['as the coach’s, when that is said', 'learner', t.callingOff.wishes.coach, 'coach'],
])('tells the bookings in the pause, and calls them off %s', async (_, usual, said, wish) => {
  const added: unknown[] = [];
  restore = callThrough(async (name, input) => {
    if (name === 'pause.add') added.push((input as { call_off: unknown }).call_off);
    const within = { bookings: [{ id: 's1', day: '2026-11-27', time: '10:00' }], usual };
    if (name === 'pause.add') return { ok: null, touched: [] };
    return { ok: name === 'pause.bookings_within' ? within : name === 'act.recent' ? [] : null, touched: [] };
  });
  render(Pauses, { learner: 'l1', pauses: [], contracts: [] });
  await press(t.pause);
  await screen.findByText(t.callingOff.within.what('1'));
  expect(screen.queryByRole('radio')).toBeNull();
  await fireEvent.click(screen.getByRole('checkbox', { name: t.callingOff.too }));
  screen.getByText(t.callingOff.costs);
  if (said) await fireEvent.click(screen.getByRole('radio', { name: said }));
  await press(t.pause);
  await expect.poll(() => added).toEqual([{ bookings: ['s1'], wish }]);
});

describe('a pause that has not begun', () => {
  const ahead: PauseView = {
    ...{ id: 'p1', starts_on: '2199-11-10', ends_on: '2199-11-19', reason: null },
    ...{ contract: null, billed: false, extends_term: true },
  };
  const asked: [string, unknown][] = [];
  beforeEach(() => {
    asked.length = 0;
    restore = callThrough(async (name, input) => {
      asked.push([name, input]);
      return { ok: name === 'pause.bookings_within' ? [] : null, touched: [] };
    });
    render(Pauses, { learner: 'l1', pauses: [ahead], contracts: [] });
  });

  it('is put right in both days', async () => {
    expect(screen.queryByRole('button', { name: t.resume })).toBeNull();
    await press(t.correctPause);
    const from = screen.getByRole<HTMLInputElement>('textbox', { name: t.from });
    expect(document.activeElement).toBe(from);
    await fireEvent.input(from, { target: { value: '2199/11/12' } });
    await fireEvent.input(screen.getByRole('textbox', { name: t.until }), { target: { value: '' } });
    await press(t.correctPauseNow);
    const said = { pause: 'p1', starts_on: '2199-11-12', ends_on: null, call_off: null };
    await expect
      .poll(() => asked.filter(([name]) => name === 'pause.correct'))
      .toEqual([['pause.correct', said]]);
    await expect.poll(holder).toBe(screen.getByRole('button', { name: t.correctPause }));
  });

  it.each([
    ['put right', 'pause.correct', [t.correctPause, t.correctPauseNow]],
    ['taken back', 'pause.remove', [t.takeBackPause]],
  ])('says in the undo line that it was %s', async (_, kind, presses) => {
    const act = actOf(kind);
    restore = callThrough(doing(act, (name) => (name === 'pause.bookings_within' ? [] : null)));
    for (const name of presses) await press(name);
    await expect.poll(() => undo.last).toEqual({ kind: 'done', act });
  });

  it('is taken back', async () => {
    await press(t.takeBackPause);
    await expect.poll(() => asked).toContainEqual(['pause.remove', { pause: 'p1' }]);
    await expect.poll(holder).toBe(screen.getByRole('button', { name: t.pause }));
  });
});
