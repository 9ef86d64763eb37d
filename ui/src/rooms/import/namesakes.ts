// Two learners of one name: what tells them apart is said beside it.
import type { Somebody } from '../../host/wire';

/** What somebody is called among these; with their mail address or telephone number when another one bears the name. */
export function toldApart({ id, name, reach }: Somebody, among: readonly Somebody[]): string {
  const called = name ?? '';
  const hasTwin = among.some((other) => other.id !== id && other.name === name);
  return hasTwin && reach ? `${called} (${reach})` : called;
}
