// The words of papers, which come with the rooms that offer them: what a start loads stays small.
import { papers as en } from './en/papers';
import { papers as ja } from './ja/papers';
import { words, type Locale } from './words.svelte';

const catalogues: Record<Locale, typeof ja> = { ja, en };

/** The words of papers in the chosen language. */
export const paperWords = (): typeof ja => catalogues[words.locale];
