import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';
import { enterRoom, openPractice } from './practice.mjs';

const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

walk('F1 opens the page about the screen one is on, and the way back leads there again', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await page.getByRole('navigation').waitFor();
  await enterRoom(page, 'upkeep');
  await page.keyboard.press('F1');
  await title(page, '整える');
  await page.getByText('記録は、決まっていないことが残っていると').waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('失効');
  await page.getByRole('navigation', { name: '使い方のページ' }).getByRole('button').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await title(page, '契約の終わり：解約と卒業');
  await page.goBack();
  await title(page, '整える');
  await page.goBack();
  await page.getByText('記録は、決まっていないことが残っていると').waitFor({ state: 'detached' });
  await title(page, '整える');
});

walk(
  'the guide is found from the palette, from a learner’s tab and before there is a practice',
  async (walker) => {
    const { page } = walker;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('F1');
    await title(page, 'はじめに');
    await page.getByRole('button', { name: '前の画面に戻る' }).click();
    await title(page, '年輪へようこそ');
    await openPractice(walker);
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('つかいかた');
    await page.keyboard.press('Enter');
    await title(page, 'はじめに');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('さとう');
    await page.getByRole('option', { name: /佐藤/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'プロフィール' }).click();
    await page.keyboard.press('F1');
    await title(page, 'プロフィールと同意');
    await page.getByRole('button', { name: '前の画面に戻る' }).click();
    await page.getByRole('tab', { name: '契約' }).click();
    await page.getByRole('button', { name: '使い方' }).click();
    await title(page, '契約の終わり：解約と卒業');
  },
);

walk('the guide can be read in every look', async (walker) => {
  await openPractice(walker);
  for (const [name, keys] of [
    ['guide-table', 'upkeep'],
    ['guide-lists', 'leads'],
  ]) {
    await inEveryLook(walker, name, async (page) => {
      await enterRoom(page, keys);
      await page.keyboard.press('F1');
      await page.getByRole('article').locator('h1:focus').waitFor();
      assert.ok((await page.getByRole('article').innerText()).length > 200);
    });
  }
});

walk('the guide can be searched in every look', async (walker) => {
  await openPractice(walker);
  await inEveryLook(walker, 'guide-found', async (page, language) => {
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('article').locator('h1:focus').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type(language === 'ja' ? '返金' : 'refund');
    await page.getByRole('navigation').last().locator('mark').first().waitFor();
  });
});
