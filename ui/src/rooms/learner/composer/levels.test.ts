import { expect, it } from 'vitest';
import { achievementAt, STEP, valueAt } from './levels';

const RISING = { baseline: '0', target: '100' };
const FALLING = { baseline: '34', target: '20' };

it.each([
  [RISING, '55', 55],
  [RISING, '120', 100],
  [RISING, '-5', 0],
  [FALLING, '34', 0],
  [FALLING, '27', 50],
  [FALLING, '20', 100],
  [{ baseline: '5', target: '5' }, '5', 100],
])('of the way %o, %s is %i percent', (way, value, percent) => {
  expect(achievementAt(value, way)).toBe(percent);
});

it('writes values of the goal with at most two decimals', () => {
  expect(valueAt(60, RISING)).toBe('60');
  expect(valueAt(5, FALLING)).toBe('33.3');
  expect(valueAt(35, { baseline: '0.1', target: '0.4' })).toBe('0.21');
});

it.each([RISING, FALLING, { baseline: '-3', target: '4.5' }])('every step of %o is read back', (way) => {
  for (let percent = 0; percent <= 100; percent += STEP) {
    expect(achievementAt(valueAt(percent, way), way)).toBe(percent);
  }
});
