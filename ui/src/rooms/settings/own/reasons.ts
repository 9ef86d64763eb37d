// The reasons of one list while they are being changed.
import type { ReasonView, ReasonWish } from '../../../host/wire';
import type { Line } from './lines';

/** Reasons of one kind there may be. */
export const MOST_REASONS = 50;

/** `label` is what is kept: a code, or the words themselves. */
export type ReasonLine = Line & { id: string | null; label: string; offered: boolean };

export function linesOf(reasons: readonly ReasonView[], said: (label: string) => string): ReasonLine[] {
  return reasons.map(({ id, label, offered }, at) => ({ at, id, label, offered, text: said(label) }));
}

/** What to ask the core for. A usual reason that was left as its language has it keeps following the language. */
export function wishesOf(lines: readonly ReasonLine[], said: (label: string) => string): ReasonWish[] {
  return lines.map(({ id, label, offered, text }) => {
    const words = text.trim();
    return { id, label: label !== '' && said(label) === words ? label : words, offered };
  });
}
