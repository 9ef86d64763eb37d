import type { Failure } from '../host/failure';
import { labelOf } from './act';
import type { Messages } from './ja';
import type { Explanation } from './ja/failures';

export type { Explanation };

/** The words for a failure in the language of `t`. A code nobody wrote words for gets the general ones. */
export function explain(failure: Failure, t: Messages): Explanation & { code: string } {
  const written: Record<string, (about: Failure['about']) => Explanation> = t.failures.byCode;
  const tell = Object.hasOwn(written, failure.code) ? written[failure.code] : undefined;
  return { ...(tell ?? t.failures.unknown)(withAct(failure.about, t)), code: failure.code };
}

/** What a failure is about, with the words for the act that it names. */
function withAct(about: Failure['about'], t: Messages): Failure['about'] {
  return about.act ? { ...about, later: labelOf({ kind: about.act, about, learner: null }, t) } : about;
}
