import { describe, expect, it } from 'vitest';
import { en } from '../words/en';
import { formats } from '../words/format';
import { ja } from '../words/ja';
import { sayRepeated } from '../words/booking';
import { parseRepeated, type Repeat, type RepeatedBooking } from './repeat';

/** A Friday. */
const today = '2026-11-20';
const usual = { time: '10:00' };
const weekly = (times: number | null, until: string | null = null): Repeat => ({
  everyDays: 7,
  times,
  until,
});

describe('a booking that is repeated', () => {
  it.each<[string, string, string, Repeat | null]>([
    ['12/4 19:00', '2026-12-04', '19:00', null],
    ['毎週金曜 19:00 8回', '2026-11-27', '19:00', weekly(8)],
    ['金曜 夜7時 毎週 ×8', '2026-11-27', '19:00', weekly(8)],
    ['12/4 19:00 毎週 x8', '2026-12-04', '19:00', weekly(8)],
    ['毎週の火曜 全4回', '2026-11-24', '10:00', weekly(4)],
    ['隔週金曜 19:00', '2026-11-27', '19:00', { everyDays: 14, times: null, until: null }],
    ['12/4 3週間ごとに 5回', '2026-12-04', '10:00', { everyDays: 21, times: 5, until: null }],
    ['12/4 10日ごと 5回', '2026-12-04', '10:00', { everyDays: 10, times: 5, until: null }],
    ['来週金曜 19:00 毎週 12/25まで', '2026-11-27', '19:00', weekly(null, '2026-12-25')],
    ['every week Fri 7pm x8', '2026-11-27', '19:00', weekly(8)],
    ['next Fri 7pm, every week ×8', '2026-11-27', '19:00', weekly(8)],
    ['every Tue 10am 6 times', '2026-11-24', '10:00', weekly(6)],
    ['every other Tuesday 10am for 6 times', '2026-11-24', '10:00', { everyDays: 14, times: 6, until: null }],
    [
      '12/4 7pm every 2 weeks until Mar 31 2027',
      '2026-12-04',
      '19:00',
      { everyDays: 14, times: null, until: '2027-03-31' },
    ],
    ['4 Dec 10:00 weekly', '2026-12-04', '10:00', weekly(null)],
  ])('%s', (text, date, time, repeat) => {
    expect(parseRepeated(text, today, usual)).toMatchObject({ date, time, repeat });
  });

  it('keeps length and mode', () => {
    const read = parseRepeated('毎週金曜 19:00 60分 オンライン 8回', today, usual);
    expect(read).toMatchObject({ minutes: 60, mode: 'online', repeat: weekly(8) });
  });

  it('keeps a link to meet at', () => {
    const read = parseRepeated('毎週金曜 19:00 https://Meet.example/A 8回', today, usual);
    expect(read).toMatchObject({ time: '19:00', place: 'https://Meet.example/A', repeat: weekly(8) });
  });
});

describe('no booking', () => {
  it.each([
    '毎週',
    '毎週 8回',
    '12/4 19:00 8回',
    '12/4 19:00 ×8',
    '毎週金曜 19:00 0回',
    '毎週金曜 19:00 8回 12/25まで',
    '12/4 19:00 毎週 12/1まで',
    '12/4 19:00 0週ごと 3回',
    'every Tue 10am 6 times until Dec 25',
    'every now and then',
  ])('%s', (text) => expect(parseRepeated(text, today, usual)).toBeNull());
});

describe('as it is shown', () => {
  const booking = { date: '2026-12-04', time: '19:00', minutes: 60, mode: 'online', place: null } as const;
  const all: readonly RepeatedBooking[] = [
    { ...booking, repeat: null },
    { ...booking, repeat: weekly(8) },
    { ...booking, repeat: weekly(1) },
    { ...booking, repeat: weekly(null, '2027-03-31') },
    { ...booking, repeat: { everyDays: 14, times: null, until: null } },
    { ...booking, repeat: { everyDays: 10, times: 3, until: null } },
    { ...booking, repeat: { everyDays: 1, times: 3, until: null } },
  ];
  it.each(all)('%o is read as it was', (booking) => {
    expect(parseRepeated(sayRepeated(booking, ja, formats.ja), today)).toEqual(booking);
    expect(parseRepeated(sayRepeated(booking, en, formats.en), today)).toEqual(booking);
  });
});
