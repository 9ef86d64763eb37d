import { describe, expect, it } from 'vitest';
import { parseBooking, readTime } from './booking';

/** A Friday. */
const today = '2026-11-20';

describe('a day and a time', () => {
  it.each([
    ['2週間後 10:00', '2026-12-04', '10:00'],
    ['２週間後　１０：００', '2026-12-04', '10:00'],
    ['来週火曜 10時半', '2026-11-24', '10:30'],
    ['来週の火曜の10時半', '2026-11-24', '10:30'],
    ['来週火曜10時半から', '2026-11-24', '10:30'],
    ['12/4 午後3時', '2026-12-04', '15:00'],
    ['12/4午後3時15分', '2026-12-04', '15:15'],
    ['12/4（金）10:00', '2026-12-04', '10:00'],
    ['12月4日 19時', '2026-12-04', '19:00'],
    ['明日 午前9時', '2026-11-21', '09:00'],
    ['明日正午', '2026-11-21', '12:00'],
    ['10時 来週火曜', '2026-11-24', '10:00'],
    ['令和8年12月4日 15:30', '2026-12-04', '15:30'],
    ['来週金曜 十時半', '2026-11-27', '10:30'],
    ['次の月曜 午後0時', '2026-11-23', '12:00'],
    ['next Tue 10am', '2026-11-24', '10:00'],
    ['next Tue at 10', '2026-11-24', '10:00'],
    ['next Tue at 3pm', '2026-11-24', '15:00'],
    ['tomorrow 15:30', '2026-11-21', '15:30'],
    ['tomorrow, 15:30', '2026-11-21', '15:30'],
    ['10am next Tue', '2026-11-24', '10:00'],
    ['3:30 pm on Nov 27', '2026-11-27', '15:30'],
    ['in 2 weeks 10:00', '2026-12-04', '10:00'],
    ['Fri, Dec 4, 2026 at noon', '2026-12-04', '12:00'],
    ['Dec 4 12 pm', '2026-12-04', '12:00'],
    ['Dec 4 12 am', '2026-12-04', '00:00'],
    ['12/4 03:00', '2026-12-04', '03:00'],
  ])('%s', (text, date, time) => expect(parseBooking(text, today)).toEqual({ date, time }));
});

describe('a day without a time', () => {
  it.each(['12/4', '2週間後', '来週金曜', 'next Tue', '2026/12/04（金）'])('%s', (text) => {
    expect(parseBooking(text, today)?.time).toBeNull();
    expect(parseBooking(text, today, { time: '10:00' })?.time).toBe('10:00');
  });
});

it('takes the usual time where it is asked for', () => {
  expect(parseBooking('来週金曜 いつもの時間', today, { time: '10:00' })).toEqual({
    date: '2026-11-27',
    time: '10:00',
  });
  expect(parseBooking('next Fri same time', today, { time: '10:00' })?.time).toBe('10:00');
  expect(parseBooking('来週金曜 いつもの時間', today)).toBeNull();
});

describe('no booking', () => {
  it.each([
    '',
    '10:00',
    '10時',
    '来週 10:00',
    '12/4 3時',
    '12/4 3:00',
    'next Tue at 3',
    '12/4 25:00',
    '12/4 10:60',
    '12/4 午後13時',
    '12/4 午後12時',
    'next Tue 13pm',
    '13/4 10:00',
    '2027/02/29 10:00',
    '昨日 10:00',
    '2025/12/04 10:00',
    'また連絡する',
    'next week 10am',
    '12/4 10',
    '12/4 10:00 12:00',
  ])('%s', (text) => expect(parseBooking(text, today)).toBeNull());
});

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
