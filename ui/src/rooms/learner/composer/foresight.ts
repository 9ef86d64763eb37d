// What confirming brings about, in words.
import type { Day } from '../../../dates/day';
import type { Consequence, DraftBody, Problem } from '../../../host/wire';
import type { Formats } from '../../../words/format';
import { sayFollowUp } from '../../../words/follow-up';
import type { Messages } from '../../../words/ja';

/** One consequence as a phrase that holds before and after confirming. */
export function phraseOf(consequence: Consequence, t: Messages, f: Formats): string {
  const tell = t.composer.follows[consequence.kind] as (of: Consequence, written: object) => string;
  return tell(consequence, {
    day: f.dayAndTime,
    followUp: (line: Parameters<typeof sayFollowUp>[0]) => sayFollowUp(line, t, f),
    value: (value: string, unit: string) => (unit === '' || unit === '%' ? value + unit : `${value} ${unit}`),
  });
}

/** A problem as a sentence, with the field where it stands. */
export function sentenceOf({ field, rule }: Problem, t: Messages): string {
  return t.composer.field[field] + t.design.colon + t.composer.rule[rule];
}

/** Whether it deserves a second look before it is confirmed. */
export function isWarning(consequence: Consequence): boolean {
  if (consequence.kind === 'no_ticket')
    return consequence.why === 'none_left' || consequence.why === 'no_contract';
  return consequence.kind === 'no_next_booking';
}

/** The start of a session that is to be recorded as past and has not begun on `day` at `clock`; null when it has. */
export function notBegun(body: DraftBody, day: Day, clock: string): string | null {
  const past = body.outcome === 'held' || body.outcome === 'no_show';
  return past && body.day === day && body.time !== null && body.time > clock ? body.time : null;
}
