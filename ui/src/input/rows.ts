// The keys of the list: arrows and j/k walk over its rows, and a letter does what stands on the button that bears it.
import type { Attachment } from 'svelte/attachments';

/** Let the keys act inside an element. Rows carry `data-row`; buttons that have a letter carry it as `data-letter`. */
export function walkRows(): Attachment<HTMLElement> {
  return (ground) => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const from = event.target as HTMLElement;
      // In a text field letters and arrows belong to the text.
      if (from instanceof HTMLInputElement || from instanceof HTMLTextAreaElement) return;
      const row = from.closest<HTMLElement>('[data-row]');
      if (!row) return;
      const aim = aimOf(ground, row, from, event.key);
      const lettered = buttonsIn(row).find(({ dataset }) => dataset.letter === event.key);
      if (aim === undefined && !lettered) return;
      event.preventDefault();
      // A letter held a little too long must not settle the next row too.
      if (aim === undefined && !event.repeat) lettered?.click();
      aim?.focus();
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

function buttonsIn(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button:not(:disabled)')];
}

/** Where a key leads; nothing when it leads nowhere, and undefined when it is no key of the walk. */
function aimOf(
  ground: HTMLElement,
  row: HTMLElement,
  from: HTMLElement,
  key: string,
): HTMLElement | null | undefined {
  const rows = rowsIn(ground);
  const stand = rows.indexOf(row);
  const buttons = buttonsIn(row);
  const button = buttons.indexOf(from);
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return firstButton(rows[stand + 1]);
    case 'ArrowUp':
    case 'k':
      return stand > 0 ? firstButton(rows[stand - 1]) : null;
    case 'Home':
      return firstButton(rows[0]);
    case 'End':
      return firstButton(rows.at(-1));
    case 'ArrowRight':
      return buttons[button + 1] ?? null;
    case 'ArrowLeft':
      return button > 0 ? buttons[button - 1] : null;
    default:
      return undefined;
  }
}
