import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import { words } from '../../words/words.svelte';
import NoteTemplate from './NoteTemplate.svelte';

const t = words.t.settings.template;

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  const sections = ['話', '気づき', '次'].map((heading, index) => ({ key: `k${index}`, heading }));
  restore = callThrough(async () => ({ ok: sections, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

const remove = async (heading: string): Promise<void> => {
  const button = await screen.findByRole('button', { name: words.t.design.remove(heading) });
  button.focus();
  await fireEvent.click(button);
};
const stoodOn = (): string | undefined => (document.activeElement as HTMLInputElement).value;

it('hands the focus to the heading in the place of one that is removed', async () => {
  render(NoteTemplate);
  await remove('気づき');
  await expect.poll(stoodOn).toBe('次');
  await remove('次');
  await expect.poll(stoodOn).toBe('話');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: t.line(1) }));
});
