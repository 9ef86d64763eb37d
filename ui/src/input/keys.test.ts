import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardComposition } from './ime';
import { ariaKeysOf, coverShortcuts, keysOf, listenForShortcuts, onShortcut, shortcuts } from './keys';

let stops: (() => void)[];
beforeEach(() => {
  stops = [guardComposition(window), listenForShortcuts(window, false)];
});
afterEach(() => stops.forEach((stop) => stop()));

function press(key: string, how: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how });
  target.dispatchEvent(event);
  return event;
}

it('answers to the latest binding, and to the former one when that is gone', () => {
  const room = vi.fn();
  const dialog = vi.fn();
  stops.push(onShortcut('confirm', room));
  const close = onShortcut('confirm', dialog);
  press('Enter', { ctrlKey: true });
  close();
  press('Enter', { ctrlKey: true });
  expect(dialog).toHaveBeenCalledOnce();
  expect(room).toHaveBeenCalledOnce();
});

it('answers behind an open dialog to nothing, and keeps the browser from acting on it', () => {
  const [behind, own] = [vi.fn(), vi.fn()];
  stops.push(onShortcut('confirm', behind));
  const uncover = coverShortcuts({ confirm: own });
  stops.push(onShortcut('find', behind));
  press('Enter', { ctrlKey: true });
  expect(press('f', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(own).toHaveBeenCalledOnce();
  expect(behind).not.toHaveBeenCalled();
  uncover();
  press('Enter', { ctrlKey: true });
  expect(own).toHaveBeenCalledOnce();
  expect(behind).toHaveBeenCalledOnce();
});

it('keeps the browser from acting on a bound key only', () => {
  stops.push(onShortcut('find', () => undefined));
  expect(press('f', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(press('n', { ctrlKey: true }).defaultPrevented).toBe(false);
});

it('answers to F1 pressed alone, and to no other function key', () => {
  const help = vi.fn();
  stops.push(onShortcut('help', help));
  press('F1', { ctrlKey: true });
  press('F1', { shiftKey: true });
  press('F2');
  expect(help).not.toHaveBeenCalled();
  expect(press('F1').defaultPrevented).toBe(true);
  expect(help).toHaveBeenCalledOnce();
});

it('acts once for a key that is held down, and keeps the browser from acting on its repeats', () => {
  const confirm = vi.fn();
  stops.push(onShortcut('confirm', confirm));
  press('Enter', { ctrlKey: true });
  expect(press('Enter', { ctrlKey: true, repeat: true }).defaultPrevented).toBe(true);
  expect(confirm).toHaveBeenCalledOnce();
});

it('takes undo in a line that was emptied by what was done with it, and leaves it to one emptied by hand', () => {
  const undo = vi.fn();
  stops.push(onShortcut('undo', undo));
  const line = document.body.appendChild(document.createElement('input'));
  const type = (text: string): void => {
    line.value = text;
    line.dispatchEvent(new Event('input', { bubbles: true }));
  };
  press('z', { ctrlKey: true }, line);
  expect(undo).toHaveBeenCalledTimes(1);
  type('12/4');
  press('z', { ctrlKey: true }, line);
  type('');
  press('z', { ctrlKey: true }, line);
  expect(undo).toHaveBeenCalledTimes(1);
  type('12/4');
  line.value = '';
  press('z', { ctrlKey: true }, line);
  expect(undo).toHaveBeenCalledTimes(2);
  line.remove();
});

it('leaves undo to a text field, and takes it elsewhere', () => {
  const undo = vi.fn();
  stops.push(onShortcut('undo', undo));
  const area = document.body.appendChild(document.createElement('textarea'));
  const redo = vi.fn();
  stops.push(onShortcut('redo', redo));
  press('z', { ctrlKey: true }, area);
  press('Z', { ctrlKey: true, shiftKey: true }, area);
  expect(undo).not.toHaveBeenCalled();
  expect(redo).not.toHaveBeenCalled();
  press('z', { ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
  expect(redo).not.toHaveBeenCalled();
  press('Z', { ctrlKey: true, shiftKey: true });
  expect(redo).toHaveBeenCalledOnce();
  expect(undo).toHaveBeenCalledOnce();
  area.remove();
});

describe('is not pressed by', () => {
  it.each([
    ['the bare letter', 'k', {}],
    ['AltGr', 'k', { ctrlKey: true, altKey: true }],
    ['Shift', 'k', { ctrlKey: true, shiftKey: true }],
    ['the command key of another system', 'k', { metaKey: true }],
    ['a key of the input method', 'k', { ctrlKey: true, isComposing: true }],
  ])('%s', (_, key, how) => {
    const open = vi.fn();
    stops.push(onShortcut('palette', open));
    press(key, how);
    expect(open).not.toHaveBeenCalled();
  });
});

it('leaves Ctrl to the text system on a Mac', () => {
  stops.push(listenForShortcuts(window, true));
  stops[1]?.();
  const open = vi.fn();
  stops.push(onShortcut('palette', open));
  press('k', { ctrlKey: true });
  expect(open).not.toHaveBeenCalled();
  press('k', { metaKey: true });
  expect(open).toHaveBeenCalledOnce();
});

it('uses every key once, and none that an input method or a system needs', () => {
  const keys = Object.values(shortcuts);
  expect(new Set(keys).size).toBe(keys.length);
  const taken = ['j', 'l', 'q', 'w', 'c', 'v', 'x', 'a', ' ', 'F6', 'F7', 'F8', 'F9', 'F10', '`'];
  for (const key of taken) expect(keys).not.toContain(key);
});

it('shows its keys as people read them', () => {
  expect(keysOf('palette', false)).toBe('Ctrl K');
  expect(keysOf('palette', true)).toBe('⌘K');
  expect(keysOf('confirm', false)).toBe('Ctrl ⏎');
  expect(keysOf('redo', false)).toBe('Ctrl Shift Z');
  expect(keysOf('redo', true)).toBe('⇧⌘Z');
  expect(ariaKeysOf('redo', false)).toBe('Control+Shift+Z');
  expect(ariaKeysOf('confirm', true)).toBe('Meta+Enter');
  expect(ariaKeysOf('place1', false)).toBe('Control+1');
  expect(keysOf('help', true)).toBe('F1');
  expect(ariaKeysOf('help', false)).toBe('F1');
});
