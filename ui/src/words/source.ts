// What a program or a bank is called from which something was brought in.
import type { Messages } from './ja';

/** The name of a source; its code when the catalogue does not know it. */
export function sourceName(source: string, t: Messages): string {
  const names: Readonly<Record<string, string>> = t.intake.sources;
  return (Object.hasOwn(names, source) ? names[source] : undefined) ?? source;
}
