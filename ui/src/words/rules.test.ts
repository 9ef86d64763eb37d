import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en';
import { rule as english } from './en/rules';
import { ja } from './ja';
import { rule as japanese } from './ja/rules';

const CORE = path.join(import.meta.dirname, '../../../crates/practice/src');
const core = readdirSync(CORE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.rs'))
  .map((file) => readFileSync(path.join(CORE, file), 'utf8'))
  .join('\n');

/** The rules the core names, with a number wherever it fills one in. */
const NAMED = /::not_allowed\(\s*(?:"\w+"|\w+),\s*(?:&format!\(\s*)?"([^"]+)"/g;
const named = [...core.matchAll(NAMED)].map(([, name = '']) => name.replace(/\{\w+\}/g, '9'));

it('no refusal of the core is overlooked here', () => {
  expect(named.length).toBe(core.split('::not_allowed(').length - 1);
  expect(named).toContain('no_pause_yet');
});

it.each([...new Set([...named, ...Object.keys(ja.composer.rule)])])(
  'the rule %s, which the core sends, has a sentence of its own in both languages',
  (name) => {
    expect(japanese(name)).not.toBe(japanese('such a rule is not known'));
    expect(english(name)).not.toBe(english('such a rule is not known'));
  },
);

it('a value that is refused is explained by its rule, which comes first', () => {
  for (const [{ failures }, rules] of [
    [ja, japanese],
    [en, english],
  ] as const) {
    const [overlapping, late] = ['no_pause_yet', 'not_after'].map((rule) =>
      failures.byCode['P-205']({ rule }),
    );
    expect(overlapping?.happened).toBe(rules('no_pause_yet'));
    expect(late?.happened).toBe(rules('not_after'));
  }
});
