import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import { words } from '../../../words/words.svelte';
import Messages from './Messages.svelte';

const t = words.t.own.messages;

let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  const templates = [{ id: 'm', name: 'ご案内', ja: 'こんにちは', en: 'Hello' }];
  restore = callThrough(async () => ({ ok: templates, touched: [] }));
});
afterEach(() => {
  cleanup();
  restore();
});

/** The texts of the template that is kept already, opened as one opens them. */
async function open(): Promise<{ texts: HTMLDetailsElement; area: HTMLTextAreaElement }> {
  render(Messages);
  const summary = await screen.findByText(t.textsOf('ご案内'));
  await fireEvent.click(summary);
  const texts = summary.closest('details') as HTMLDetailsElement;
  const area = texts.querySelector('textarea[lang="ja"]') as HTMLTextAreaElement;
  area.focus();
  return { texts, area };
}

it('stays open while one types in its text, key by key', async () => {
  const { texts, area } = await open();
  expect(texts.open).toBe(true);
  for (const text of ['こんにちはあ', 'こんにちはあい']) {
    await fireEvent.input(area, { target: { value: text } });
    expect(texts.open).toBe(true);
    expect(document.activeElement).toBe(area);
  }
  expect(area.value).toBe('こんにちはあい');
});

it('stays open when a variable is put where one writes', async () => {
  const { texts, area } = await open();
  area.setSelectionRange(5, 5);
  await fireEvent.click(screen.getByRole('button', { name: words.t.messages.variables.name }));
  await expect.poll(() => area.value).toBe('こんにちは{name}');
  expect(texts.open).toBe(true);
  expect(document.activeElement).toBe(area);
});
