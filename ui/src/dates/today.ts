import type { Day, Time } from './day';

/** An instant (RFC 3339) from milliseconds since 1970 UTC; now when they are left out. */
export function instantAt(millis: number = Date.now()): string {
  return new Date(millis).toISOString();
}

/** The calendar day on this machine, where the coach sits. What is recorded is dated by the core. */
export function today(): Day {
  return localDay(new Date());
}

/** The calendar day of an instant on this machine. */
export function localDay(at: Date): Day {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The time of day on this machine. */
export function timeNow(): Time {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}
