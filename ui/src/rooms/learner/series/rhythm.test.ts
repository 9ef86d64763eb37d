import { expect, it } from 'vitest';
import { rhythmOf, saidOf } from './rhythm';

it('begins with what the line said, in weeks where they are whole', () => {
  expect(saidOf(null)).toEqual({ every: '1', unit: 'week', ends: 'times', times: '8', until: null });
  const until = '2027-03-31';
  expect(saidOf({ everyDays: 14, times: null, until })).toMatchObject({ every: '2', ends: 'until', until });
  expect(saidOf({ everyDays: 10, times: 3, until: null })).toMatchObject({
    every: '10',
    unit: 'day',
    times: '3',
  });
});

it('is the rhythm that was said, and none while something is missing', () => {
  const said = saidOf(null);
  expect(rhythmOf(said)).toEqual({ every_days: 7, times: 8, until: null });
  expect(rhythmOf({ ...said, every: '２', times: ' 12 ' })).toEqual({
    every_days: 14,
    times: 12,
    until: null,
  });
  expect(rhythmOf({ ...said, ends: 'until' })).toBeNull();
  const until = '2026-12-25';
  expect(rhythmOf({ ...said, ends: 'until', until })).toEqual({ every_days: 7, times: null, until });
  for (const wrong of ['', '0', '-1', '1.5', 'x']) {
    expect(rhythmOf({ ...said, every: wrong })).toBeNull();
    expect(rhythmOf({ ...said, times: wrong })).toBeNull();
  }
});
