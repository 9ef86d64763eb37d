// Japanese input. While a conversion is open, Enter, Esc, Tab and the arrows choose and confirm words; none of them is ours.
// One gate in the capture phase keeps them from every component, so that no component has to remember.
import type { Attachment } from 'svelte/attachments';

/** WebKit ends the composition before it reports the Enter that ended it, in older builds as an ordinary Enter. No second human key press follows within this many milliseconds. */
export const CLOSING_ENTER_MS = 50;

const PROCESSED_BY_IME = 229;

let composing = false;
let endedAt = Number.NEGATIVE_INFINITY;

/** True while a conversion is open. For events the gate cannot hold back, such as a dialog's `cancel`. */
export function isComposing(): boolean {
  return composing;
}

/** True when the key belongs to the input method and not to the application. */
export function belongsToIme(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === PROCESSED_BY_IME;
}

const isSearchField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'search';

/** Keep the input method's keys from reaching anything in `view`. Returns the way to take the gate down. */
export function guardComposition(view: Window): () => void {
  const begin = (): void => {
    composing = true;
  };
  const end = (event: Event): void => {
    composing = false;
    endedAt = event.timeStamp;
  };
  const gate = (event: KeyboardEvent): void => {
    if (belongsToIme(event)) {
      // The default action is the input method's own and stays, but for one: on Escape a search field clears itself.
      if (event.key === 'Escape' && isSearchField(event.target)) event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.key === 'Enter' && event.timeStamp - endedAt < CLOSING_ENTER_MS) {
      // The conversion is over, so this Enter has nothing left to do: it may neither submit a form nor break a line.
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    endedAt = Number.NEGATIVE_INFINITY;
  };
  view.addEventListener('compositionstart', begin, true);
  view.addEventListener('compositionend', end, true);
  view.addEventListener('keydown', gate, true);
  return () => {
    view.removeEventListener('compositionstart', begin, true);
    view.removeEventListener('compositionend', end, true);
    view.removeEventListener('keydown', gate, true);
    composing = false;
    endedAt = Number.NEGATIVE_INFINITY;
  };
}

/**
 * Run `take` with the text of a field whenever it is settled: on every change outside a conversion, and once when a
 * conversion ends. Parsers and autosaving listen this way: `<input {@attach whenSettled(parse)} />`.
 */
export function whenSettled(
  take: (text: string) => void,
): Attachment<HTMLInputElement | HTMLTextAreaElement> {
  return (field) => {
    let open = false;
    const begin = (): void => {
      open = true;
    };
    const change = (): void => {
      if (!open) take(field.value);
    };
    const end = (): void => {
      open = false;
      take(field.value);
    };
    field.addEventListener('compositionstart', begin);
    field.addEventListener('compositionend', end);
    field.addEventListener('input', change);
    return () => {
      field.removeEventListener('compositionstart', begin);
      field.removeEventListener('compositionend', end);
      field.removeEventListener('input', change);
    };
  };
}
