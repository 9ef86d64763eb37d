// The steps of the flow while they are being changed.
import type { FlowStepView, StepWish } from '../../../host/wire';
import type { Messages } from '../../../words/ja';
import type { Line } from './lines';

/** Steps a flow may have. */
export const MOST_STEPS = 20;

/** The steps every practice starts with, whose names follow the language. */
export const DEFAULT_STEPS = ['application', 'trial', 'contract', 'session', 'end', 'afterwards'] as const;

/** The fields that a form marks when they are asked for, each called as there. */
export function marked(t: Messages): Readonly<Record<string, string>> {
  const { channel, concern, mail, phone, source, objection, reason } = t.leads;
  const { interview, name, cadence } = t.learner.contract;
  const { satisfaction, booking } = t.composer;
  return {
    ...{ channel, concern, mail, phone, source, objection, reason },
    ...{ what_happened: interview.happened, plan_name: name, cadence_days: cadence },
    ...{ satisfaction, next_booking: booking },
  };
}

/** `key` is null for a step that is not saved yet. */
export type StepLine = Line & { key: string | null; asks: string[]; can_ask: string[] };

/** A default step without a name of its own is called as its language calls it. */
export function linesOf(steps: readonly FlowStepView[], named: (key: string) => string): StepLine[] {
  return steps.map(({ key, name, asks, can_ask }, at) => ({
    ...{ at, key, can_ask, asks: [...asks] },
    text: name || named(key),
  }));
}

/** What to ask the core for. A default step whose name was left as its language has it keeps following the language. */
export function wishesOf(lines: readonly StepLine[], named: (key: string) => string): StepWish[] {
  return lines.map(({ key, text, asks }) => {
    const name = text.trim();
    return { key, asks, name: key !== null && named(key) === name ? '' : name };
  });
}
