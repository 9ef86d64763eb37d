import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSING_ENTER_MS, guardComposition, isComposing, whenSettled } from './ime';

let field: HTMLInputElement;
let seen: string[];
let takeDown: () => void;

beforeEach(() => {
  takeDown = guardComposition(window);
  field = document.body.appendChild(document.createElement('input'));
  seen = [];
  field.addEventListener('keydown', (event) => seen.push(event.key));
});
afterEach(() => {
  takeDown();
  field.remove();
});

/** Press a key; `at` is the event's own time in milliseconds. */
function press(key: string, how: KeyboardEventInit & { at?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how });
  if (how.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: how.at });
  field.dispatchEvent(event);
  return event;
}

function compose(type: 'compositionstart' | 'compositionend', at = 0): void {
  const event = new CompositionEvent(type, { bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  field.dispatchEvent(event);
}

describe('a key of the input method reaches nobody', () => {
  it.each(['Enter', 'Escape', 'Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'])(
    '%s while composing',
    (key) => {
      compose('compositionstart');
      const event = press(key, { isComposing: true });
      expect(seen).toEqual([]);
      expect(event.defaultPrevented).toBe(false);
    },
  );

  it.each(['Enter', 'Escape', 'Tab', 'ArrowDown', 'Process'])('%s with key code 229', (key) => {
    press(key, { keyCode: 229 });
    expect(seen).toEqual([]);
  });

  it('and Escape while composing does not clear a search field', () => {
    field.type = 'search';
    expect(press('Escape', { isComposing: true }).defaultPrevented).toBe(true);
    expect(press('Escape').defaultPrevented).toBe(false);
  });

  it('Enter just after the end of a composition, once', () => {
    compose('compositionend', 1000);
    const closing = press('Enter', { keyCode: 13, at: 1000 + CLOSING_ENTER_MS - 1 });
    expect(seen).toEqual([]);
    expect(closing.defaultPrevented).toBe(true);
    press('Enter', { keyCode: 13, at: 1000 + CLOSING_ENTER_MS - 1 });
    expect(seen).toEqual(['Enter']);
  });
});

describe('other keys arrive', () => {
  it('Enter later than the closing one', () => {
    compose('compositionend', 1000);
    press('Enter', { at: 1000 + CLOSING_ENTER_MS });
    expect(seen).toEqual(['Enter']);
  });

  it('a letter just after the end of a composition, and then Enter', () => {
    compose('compositionend', 1000);
    press('a', { at: 1010 });
    press('Enter', { at: 1020 });
    expect(seen).toEqual(['a', 'Enter']);
  });

  it('everything outside a composition', () => {
    for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown']) press(key);
    expect(seen).toEqual(['Enter', 'Escape', 'Tab', 'ArrowDown']);
  });
});

it('knows whether a conversion is open', () => {
  expect(isComposing()).toBe(false);
  compose('compositionstart');
  expect(isComposing()).toBe(true);
  compose('compositionend');
  expect(isComposing()).toBe(false);
});

it('hands over settled text only', () => {
  const take = vi.fn();
  const stop = whenSettled(take)(field);
  const type = (text: string): void => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  type('a');
  compose('compositionstart');
  type('き');
  type('きん');
  compose('compositionend');
  type('金曜');
  expect(take.mock.calls.map(([text]) => text)).toEqual(['a', 'きん', '金曜']);
  if (typeof stop === 'function') stop();
});
