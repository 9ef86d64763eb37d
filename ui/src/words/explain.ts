import type { Failure } from '../host/failure';
import type { Messages } from './ja';
import type { Explanation } from './ja/failures';

export type { Explanation };

/** The words for a failure in the language of `t`. A code nobody wrote words for gets the general ones. */
export function explain(failure: Failure, t: Messages): Explanation & { code: string } {
  const written: Record<string, (about: Failure['about']) => Explanation> = t.failures.byCode;
  const tell = Object.hasOwn(written, failure.code) ? written[failure.code] : undefined;
  return { ...(tell ?? t.failures.unknown)(failure.about), code: failure.code };
}
