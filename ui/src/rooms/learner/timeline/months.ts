import type { TimelineEvent } from '../../../host/wire';

/** Events under one heading: those of the month, or those of the year that lie ahead, in which `day` is. */
export type Stretch = { ahead: boolean; day: string; events: TimelineEvent[] };

/**
 * The events by month, in the order they come. What lies after `today` stands together year by year, with the bookings of
 * today.
 */
export function byMonth(events: readonly TimelineEvent[], today: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const event of events) {
    const ahead = event.day > today || (event.kind === 'booking' && event.day === today);
    const shared = ahead ? 'yyyy'.length : 'yyyy-mm'.length;
    const last = stretches.at(-1);
    const fits = last?.ahead === ahead && last.day.slice(0, shared) === event.day.slice(0, shared);
    if (last && fits) last.events.push(event);
    else stretches.push({ ahead, day: event.day, events: [event] });
  }
  return stretches;
}

/** A name for an event that no other one of the timeline has: an id may stand in two, with its beginning and its end. */
export function keyOf(event: TimelineEvent): string {
  const turn =
    'turn' in event ? event.turn : 'resolved' in event ? event.resolved : 'cleared' in event && event.cleared;
  return `${event.kind} ${event.id} ${turn} ${event.day}`;
}
