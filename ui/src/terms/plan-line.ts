import type { PlanTerms } from '../host/wire';
import type { Messages } from '../words/ja';

/** What an agreement is called; without a name its kind and rhythm: `月謝・2週ごと`. */
export function planLine({ name, kind, cadence_days }: PlanTerms, t: Messages): string {
  if (name) return name;
  const called = t.terms.contractKind[kind];
  return cadence_days ? t.learner.kindAndCadence(called, t.learner.cadence(cadence_days)) : called;
}
