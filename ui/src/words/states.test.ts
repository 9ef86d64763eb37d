import { expect, it } from 'vitest';
import { words } from './words.svelte';

/** Every text of a catalogue that is no sentence made of parts, by its path. */
function textsOf(of: unknown, path = ''): [string, string][] {
  if (typeof of === 'string') return [[path, of]];
  if (typeof of !== 'object' || of === null) return [];
  return Object.entries(of).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

it('names states with 済 alone, and says 済み in a sentence or before a noun', async () => {
  await words.speak('ja');
  const texts = textsOf(await words.whole().then(() => words.t));
  expect(texts.length).toBeGreaterThan(1000);
  const named = texts.filter(([, text]) => /^[^、。]{1,6}済み$/.test(text));
  const said = texts.filter(([, text]) => /(?<!決|返|経)済[のにでをはがと]/.test(text));
  expect({ named, said }).toEqual({ named: [], said: [] });
});
