// The shortcuts of the whole application, in one table, so that each can be shown where it acts and none collides.
import { onMac } from './platform';

/** Key by name of what it does; all are pressed with ⌘ on a Mac and Ctrl elsewhere, `Shift+` where it is said. F1 is pressed alone, as everywhere. */
export const shortcuts = {
  palette: 'k',
  note: 'n',
  confirm: 'Enter',
  find: 'f',
  undo: 'z',
  redo: 'Shift+z',
  settings: ',',
  help: 'F1',
  place1: '1',
  place2: '2',
  place3: '3',
  place4: '4',
  place5: '5',
  place6: '6',
  place7: '7',
  place8: '8',
  place9: '9',
} as const;

export type Shortcut = keyof typeof shortcuts;

type Binding = { name: Shortcut; act: () => void };

const bindings: Binding[] = [];

/** What a modal dialog answers to. */
export type Own = Partial<Record<Shortcut, () => void>>;

/** The dialogs that are open, the foremost last. */
const covers: Own[] = [];

/**
 * Let `act` answer to a shortcut. The latest binding answers, so a form in a room comes first. Returns the way to
 * unbind: `$effect(() => onShortcut('confirm', confirm))`.
 */
export function onShortcut(name: Shortcut, act: () => void): () => void {
  return put(bindings, { name, act });
}

/** Let nothing but `own` answer, as long as a modal dialog covers what else is bound. Returns the way to uncover it. */
export function coverShortcuts(own: Own): () => void {
  return put(covers, own);
}

function put<One>(list: One[], one: One): () => void {
  list.push(one);
  return () => {
    const at = list.indexOf(one);
    if (at >= 0) list.splice(at, 1);
  };
}

/** The keys of a shortcut as people read them: `Ctrl K`, `⌘K`, `Ctrl ⏎`, `Ctrl Shift Z`. */
export function keysOf(name: Shortcut, mac = onMac): string {
  const { alone, shift, key } = pressedFor(name);
  if (alone) return key;
  const sign = key === 'Enter' ? '⏎' : key.toUpperCase();
  return mac ? `${shift ? '⇧' : ''}⌘${sign}` : `Ctrl ${shift ? 'Shift ' : ''}${sign}`;
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeysOf(name: Shortcut, mac = onMac): string {
  const { alone, shift, key } = pressedFor(name);
  if (alone) return key;
  return `${mac ? 'Meta' : 'Control'}+${shift ? 'Shift+' : ''}${key.length === 1 ? key.toUpperCase() : key}`;
}

type Pressed = { alone: boolean; shift: boolean; key: string };

function pressedFor(name: Shortcut): Pressed {
  const keys: string = shortcuts[name];
  const shift = keys.startsWith('Shift+');
  return { alone: /^F\d/.test(keys), shift, key: shift ? keys.slice('Shift+'.length) : keys };
}

/** Begin listening. The composition gate must be up before, so that a key of the input method never arrives here. */
export function listenForShortcuts(view: Window, mac = onMac): () => void {
  const emptied = new WeakSet<EventTarget>();
  const note = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.value === '') emptied.add(target);
    else emptied.delete(target);
  };
  const press = (event: KeyboardEvent): void => {
    const name = shortcutOf(event, mac);
    if (!name || ((name === 'undo' || name === 'redo') && undoesItself(event.target, emptied))) return;
    const bound = bindings.findLast((candidate) => candidate.name === name)?.act;
    const cover = covers.at(-1);
    if (!bound && !cover?.[name]) return;
    event.preventDefault();
    const act = cover ? cover[name] : bound;
    // A key held a little too long must not confirm the next note too, or take back one act more.
    if (!event.repeat) act?.();
  };
  view.addEventListener('keydown', press);
  view.addEventListener('input', note);
  return () => {
    view.removeEventListener('keydown', press);
    view.removeEventListener('input', note);
  };
}

/**
 * Which shortcut was pressed, whatever answers to it. AltGr arrives as Ctrl+Alt and types letters on many keyboards, so Alt
 * is never part of one.
 */
export function shortcutOf(event: KeyboardEvent, mac = onMac): Shortcut | undefined {
  if (event.altKey || event[mac ? 'ctrlKey' : 'metaKey']) return undefined;
  const held = event[mac ? 'metaKey' : 'ctrlKey'];
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (Object.keys(shortcuts) as Shortcut[]).find((name) => {
    const { alone, shift, key } = pressedFor(name);
    return key === pressed && shift === event.shiftKey && held !== alone;
  });
}

/**
 * A text field has its own undo, which takes back typing; ours takes back whole acts. A line that is empty has no typing to take
 * back, unless one `emptied` it by hand.
 */
function undoesItself(target: EventTarget | null, emptied: WeakSet<EventTarget>): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  if (['radio', 'checkbox', 'range', 'button', 'submit'].includes(target.type)) return false;
  return target.value !== '' || emptied.has(target);
}
