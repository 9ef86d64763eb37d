// The words of the screen in the chosen language. Components read `words.t` for sentences and `words.f` for dates and numbers;
// switching the language redraws them at once. Only the words of the language that is spoken are loaded.
import { formats, type Formats } from './format';
import type { Messages } from './ja';

export type Locale = 'ja' | 'en';

/** The languages to choose from, each in its own words. */
export const languages: readonly { value: Locale; label: string }[] = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
];

const loads: Readonly<Record<Locale, () => Promise<Messages>>> = {
  ja: async () => (await import('./ja')).ja,
  en: async () => (await import('./en')).en,
};

class Words {
  #known = new Map<Locale, Messages>();
  #wanted: Locale = 'ja';
  #locale = $state<Locale>('ja');
  #t = $state.raw<Messages>();

  get locale(): Locale {
    return this.#locale;
  }

  get t(): Messages {
    if (!this.#t) throw new Error('nothing is shown before a language is spoken');
    return this.#t;
  }

  get f(): Formats {
    return formats[this.#locale];
  }

  /** The words of `locale`, which then need not be loaded. */
  learn(locale: Locale, t: Messages): void {
    this.#known.set(locale, t);
  }

  /**
   * Speak `locale` from now on, at once if its words are here; the document says so too, for screen readers and line
   * breaking. Of several languages asked for one after the other, the last is spoken.
   */
  speak(locale: Locale): Promise<void> {
    this.#wanted = locale;
    const known = this.#known.get(locale);
    if (!known) return this.#load(locale);
    this.#say(locale, known);
    return Promise.resolve();
  }

  async #load(locale: Locale): Promise<void> {
    const t = await loads[locale]();
    this.learn(locale, t);
    if (this.#wanted === locale) this.#say(locale, t);
  }

  #say(locale: Locale, t: Messages): void {
    this.#t = t;
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
