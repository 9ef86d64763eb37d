import { expect, it } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, endOfMonth, mondayOf, weekdayOf } from './day';

it('knows the calendar', () => {
  expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
  expect(dayOf(2026, 2, 29)).toBeNull();
  expect(dayOf(2026, 13, 1)).toBeNull();
  expect(dayOf(2026, 0, 1)).toBeNull();
  expect(dayOf(88, 1, 1)).toBe('0088-01-01');
});

it('steps over months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(endOfMonth(2026, 14)).toBe('2027-02-28');
});

it('counts days and finds the Monday of a week', () => {
  expect(daysBetween('2026-11-20', '2026-12-15')).toBe(25);
  expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1);
  expect(weekdayOf('2026-11-20')).toBe(5);
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
});
