// The pages of the guide as they are written in `docs/guide`. Each is a file of its own, loaded when it is read or searched in.
import { guidePages, type GuidePage } from '../../guide';
import type { Locale } from '../../words/words.svelte';

/** The source of every page. */
export type Texts = Readonly<Record<GuidePage, string>>;

type Files = Record<string, () => Promise<string>>;

const files: Readonly<Record<Locale, Files>> = {
  ja: import.meta.glob<string>('../../../../docs/guide/ja/*.md', { query: '?raw', import: 'default' }),
  en: import.meta.glob<string>('../../../../docs/guide/en/*.md', { query: '?raw', import: 'default' }),
};

/** The source of one page. */
export async function textOf(locale: Locale, page: GuidePage): Promise<string> {
  const load = files[locale][`../../../../docs/guide/${locale}/${page}.md`];
  if (!load) throw new Error(`the guide has no page ${page} in ${locale}`);
  return await load();
}

/** The source of every page, for what is found in all of them. */
export async function allTexts(locale: Locale): Promise<Texts> {
  const named = guidePages.map(async (page) => [page, await textOf(locale, page)] as const);
  return Object.fromEntries(await Promise.all(named)) as Texts;
}
