// The words of the screen in the chosen language. Components read `words.t` for sentences and `words.f` for dates and numbers;
// switching the language redraws them at once.
import { en } from './en';
import { formats, type Formats } from './format';
import { ja, type Messages } from './ja';

export type Locale = 'ja' | 'en';

/** The languages to choose from, each in its own words. */
export const languages: readonly { value: Locale; label: string }[] = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
];

const catalogues: Record<Locale, Messages> = { ja, en };

class Words {
  #locale = $state<Locale>('ja');

  get locale(): Locale {
    return this.#locale;
  }

  get t(): Messages {
    return catalogues[this.#locale];
  }

  get f(): Formats {
    return formats[this.#locale];
  }

  /** Speak `locale` from now on; the document says so too, for screen readers and line breaking. */
  speak(locale: Locale): void {
    this.#locale = locale;
    document.documentElement.lang = locale;
  }
}

export const words = new Words();

/** The language to begin with, before the practice has said which one it keeps. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (language.toLowerCase().startsWith('ja')) return 'ja';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}
