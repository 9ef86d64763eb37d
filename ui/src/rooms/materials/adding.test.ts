import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import { unsaved } from '../../input/unsaved.svelte';
import { words } from '../../words/words.svelte';
import Adding from './Adding.svelte';

const t = words.t.materials;
const onclose = vi.fn();

let restore: () => void;
beforeEach(() => {
  onclose.mockClear();
  Element.prototype.scrollIntoView = (): void => undefined;
  restore = callThrough(async () => ({ ok: [], touched: [] }));
  render(Adding, { file: { token: 1, name: '課題.pdf', size: 9 }, busy: false, onadd: vi.fn(), onclose });
});
afterEach(() => {
  unsaved.discard();
  cleanup();
  restore();
});

const escape = (): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });

it('closes with Esc the choice of a learner first, and the form only then', async () => {
  await fireEvent.click(screen.getByRole('button', { name: t.choose }));
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox');
  await escape();
  await expect.poll(() => document.activeElement).toBe(screen.getByRole('button', { name: t.choose }));
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(onclose).not.toHaveBeenCalled();
  await escape();
  await expect.poll(() => onclose.mock.calls.length).toBe(1);
});

it('asks before what was typed is thrown away', async () => {
  const title = screen.getByLabelText<HTMLInputElement>(t.name);
  title.focus();
  await fireEvent.input(title, { target: { value: '次回までの課題' } });
  await escape();
  await expect.poll(() => unsaved.asking !== undefined).toBe(true);
  expect(onclose).not.toHaveBeenCalled();
  unsaved.discard();
  await expect.poll(() => onclose.mock.calls.length).toBe(1);
});
