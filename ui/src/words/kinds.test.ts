import { expect, test } from 'vitest';
import { en } from './en';
import { ja } from './ja';
import { tally } from './kinds';

test('tables that a coach knows as one are counted as one, in the order in which they are told', () => {
  const rows = { progress: 3, goal: 1, session: 2, note: 2, note_version: 5, later: 1 };
  expect(tally(rows, ja.kinds)).toEqual([
    { kind: 'sessions', count: 2 },
    { kind: 'notes', count: 2 },
    { kind: 'goals', count: 4 },
    { kind: 'others', count: 1 },
  ]);
});

test('what was shared is counted as often as it was, and what a session is part of is no session', () => {
  expect(tally({ share: 1, material: 1, session: 3, series: 1, gathering: 1 }, ja.kinds)).toEqual([
    { kind: 'sessions', count: 3 },
    { kind: 'materials', count: 1 },
    { kind: 'library', count: 1 },
  ]);
});

test('both languages tell the kinds in one order', () => {
  expect(Object.keys(en.kinds)).toEqual(Object.keys(ja.kinds));
});
