import { describe, expect, it } from 'vitest';
import { readTime } from './time';

it('reads a time of day alone', () => {
  expect(readTime('１０：００')).toBe('10:00');
  expect(readTime('午後3時半')).toBe('15:30');
  expect(readTime('8pm')).toBe('20:00');
  expect(readTime('24:00')).toBeNull();
  expect(readTime('later')).toBeNull();
});

describe('a time alone', () => {
  it.each([
    ['10', '10:00'],
    ['1030', '10:30'],
    ['0330', '03:30'],
    ['at 10', '10:00'],
    ['3:30 p.m.', '15:30'],
    ['午後 3時半から', '15:30'],
    ['10時30', '10:30'],
    ['正午', '12:00'],
    ['夜7時', '19:00'],
    ['夜の7時半', '19:30'],
    ['夕方5:15', '17:15'],
    ['朝10時', '10:00'],
    ['昼12時', '12:00'],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time));

  it.each([
    '10.30',
    '11/27',
    '10:00-11:00',
    '10:00〜11:00',
    '1530-1620',
    '330',
    '2460',
    '0360',
    '10:00 Zoom',
    '50分',
    '午前10pm',
    'いつもの時間',
  ])('is not meant by %s', (text) => expect(readTime(text)).toBeNull());
});
