// The words of the screen in the chosen language. Components read `words.t` for sentences and `words.f` for dates and numbers;
// switching the language redraws them at once. Only the words of the language that is spoken are loaded, and those of rooms that
// are entered later after those of every start.
import { formats, type Formats } from './format';
import type { Messages } from './ja';

export type Locale = 'ja' | 'en';

/** The languages to choose from, each in its own words. */
export const languages: readonly { value: Locale; label: string }[] = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
];

/** The words of a language: those of every start, and those of the rooms that are entered later. */
type Parts = { first: () => Promise<Partial<Messages>>; later: () => Promise<Partial<Messages>> };

const parts: Readonly<Record<Locale, Parts>> = {
  ja: {
    first: async () => (await import('./ja-first')).first,
    later: async () => (await import('./ja-later')).later,
  },
  en: {
    first: async () => (await import('./en-first')).first,
    later: async () => (await import('./en-later')).later,
  },
};

class Words {
  #known = new Map<Locale, Messages>();
  #isWhole = false;
  #wanted: Locale = 'ja';
  #locale = $state<Locale>('ja');
  #t = $state.raw<Messages>();

  get locale(): Locale {
    return this.#locale;
  }

  /** The words. Those of a room that is entered later are here once `whole` has been awaited, as every such room does. */
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

  /** All words of the language that is spoken: for the first room that is entered later, and from then on for every language. */
  async whole(): Promise<void> {
    this.#isWhole = true;
    await this.speak(this.#wanted);
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
    const isWhole = this.#isWhole;
    const { first, later } = parts[locale];
    const loaded = await Promise.all(isWhole ? [first(), later()] : [first()]);
    const t = Object.assign({}, ...loaded) as Messages;
    if (isWhole) this.learn(locale, t);
    // Asked for more, or for another language, meanwhile.
    if (this.#wanted === locale && this.#isWhole === isWhole) this.#say(locale, t);
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
