// The arrows walk over the rows of all blocks, and over the buttons within a row. A row is whatever carries `data-row`.
import type { Attachment } from 'svelte/attachments';

/** Let the arrow keys walk over the rows inside an element. */
export function walkRows(): Attachment<HTMLElement> {
  return (ground) => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const aim = aimOf(ground, event);
      if (!aim) return;
      event.preventDefault();
      aim.focus();
    };
    ground.addEventListener('keydown', press);
    return () => ground.removeEventListener('keydown', press);
  };
}

/** The rows inside an element, in their order. */
export function rowsIn(ground: Element | null | undefined): HTMLElement[] {
  return [...(ground?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** What one stands on when one comes to a row. */
export function firstButton(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('button:not(:disabled)') ?? null;
}

function aimOf(ground: HTMLElement, event: KeyboardEvent): HTMLElement | null | undefined {
  const from = event.target as HTMLElement;
  // In a text field the arrows belong to the text.
  if (from instanceof HTMLInputElement || from instanceof HTMLTextAreaElement) return undefined;
  const row = from.closest<HTMLElement>('[data-row]');
  if (!row) return undefined;
  const rows = rowsIn(ground);
  const stand = rows.indexOf(row);
  const buttons = [...row.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const button = buttons.indexOf(from);
  switch (event.key) {
    case 'ArrowDown':
      return firstButton(rows[stand + 1]);
    case 'ArrowUp':
      return stand > 0 ? firstButton(rows[stand - 1]) : undefined;
    case 'Home':
      return firstButton(rows[0]);
    case 'End':
      return firstButton(rows.at(-1));
    case 'ArrowRight':
      return buttons[button + 1];
    case 'ArrowLeft':
      return button > 0 ? buttons[button - 1] : undefined;
    default:
      return undefined;
  }
}
