import { expect, it } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, endOfMonth, mondayOf, weekdayOf } from './day';

it('knows the calendar', () => {
  expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
  expect(dayOf(2026, 2, 29)).toBeNull();
  expect(dayOf(2026, 13, 1)).toBeNull();
  expect(dayOf(2026, 0, 1)).toBeNull();
  expect(dayOf(88, 1, 1)).toBeNull();
});

it('steps over months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(endOfMonth(2026, 14)).toBe('2027-02-28');
});

it('ends where the calendar of the core ends', () => {
  expect([dayOf(1900, 1, 1), dayOf(2199, 12, 31)]).toEqual(['1900-01-01', '2199-12-31']);
  expect([dayOf(1899, 12, 31), dayOf(2200, 1, 1)]).toEqual([null, null]);
  expect([addDays('1900-01-01', -1), addDays('2199-12-31', 1)]).toEqual([null, null]);
  expect([addMonths('1900-01-15', -1), addMonths('2199-12-31', 1)]).toEqual([null, null]);
  expect([endOfMonth(2199, 12), endOfMonth(2199, 13)]).toEqual(['2199-12-31', null]);
  expect(mondayOf('1900-01-03')).toBe('1900-01-01');
});

it('counts days and finds the Monday of a week', () => {
  expect(daysBetween('2026-11-20', '2026-12-15')).toBe(25);
  expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1);
  expect(weekdayOf('2026-11-20')).toBe(5);
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
});
