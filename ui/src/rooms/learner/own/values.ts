// What is typed into fields of the coach's own.
import type { CustomEntry, TypedValue } from '../../../host/wire';

/** What the form shows, by field. */
export type Typed = Record<string, string>;

export const asTyped = (entries: readonly CustomEntry[]): Typed =>
  Object.fromEntries(entries.map(({ field, value }) => [field, value ?? '']));

/** The fields in which something else stands now. Numbers may be typed in full width and with commas. */
export function changed(entries: readonly CustomEntry[], typed: Typed): TypedValue[] {
  return entries.flatMap(({ field, kind, value }) => {
    const text = (typed[field] ?? '').trim();
    const now = (kind === 'number' ? text.normalize('NFKC').replaceAll(',', '') : text) || null;
    return now === value ? [] : [{ field, value: now }];
  });
}
