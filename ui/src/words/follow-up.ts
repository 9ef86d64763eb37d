// What a follow-up is about, as a line says it.
import type { FollowUpLine } from '../host/wire';
import type { Formats } from './format';
import type { Messages } from './ja';
import { sayName } from './name';

/** What is to be done: in the coach's words, for which sessions another date is wanted, else what gave rise to it. */
export function sayFollowUp(
  line: Pick<FollowUpLine, 'text' | 'trigger' | 'cancelled'>,
  t: Messages,
  f: Formats,
): string {
  if (line.text !== null) return line.text;
  if (line.cancelled.length === 0) return sayName(line.trigger, t);
  const sessions = line.cancelled.map(({ day, time }) => f.dayAndTime(day, time));
  return t.followUps.newDateFor(sessions.join(t.design.between));
}
