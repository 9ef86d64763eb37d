import type { TimelineEvent } from '../../../host/wire';

/** Events under one heading; `month` is a day of that month, null for what lies ahead. */
export type Month = { month: string | null; events: TimelineEvent[] };

/** The events by month, in the order they come. What lies after `today` stands together, as do bookings of today. */
export function byMonth(events: readonly TimelineEvent[], today: string): Month[] {
  const months: Month[] = [];
  for (const event of events) {
    const ahead = event.day > today || (event.kind === 'booking' && event.day === today);
    const last = months.at(-1);
    const fits = ahead ? last?.month === null : last?.month?.slice(0, 7) === event.day.slice(0, 7);
    if (last && fits) last.events.push(event);
    else months.push({ month: ahead ? null : event.day, events: [event] });
  }
  return months;
}

/** A name for an event that no other one of the timeline has: an id may stand in two, with its beginning and its end. */
export function keyOf(event: TimelineEvent): string {
  const turn =
    'turn' in event ? event.turn : 'resolved' in event ? event.resolved : 'cleared' in event && event.cleared;
  return `${event.kind} ${event.id} ${turn} ${event.day}`;
}
