import type { TimelineEvent } from '../../../host/wire';

/** Events under one heading: those of the month, or those of the year that lie ahead, in which `day` is. */
export type Stretch = { ahead: boolean; day: string; events: TimelineEvent[] };

/** Minutes that a session is taken to last when nothing is said of it. */
const USUAL_MINUTES = 50;

/** A session ends with its day. */
const LAST_MINUTE = 24 * 60 - 1;

/**
 * The events by month, in the order they come. What lies after `today` stands together year by year, with the bookings of
 * today that are not over at `now`.
 */
export function byMonth(events: readonly TimelineEvent[], today: string, now: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const event of events) {
    const ahead = event.day > today || (event.day === today && isAhead(event, now));
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
  return `${event.kind} ${event.id} ${turnOf(event)} ${event.day}`;
}

/** Which of the two events of one row it is, where there may be two. */
function turnOf(event: TimelineEvent): string | boolean {
  switch (event.kind) {
    case 'contract':
      return event.turn;
    case 'action_item':
      return event.resolved;
    case 'obstacle':
      return event.cleared;
    case 'follow_up':
      return event.closed;
    case 'consent':
      return event.withdrawn;
    default:
      return '';
  }
}

/** Whether a booking of today is still to come, or under way. One of which no time is known may be. */
function isAhead(event: TimelineEvent, now: string): boolean {
  if (event.kind !== 'booking') return false;
  if (event.time === null) return true;
  const end = minutesOf(event.time) + (event.minutes ?? USUAL_MINUTES);
  return Math.min(end, LAST_MINUTE) > minutesOf(now);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
