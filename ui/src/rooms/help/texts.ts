// The pages of the guide as they are written in `docs/guide`, each language loaded by itself.
import type { GuidePage } from '../../guide';
import type { Locale } from '../../words/words.svelte';

/** The source of every page. */
export type Texts = Readonly<Record<GuidePage, string>>;

export const texts: Readonly<Record<Locale, () => Promise<Texts>>> = {
  ja: async () => (await import('./texts-ja')).pages,
  en: async () => (await import('./texts-en')).pages,
};

/** Pages by their names, from the files of one language by their paths. */
export function pagesOf(files: Record<string, string>): Texts {
  const named = Object.entries(files).map(([path, text]) => [/([^/]+)\.md$/.exec(path)?.[1], text]);
  return Object.fromEntries(named) as Texts;
}
