import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import { callThrough } from '../host/call';
import type { LearnerLine } from '../host/wire';
import { words } from '../words/words.svelte';
import LearnerPick from './LearnerPick.svelte';

const people = Array.from({ length: 12 }, (_, n): LearnerLine => {
  const id = `l${n + 1}`;
  return {
    ...{
      id,
      name: `受講者${n + 1}番`,
      kana: null,
      external_id: null,
      lifecycle: 'active',
      starts_on: null,
      tags: [],
      terms: null,
    },
    ...{ next_booking: null, last_held: null, open_actions: 0, unbooked_days: null, last_contact: null },
    ...{ next_contact: null, payer: null, birthday: null, next_birthday: null, has_consent: true },
  };
});

let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  restore = callThrough(async () => ({ ok: people, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

/** The last of twelve is typed for, and not among those that were offered at first. */
async function findLast(): Promise<{ input: HTMLElement; onpick: Mock }> {
  const onpick = vi.fn();
  render(LearnerPick, { label: '受講者', placeholder: '', onpick });
  const input = screen.getByRole('combobox', { name: '受講者' });
  expect(await screen.findAllByRole('option')).toHaveLength(8);
  await fireEvent.input(input, { target: { value: '12番' } });
  return { input, onpick };
}

it('picks by keyboard one who is found only by typing', async () => {
  const { input, onpick } = await findLast();
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).toHaveBeenCalledExactlyOnceWith(people[11]);
  expect(input).toHaveProperty('value', '');
});

it('picks by the pointer one who is found only by typing', async () => {
  const { onpick } = await findLast();
  await fireEvent.click(screen.getByRole('option'));
  expect(onpick).toHaveBeenCalledExactlyOnceWith(people[11]);
});
