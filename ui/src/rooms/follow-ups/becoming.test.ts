import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { FollowUpLine } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Becoming from './Becoming.svelte';

const t = words.t.followUps;
afterEach(cleanup);

const proposed = (due_on: string | null): string => {
  const row = { id: 'f', due_on } as FollowUpLine;
  const rest = { busy: false, onact: vi.fn(), onclose: vi.fn() };
  render(Becoming, { row, way: 'snooze', today: '2026-11-20', ...rest });
  return screen.getByLabelText<HTMLInputElement>(t.until).value;
};

it.each([
  ['2026-11-18', '2026-11-27'],
  ['2026-11-20', '2026-11-27'],
  ['2026-12-10', '2026-12-17'],
  [null, '2026-11-27'],
])('puts one that is due on %s off to a week later than that and today', (due, until) => {
  expect(proposed(due)).toBe(words.f.day(until));
});
