// Language, theme and text size. What the screen wears is the state; the core keeps it for the next start.
import { chosen } from './chosen.svelte';
import { look, type Theme } from './design/look.svelte';
import { call } from './host/call';
import type { Preferences } from './host/wire';
import { words, type Locale } from './words/words.svelte';

/** What a person can choose about the window; `textScale` is 1 for the natural size, and no `columns` are the usual ones. */
export type Wish = { language?: Locale; theme?: Theme; textScale?: number; columns?: readonly string[] };

/** Speak and look as this machine's preferences say. Throws a `Failure`. */
export async function wearPreferences(): Promise<void> {
  const { language, theme, text_size, columns } = await call('preferences.view', {});
  await wear({ language, theme, textScale: text_size / 100, columns });
}

/** Change the window at once, and keep it so. Throws a `Failure`; the window stays changed until it is closed. */
export async function prefer(wish: Wish): Promise<void> {
  await wear(wish);
  const preferences: Preferences = {
    language: words.locale,
    theme: look.theme,
    text_size: Math.round(look.textScale * 100),
    columns: [...chosen.columns],
  };
  await call('preferences.set', { preferences });
}

async function wear({ language, columns, ...rest }: Wish): Promise<void> {
  if (columns) chosen.columns = columns;
  if (language) await words.speak(language);
  look.wear(rest);
}
