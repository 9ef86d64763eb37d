import { expect, it } from 'vitest';
import { readLength, readMinutes } from './length';

it.each([
  ['60分', 60],
  ['９０分', 90],
  ['九十分', 90],
  ['50分間', 50],
  ['1時間', 60],
  ['一時間半', 90],
  ['1時間15分', 75],
  ['90 min', 90],
  ['90min', 90],
  ['45 minutes', 45],
  ['for 1 hour', 60],
  ['1 hr 30 mins', 90],
  ['2 hours', 120],
])('%s is as long as %s minutes', (text, minutes) => expect(readLength(text)).toBe(minutes));

it.each([
  '',
  '60',
  '半',
  '10h',
  '1時',
  '10:00',
  '0分',
  '1441分',
  '25 hours',
  '90 min of piano',
  '-5 min',
  'an age',
])('%s is no length', (text) => expect(readLength(text)).toBeNull());

it.each([
  ['50', 50],
  ['５０分', 50],
  ['90 min', 90],
  ['0', null],
  ['1441', null],
  ['1時間', null],
  ['', null],
])('%s is %s minutes in a field for minutes', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});
