import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from './kept-focus';
import { focusIsFree } from './ready';

let stop: () => void;
const made = <K extends keyof HTMLElementTagNameMap>(
  kind: K,
  within: HTMLElement,
  text = '',
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(kind);
  element.textContent = text;
  within.append(element);
  return element;
};

beforeEach(() => {
  // The window of a test is never in front.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  stop = keepFocus(window);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function card(): { title: HTMLElement; row: HTMLElement; act: HTMLButtonElement; section: HTMLElement } {
  made('h1', document.body, 'room');
  const section = made('section', document.body);
  const title = made('h2', section, 'card');
  const row = made('li', section);
  return { title, row, section, act: made('button', row, 'act') };
}
const holder = (): Element | null => document.activeElement;

it('goes to the heading over what is gone, where a screen finds it free', async () => {
  const { row, act, title } = card();
  act.focus();
  row.remove();
  await expect.poll(holder).toBe(title);
  expect(focusIsFree()).toBe(true);
});

it('goes further out when the card is gone, too', async () => {
  const { section, act } = card();
  act.focus();
  section.remove();
  await expect.poll(() => holder()?.textContent).toBe('room');
});

it('waits for what rests, and leaves alone what a screen has put elsewhere or a pointer has left', async () => {
  const { row, act, title } = card();
  const other = made('input', document.body);
  act.focus();
  act.blur();
  act.disabled = true;
  await new Promise((done) => setTimeout(done, 100));
  expect(holder()).toBe(document.body);
  act.disabled = false;
  await expect.poll(holder).toBe(act);
  other.focus();
  made('p', row);
  await new Promise((done) => setTimeout(done, 100));
  expect(holder()).toBe(other);
  document.dispatchEvent(new Event('pointerdown'));
  other.remove();
  await new Promise((done) => setTimeout(done, 100));
  expect([holder(), title.isConnected]).toEqual([document.body, true]);
});
