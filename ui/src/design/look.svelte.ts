// Theme and text size. They are set on the root element, so that style sheets alone follow them.

/** `system` follows what the browser says the machine uses. */
export type Theme = 'light' | 'dark' | 'system';

/** Text can be set from 90 % to 150 % of its natural size. */
export const TEXT_SCALES = [0.9, 1, 1.1, 1.25, 1.5] as const;

const dark = window.matchMedia?.('(prefers-color-scheme: dark)');

class Look {
  #theme = $state<Theme>('system');
  #textScale = $state(1);
  #machine = $state<'light' | 'dark'>(dark?.matches ? 'dark' : 'light');

  constructor() {
    dark?.addEventListener('change', (event) => {
      this.#machine = event.matches ? 'dark' : 'light';
      this.#show();
    });
  }

  get theme(): Theme {
    return this.#theme;
  }

  get textScale(): number {
    return this.#textScale;
  }

  /** What is really shown; charts ask for their colours by it. */
  get shade(): 'light' | 'dark' {
    return this.#theme === 'system' ? this.#machine : this.#theme;
  }

  /** Put on a theme and a text size (held between 0.9 and 1.5). */
  wear(wanted: { theme?: Theme; textScale?: number }): void {
    this.#theme = wanted.theme ?? this.#theme;
    this.#textScale = Math.min(1.5, Math.max(0.9, wanted.textScale ?? this.#textScale));
    this.#show();
  }

  #show(): void {
    const root = document.documentElement;
    root.dataset.theme = this.shade;
    root.style.setProperty('--text-scale', String(this.#textScale));
  }
}

export const look = new Look();
