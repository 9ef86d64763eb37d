// The words of the export, which come with its room: what a start loads stays small.
import { exporting as en } from './en/exporting';
import { exporting as ja } from './ja/exporting';
import { words, type Locale } from './words.svelte';

const catalogues: Record<Locale, typeof ja> = { ja, en };

/** The words of the export in the chosen language. */
export const exportWords = (): typeof ja => catalogues[words.locale];
