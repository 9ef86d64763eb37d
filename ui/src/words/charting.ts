// The words of the charts of metrics, which come with that room: what all rooms wait for stays small.
import { charts as en } from './en/charts';
import { charts as ja } from './ja/charts';
import { words, type Locale } from './words.svelte';

const catalogues: Record<Locale, typeof ja> = { ja, en };

/** The words of the charts of metrics in the chosen language. */
export const chartSpeech = (): typeof ja => catalogues[words.locale];
