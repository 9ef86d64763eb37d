// The words of the weekly review, which come with it: what all rooms wait for stays small.
import { review as en } from './en/review';
import { review as ja } from './ja/review';
import { words, type Locale } from './words.svelte';

const catalogues: Record<Locale, typeof ja> = { ja, en };

/** The words of the weekly review in the chosen language. */
export const reviewWords = (): typeof ja => catalogues[words.locale];
