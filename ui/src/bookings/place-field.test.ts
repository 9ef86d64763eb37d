import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import { words } from '../words/words.svelte';
import PlaceField from './PlaceField.svelte';

const ROOM = 'https://zoom.us/j/1';
const t = words.t.places;
let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  asked = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: name === 'session.usual_place' ? ROOM : null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});
const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox');

it('proposes where the last session was, and says so', async () => {
  render(PlaceField, { learner: 'l', mode: 'online', said: null, value: null });
  await expect.poll(() => field().value).toBe(ROOM);
  expect(asked).toEqual([['session.usual_place', { learner: 'l', mode: 'online' }]]);
  screen.getByText(t.asLast);
});

it('shows the link of the line rather than the proposal, and what is typed here rather than either', async () => {
  const told: (string | null)[] = [];
  render(PlaceField, {
    ...{ learner: 'l', mode: null, said: 'https://meet.example/x', value: null },
    onchange: (value: string | null) => void told.push(value),
  });
  await expect.poll(() => asked.length).toBe(1);
  expect(field().value).toBe('https://meet.example/x');
  expect(screen.queryByText(t.asLast)).toBeNull();
  await fireEvent.input(field(), { target: { value: '' } });
  expect(field().value).toBe('');
  expect(told).toEqual(['']);
});

it('asks nothing where several are booked', async () => {
  render(PlaceField, { learner: null, mode: null, said: null, value: null });
  await expect.poll(() => field().value).toBe('');
  expect(asked).toEqual([]);
});
