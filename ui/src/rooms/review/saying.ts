// What speaks of somebody, and what has come of a decision, in words.
import type { DecisionLine, FollowUpFate, RenewalLine, SignalLine } from '../../host/wire';
import { sayFollowUp } from '../../words/follow-up';
import { sayName } from '../../words/name';
import { reviewWords } from '../../words/reviewing';
import type { words } from '../../words/words.svelte';

type Words = typeof words;

/** What speaks of somebody, each in a sentence of its own. */
export function saySignals(line: SignalLine, { t, f }: Words): string[] {
  const said = reviewWords().signal;
  const { unbooked, missed, trial, overdue } = line;
  return [
    unbooked && said.unbooked(unbooked.days, unbooked.usual_days),
    unbooked?.probably_left && said.probablyLeft,
    unbooked?.used_up && said.usedUp,
    missed && said.missed(missed.count, f.dayOfYear(missed.since)),
    trial && said.trial(f.dayOfYear(trial.day), trial.days),
    ...overdue.map((row) => said.overdue(sayFollowUp(row, t, f), row.days)),
  ].filter((fact) => typeof fact === 'string');
}

/** What could be done about somebody, to begin with. */
export function proposeFor({ trial, missed }: SignalLine): string {
  const said = reviewWords().propose;
  if (trial) return said.trial;
  return missed ? said.missed : said.unbooked;
}

/** When a contract ends, and what is left of it. */
export function sayRenewal(line: RenewalLine, { f }: Words): string[] {
  const said = reviewWords().renewal;
  return [
    line.last_day && said.last(f.dayOfYear(line.last_day)),
    line.days !== null && (line.days < 0 ? said.past(-line.days) : said.ahead(line.days)),
    line.balance !== null && said.balance(line.balance),
    line.auto_renew && said.auto,
    line.next ? said.next(f.dayAndTime(line.next.day, line.next.time)) : said.noNext,
  ].filter((fact) => typeof fact === 'string');
}

/** What happened since a decision. */
export function sayCame({ follow_up: fate, came }: DecisionLine, { t, f }: Words): string[] {
  const said = reviewWords().came;
  const state = fate && said.state[fate.state];
  const facts = [
    fate &&
      state &&
      (fate.result ? said.with(state, t.terms.followUpResult[fate.result]) : said.followUp(state)),
    came?.booked_for && said.booked(f.dayOfYear(came.booked_for)),
    came?.held_on && said.held(f.dayOfYear(came.held_on)),
    came?.contract_from && said.contract(f.dayOfYear(came.contract_from)),
    came?.ended_on && said.ended(f.dayOfYear(came.ended_on)),
  ].filter((fact) => typeof fact === 'string');
  return facts.length > 0 ? facts : [said.nothing];
}

/** What was decided; of a contract that was renewed, from when it goes on. */
export function sayDecision({ decision, renewed_from: from }: DecisionLine, { f }: Words): string {
  const t = reviewWords();
  return from && decision === 'acted' ? t.renewal.renewed(f.dayOfYear(from)) : t.decision[decision];
}

/** What was to be done, or why not, in the coach's words. */
export function sayWhat({ text, follow_up: fate }: DecisionLine, { t }: Words): string {
  return text ?? fate?.text ?? (fate ? sayName(fate.trigger, t) : '');
}

/** What else was decided of the same thing, of two learners who were one person. */
export function sayEarlier({ earlier }: DecisionLine, { f }: Words): string[] {
  const t = reviewWords();
  return earlier.map(({ decision, text, decided_on: day }) =>
    t.earlier(f.dayOfYear(day), [t.decision[decision], text].filter(Boolean).join(' · ')),
  );
}

/** A follow-up that stays though it is decided otherwise now, and where it stands. */
export function sayStays(fate: FollowUpFate, { t }: Words): string {
  const said = reviewWords();
  return said.stays(fate.text ?? sayName(fate.trigger, t), said.came.state[fate.state]);
}
