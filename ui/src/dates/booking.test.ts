import { describe, expect, it } from 'vitest';
import { en } from '../words/en';
import { formats } from '../words/format';
import { ja } from '../words/ja';
import { sayBooking } from '../words/booking';
import { parseBooking, type Booking } from './booking';

/** A Friday. */
const today = '2026-11-20';
const usual = { time: '10:00' };

describe('a slot with a length and a mode', () => {
  it.each<[string, string, string | null, number | null, Booking['mode']]>([
    ['2週間後 10:00', '2026-12-04', '10:00', null, null],
    ['2週間後 10:00 60分 オンライン', '2026-12-04', '10:00', 60, 'online'],
    ['２週間後　１０：００　６０分　オンライン', '2026-12-04', '10:00', 60, 'online'],
    ['2週間後 10:00 対面 60分', '2026-12-04', '10:00', 60, 'in_person'],
    ['あさって 夜7時 電話で', '2026-11-22', '19:00', null, 'phone'],
    ['来月第一月曜 10時半 1時間半', '2026-12-07', '10:30', 90, null],
    ['来週火曜 10時から60分', '2026-11-24', '10:00', 60, null],
    ['来週火曜 10時半 45分', '2026-11-24', '10:30', 45, null],
    ['12/4 10時 90分', '2026-12-04', '10:00', 90, null],
    ['12/4 60分 オンライン', '2026-12-04', '10:00', 60, 'online'],
    ['next Tue 10am 90 min online', '2026-11-24', '10:00', 90, 'online'],
    ['next Tue 10am, online, for 90 minutes', '2026-11-24', '10:00', 90, 'online'],
    ['Tue 10 1 hour 30 min in person', '2026-11-24', '10:00', 90, 'in_person'],
    ['4 Dec 10.30 by phone', '2026-12-04', '10:30', null, 'phone'],
    ['first Monday of next month 10am 1 hour', '2026-12-07', '10:00', 60, null],
    ['tomorrow 19:00 face to face', '2026-11-21', '19:00', null, 'in_person'],
    ['next Tue online', '2026-11-24', '10:00', null, 'online'],
  ])('%s', (text, date, time, minutes, mode) => {
    expect(parseBooking(text, today, usual)).toEqual({ date, time, minutes, mode, place: null });
  });
});

describe('a link to meet at', () => {
  const link = 'https://us02web.zoom.us/j/123?pwd=Ab1#Success';
  it.each([`12/4 10:00 60分 ${link}`, `${link} 12/4 10:00 60分`, `12/4 ${link}\u300010:00、60分`])(
    '%s',
    (text) => {
      const read = { date: '2026-12-04', time: '10:00', minutes: 60, mode: null, place: link };
      expect(parseBooking(text, today, usual)).toEqual(read);
    },
  );
  it('is no booking by itself', () => expect(parseBooking(link, today, usual)).toBeNull());
});

describe('no booking', () => {
  it.each([
    '',
    '60分',
    '10:00 60分 オンライン',
    'オンライン',
    '12/4 10時 30分',
    '12/4 夜7時 45分',
    '12/4 10:00 60分 90分',
    '12/4 10:00 オンライン 対面',
    '12/4 10:00 60',
    '12/4 10:00 0分',
    '12/4 10:00 1441分',
    '12/4 10:00 60分くらい',
    '12/4 10:00 Zoom',
    'next Tue 10am online or in person',
    'next Tue 10h',
    'in 90 min',
    'in 90 min online',
    '1 hour',
  ])('%s', (text) => expect(parseBooking(text, today, usual)).toBeNull());
});

describe('as it is shown', () => {
  const all: readonly Booking[] = [
    { date: '2026-12-04', time: '10:00', minutes: 60, mode: 'online', place: null },
    { date: '2026-12-04', time: '10:00', minutes: null, mode: 'in_person', place: null },
    { date: '2027-01-08', time: '03:00', minutes: 1440, mode: 'phone', place: null },
    { date: '2027-01-08', time: '19:00', minutes: null, mode: null, place: null },
  ];

  it('names what was understood', () => {
    const [booking] = all as [Booking];
    expect(sayBooking(booking, ja, formats.ja)).toBe('12/04（金） 10:00　60分　オンライン');
    expect(sayBooking(booking, en, formats.en)).toBe('Fri, Dec 4, 10:00, 60 min, Online');
  });

  it('names the year where it is another one', () => {
    const booking = all[2] as Booking;
    expect(sayBooking(booking, ja, formats.ja)).toMatch(/^2027\/01\/08（金） 03:00/);
    expect(sayBooking(booking, en, formats.en)).toMatch(/^Fri, Jan 8, 2027, 03:00/);
  });

  it.each(all)('%o is read as the same', (booking) => {
    expect(parseBooking(sayBooking(booking, ja, formats.ja), today)).toEqual(booking);
    expect(parseBooking(sayBooking(booking, en, formats.en), today)).toEqual(booking);
  });
});
