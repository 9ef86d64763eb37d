import type { Messages } from './ja';

/** A section of a note; the default ones have no heading of their own. */
export type Headed = { key: string; heading: string };

/** The heading of a section: the coach's own, or that of a default section in the language of `t`. */
export function headingOf({ key, heading }: Headed, t: Messages): string {
  const defaults: Readonly<Record<string, string>> = t.shell.sections;
  return heading || (Object.hasOwn(defaults, key) ? (defaults[key] ?? '') : '');
}
