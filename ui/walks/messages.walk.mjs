import assert from 'node:assert/strict';
import { assertGuarded } from './guarded.mjs';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, goTo, NOW, openPractice } from './practice.mjs';

const task = (learner) => ({
  ...{ learner, contract: null, purpose: 'admin' },
  ...{ text: 'お礼の連絡', due_on: '2026-11-20' },
});

const openTemplates = async (page) => {
  await enterRoom(page, 'settings');
  const index = page.getByRole('group', { name: /設定の項目|Parts of the settings/ });
  await index.getByRole('button', { name: /文面のひな形|Messages/ }).press('Enter');
};

const dialogOf = (page) => page.getByRole('dialog', { name: /文面を作る|Write a message/ });

walk(
  'templates begin with examples, and a variable is put where one writes',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    await openTemplates(page);
    await page.getByRole('button', { name: '例から始める' }).click();
    await page.getByRole('textbox', { name: '6つ目のひな形' }).waitFor();
    await page.getByRole('button', { name: 'ひな形を追加' }).press('Enter');
    await page.keyboard.type('お礼');
    await page.getByRole('textbox', { name: '日本語の文面' }).last().fill('様');
    await page.getByRole('textbox', { name: '日本語の文面' }).last().press('Home');
    await page.getByRole('button', { name: '名前', exact: true }).last().click();
    await shot('message-template');
    await page.getByRole('button', { name: 'ひな形を保存' }).click();
    await page.getByText('保存しました。').waitFor();
    const kept = await call('message_template.list');
    assert.deepEqual([kept.length, kept[7].name, kept[7].ja], [8, 'お礼', '{name}様']);
    await assertGuarded(page, 'templates of messages');
  },
  { now: NOW },
);

walk(
  'a message is written from a follow-up by keyboard, copied and recorded',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await call('message_template.add_examples');
    await call('follow_up.add', task(learner));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.reload();
    await page.getByRole('navigation').waitFor();
    await page
      .getByRole('button', { name: /^フォロー/ })
      .first()
      .click();
    await page.locator('[data-row]:focus-within').getByText('お礼の連絡').waitFor();
    await page.keyboard.press('m');
    const dialog = dialogOf(page);
    await dialog.getByLabel('ひな形').selectOption({ label: 'セッション前日のご確認' });
    const text = dialog.getByRole('textbox', { name: '文面' });
    await dialog.getByText(/埋められなかったところ：次回の日時/).waitFor();
    await shot('message-missing');
    await text.fill((await text.inputValue()).replace('{next_session}', '11月21日'));
    await eventually(async () => assert.equal(await dialog.getByText(/埋められなかった/).count(), 0));
    await dialog.getByRole('button', { name: 'コピー' }).press('Enter');
    await dialog.getByText('コピーしました。').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^佐藤 美咲様[^]*日時：11月21日[^]*中村コーチング$/);
    await dialog.getByRole('button', { name: '対応履歴に残す' }).press('Enter');
    await dialog.getByText('対応履歴に残しました。').waitFor();
    const wish = { learner, kinds: ['interaction'], find: null, before: null, limit: 5 };
    const { events } = await call('timeline.page', wish);
    assert.equal(events[0].text, 'セッション前日のご確認');
    await page.keyboard.press('Escape');
    await page.locator('[data-row]:focus-within').waitFor();
  },
  { now: NOW },
);

walk(
  'writing a message is usable in every look',
  async (walker) => {
    await openPractice(walker);
    await walker.call('message_template.add_examples');
    await inEveryLook(walker, 'message', async (page, language, usable) => {
      await openTemplates(page);
      await page.locator('summary').first().click();
      await usable('message-templates');
      await goTo(page, '佐藤');
      await page.getByRole('button', { name: language === 'ja' ? '文面を作る' : 'Write a message' }).click();
      await dialogOf(page)
        .getByRole('textbox', { name: language === 'ja' ? '文面' : 'Message' })
        .waitFor();
    });
  },
  { now: NOW },
);
