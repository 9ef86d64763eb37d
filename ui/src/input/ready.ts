// Whoever came by keyboard goes on by keyboard.
import type { Attachment } from 'svelte/attachments';

/** Marks what has the focus only because nothing else had it. */
export const HELD = 'data-held';

/** Whether the focus stands nowhere, where it was only held, or in the menu by which one came. */
export function focusIsFree(): boolean {
  const holder = document.activeElement;
  return !holder || holder === document.body || holder.hasAttribute(HELD) || holder.closest('nav') !== null;
}

/** What is done first on a screen: it has the focus as soon as it is there, unless one stands somewhere already. */
export const ready: Attachment<HTMLElement> = (element) => {
  if (focusIsFree()) element.focus();
};
