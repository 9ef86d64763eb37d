import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { walkRows } from './rows';

let ground: HTMLElement;
let pressed: string[];
let leave: () => void;

function put(row: HTMLElement, tag: 'button' | 'input', id: string, letter?: string): HTMLElement {
  const element = Object.assign(document.createElement(tag), { id });
  if (letter) element.dataset.letter = letter;
  row.append(element);
  return element;
}

beforeEach(() => {
  pressed = [];
  ground = document.createElement('div');
  for (const id of ['a', 'b']) {
    const row = document.createElement('div');
    row.dataset.row = id;
    put(row, 'button', id);
    put(row, 'button', `${id}n`, 'n').toggleAttribute('disabled', id === 'b');
    put(row, 'input', `${id}text`);
    ground.append(row);
  }
  document.body.append(ground);
  ground.addEventListener('click', (event) => pressed.push((event.target as HTMLElement).id));
  leave = walkRows()(ground) ?? vi.fn();
});
afterEach(() => {
  leave();
  ground.remove();
});

const press = (from: string, key: string, more: KeyboardEventInit = {}): boolean => {
  const element = document.getElementById(from);
  element?.focus();
  return !element?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
};

describe('the keys of the list', () => {
  it.each([
    ['a', 'j', 'b'],
    ['a', 'ArrowDown', 'b'],
    ['b', 'k', 'a'],
    ['b', 'j', 'b'],
    ['a', 'ArrowRight', 'an'],
    ['an', 'ArrowLeft', 'a'],
    ['b', 'Home', 'a'],
  ])('from %s by %s one comes to %s', (from, key, to) => {
    press(from, key);
    expect(document.activeElement?.id).toBe(to);
  });

  it('a letter presses the button of its own row', () => {
    expect(press('a', 'n')).toBe(true);
    expect(pressed).toEqual(['an']);
  });

  it('a letter is no key where it is typed, held, pressed with another or stands on no button', () => {
    expect(press('atext', 'n')).toBe(false);
    press('a', 'n', { repeat: true });
    expect(press('a', 'n', { ctrlKey: true })).toBe(false);
    expect(press('a', 'q')).toBe(false);
    press('b', 'n');
    expect(pressed).toEqual([]);
  });
});
