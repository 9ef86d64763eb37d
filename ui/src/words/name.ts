import type { Messages } from './ja';

/** Whoever has a name, or else the number under which the history tables know them. */
export type Named = { name: string | null; external_id: string | null };

/** How a learner is called on screen: 佐藤 美咲, or 受講者 0012 without a name. */
export function nameOf({ name, external_id }: Named, t: Messages): string {
  return (
    (name && apart(name)) ??
    t.shell.learnerNumber((external_id ?? '').replace(/^\d+$/, (id) => id.padStart(4, '0')))
  );
}

/** A name as it is said: those that history tables bring as codes in words, the coach's own as they are. */
export function sayName<Name extends string | null>(name: Name, t: Messages): string | Name {
  const known = name !== null && Object.hasOwn(t.terms.brought, name);
  return known ? (t.terms.brought[name] ?? name) : name;
}

/** Signs that turn the direction of what follows them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

/** A name that would turn the direction of the words after it is closed off from them. */
function apart(name: string): string {
  return TURNS.test(name) ? `\u2068${name}\u2069` : name;
}
