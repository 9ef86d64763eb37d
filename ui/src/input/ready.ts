// Whoever came by keyboard goes on by keyboard.
import type { Attachment } from 'svelte/attachments';

/** Whether the focus stands nowhere, or in the menu by which one came. */
export function focusIsFree(): boolean {
  const holder = document.activeElement;
  return !holder || holder === document.body || holder.closest('nav') !== null;
}

/** What is done first on a screen: it has the focus as soon as it is there, unless one stands somewhere already. */
export const ready: Attachment<HTMLElement> = (element) => {
  if (focusIsFree()) element.focus();
};
