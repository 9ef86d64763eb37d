import type { Failure } from '../host/failure';
import type { Messages } from './ja';
import type { Explanation } from './ja/failures';

export type { Explanation };

/** The words for a failure in the language of `t`. A code nobody wrote words for gets the general ones. */
export function explain(failure: Failure, t: Messages): Explanation & { code: string } {
  const known = t.failures.byCode[failure.code] ?? t.failures.unknown;
  return { ...known(failure.about), code: failure.code };
}
