import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../host/call';
import { words } from '../words/words.svelte';
import LearnerChoice from './LearnerChoice.svelte';

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  const person = { id: 'b', name: '馬場 二', kana: 'ばば に', external_id: null };
  restore = callThrough(async () => ({ ok: [person], touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

it('asks by typing once it is pressed, and has the focus again when it is answered', async () => {
  const onpick = vi.fn();
  render(LearnerChoice, { label: '受講者', says: '全員', placeholder: '', onpick });
  const button = (): HTMLElement => screen.getByRole('button', { name: '受講者 全員' });
  await fireEvent.click(button());
  const input = screen.getByRole('combobox', { name: '受講者' });
  await screen.findByRole('option');
  await fireEvent.keyDown(input, { key: 'Escape' });
  await expect.poll(() => document.activeElement).toBe(button());
  expect(onpick).not.toHaveBeenCalled();
  await fireEvent.click(button());
  await screen.findByRole('option');
  await fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  expect(onpick.mock.calls[0]?.[0]).toMatchObject({ id: 'b' });
  await expect.poll(() => document.activeElement).toBe(button());
});
