import type { Formats } from './format';
import type { Messages } from './ja';

/** The how-many-th session it is; a trial has no number. */
export const sayNumber = (number: number | null, { terms: t }: Messages, f: Formats): string =>
  number === null ? t.trialSession : t.sessionNumber(f.count(number));
