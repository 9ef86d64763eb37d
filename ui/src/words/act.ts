import type { ActView } from '../host/wire';
import type { Messages } from './ja';

/** What was done, in a few words: for the undo line and the list of recent acts. */
export function labelOf(act: Pick<ActView, 'kind' | 'about'>, t: Messages): string {
  const { byKind, unknown } = t.acts;
  const label = Object.hasOwn(byKind, act.kind) ? byKind[act.kind] : undefined;
  return (label ?? unknown)(act.about);
}
