import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ja } from './ja';

const SOURCE = path.join(import.meta.dirname, '..');
const read = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$|^words\/(ja|en)\b/.test(file))
  .map((file) => readFileSync(path.join(SOURCE, file), 'utf8'))
  .join('\n');

/** Tables looked up by what the core or a practice's file names; the page does not know their keys. */
const LOOKED_UP: readonly object[] = [
  ja.acts.byKind,
  ja.changes.fields,
  ja.changes.records,
  ja.history.columns,
  ja.history.problems.kinds,
  ja.history.tables,
  ja.intake.delimiters,
  ja.intake.encodings,
  ja.intake.headings,
  ja.intake.kinds,
  ja.intake.meanings,
  ja.intake.passed.why,
  ja.intake.sources,
  ja.shell.sections,
  ja.terms.brought,
];

/** The keys by which the words of a room are reached, each with those before it. */
function keysOf(words: object): string[] {
  if (LOOKED_UP.includes(words)) return [];
  return Object.entries(words).flatMap(([key, said]: [string, unknown]) =>
    typeof said === 'object' && said ? [key, ...keysOf(said).map((inner) => `${key}.${inner}`)] : [key],
  );
}

it.each(Object.entries(ja))('every word of the room %s is read somewhere', (_, words) => {
  const unread = keysOf(words).filter((path) => {
    const key = path.slice(path.lastIndexOf('.') + 1);
    return !new RegExp(`\\.${key}\\b|['"]${key}['"]|\\{[^{}=;]*\\b${key}\\b[^{}=;]*\\} =`).test(read);
  });
  expect(unread).toEqual([]);
});
