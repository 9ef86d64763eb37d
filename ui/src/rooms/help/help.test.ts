import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { guidePages, type GuidePage } from '../../guide';
import { listenForShortcuts } from '../../input/keys';
import { openRoom } from '../../rooms';
import { router, type At } from '../../route.svelte';
import Stage from '../../Stage.svelte';
import { words } from '../../words/words.svelte';
import { allTexts } from './texts';

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(async () => {
  cleanup();
  router.begin({ room: 'week' });
  await words.speak('ja');
});

async function enter(at: At<'help'>, title: string | RegExp): Promise<void> {
  // What is loaded when it is first entered.
  await Promise.all([openRoom('help'), allTexts('ja'), allTexts('en')]);
  router.begin(at);
  render(Stage, { router, open: openRoom });
  await heading(title);
}

const heading = (name: string | RegExp): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 1, name });
const list = (): HTMLElement => screen.getByRole('navigation', { name: words.t.help.pages });

it.each(['ja', 'en'] as const)(
  'begins with the first steps, and leads from page to page by its list: %s',
  async (locale) => {
    await words.speak(locale);
    await enter({ room: 'help' }, locale === 'ja' ? 'はじめに' : 'Getting started');
    const names = within(list()).getAllByRole('button');
    expect(names).toHaveLength(guidePages.length);
    expect(names[0]?.getAttribute('aria-current')).toBe('page');
    for (const [index, name] of names.entries()) {
      const title = name.textContent;
      await fireEvent.click(name);
      await waitFor(() =>
        expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: title })),
      );
      expect(router.at).toEqual({ room: 'help', page: guidePages[index] });
    }
  },
);

it('leads from a page to another by a link in its text', async () => {
  await enter({ room: 'help', page: 'backups' }, /バックアップ/);
  await fireEvent.click(within(screen.getByRole('article')).getByRole('button', { name: '記録を消す' }));
  await heading('記録を消す');
  expect(router.at).toEqual({ room: 'help', page: 'erasure' satisfies GuidePage });
});

it('leads to where a word is said', async () => {
  await enter({ room: 'help' }, 'はじめに');
  const stop = listenForShortcuts(window, false);
  await fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
  stop();
  const field = screen.getByRole('searchbox', { name: '使い方を検索' });
  expect(document.activeElement).toBe(field);
  await fireEvent.input(field, { target: { value: 'チケットを返す' } });
  // Pages come one by one.
  const [hit] = await within(list()).findAllByRole('button');
  expect(hit?.textContent).toContain('フォローと、セッションのキャンセル');
  expect(hit?.textContent).toContain('チケットを返す');
  if (hit) await fireEvent.click(hit);
  await heading('フォローと、セッションのキャンセル');
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'チケットを返す' })),
  );
  await fireEvent.input(field, { target: { value: 'どこにもない言葉' } });
  expect(screen.getByText(/^見つかりませんでした/)).toBeTruthy();
});

it('is searched before every page is there, and what was typed stays', async () => {
  router.begin({ room: 'help' });
  render(Stage, { router, open: openRoom });
  const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: '使い方を検索' });
  await fireEvent.input(field, { target: { value: '返金' } });
  await waitFor(() => expect(list().querySelector('mark')).toBeTruthy());
  expect(field.isConnected && field.value).toBe('返金');
});

it('is read in the other language at once', async () => {
  await enter({ room: 'help', page: 'money' }, 'お金');
  await words.speak('en');
  await heading('Money');
});
