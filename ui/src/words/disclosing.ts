// The words of what is handed to learners, which come with it: what a start loads stays small.
import { disclosing as en, handouts as enHandouts } from './en/disclosing';
import { disclosing as ja, handouts as jaHandouts } from './ja/disclosing';
import { words, type Locale } from './words.svelte';

const catalogues: Record<Locale, typeof ja> = { ja, en };
const handouts: Record<Locale, typeof jaHandouts> = { ja: jaHandouts, en: enHandouts };

/** The words of disclosure in the chosen language. */
export const disclosureWords = (): typeof ja => catalogues[words.locale];

/** The words of the learner's folder in the chosen language. */
export const handoutWords = (): typeof jaHandouts => handouts[words.locale];
