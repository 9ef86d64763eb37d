import type { ActView } from '../host/wire';
import type { Messages } from './ja';
import { nameOf } from './name';

/** What was done and with whom, in a few words: for the undo line and the list of recent acts. */
export function labelOf(act: Pick<ActView, 'kind' | 'about' | 'learner'>, t: Messages): string {
  const { byKind, unknown } = t.acts;
  const label = Object.hasOwn(byKind, act.kind) ? byKind[act.kind] : undefined;
  const what = (label ?? unknown)(act.about);
  return act.learner ? t.acts.withLearner(what, nameOf(act.learner, t)) : what;
}
