import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom } from './practice.mjs';

/** A practice with one learner, its settings open. */
async function openSettings({ page, call }) {
  await call('start.create', { name: '中村コーチング' });
  await call('learner.add', { name: '佐藤 美咲', kana: 'さとう みさき' });
  await page.reload();
  await enterRoom(page, 'settings');
}

const root = (page, attribute) => page.locator('html').getAttribute(attribute);

walk('language, theme and text size change at once and are kept', async (walker) => {
  const { page, call } = walker;
  await openSettings(walker);
  await page.getByRole('radio', { name: '暗い' }).check();
  assert.equal(await root(page, 'data-theme'), 'dark');
  await page.getByRole('radio', { name: '125%' }).check();
  const rem = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  assert.equal(rem, '20px');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  const kept = { language: 'en', theme: 'dark', text_size: 125, columns: [] };
  await eventually(async () => assert.deepEqual(await call('preferences.view'), kept));
  await page.reload();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  assert.equal(await root(page, 'data-theme'), 'dark');
});

walk(
  'the headings of notes are changed by keyboard, and defaults keep following the language',
  async (walker) => {
    const { page, call } = walker;
    await openSettings(walker);
    await page.getByRole('textbox', { name: '2つ目の見出し' }).fill('発見');
    await page.getByRole('button', { name: '見出しを追加' }).press('Enter');
    await page.keyboard.type('宿題');
    await page.keyboard.press('Enter');
    await page.getByText('保存しました。').waitFor();
    const sections = await call('note_template.view');
    assert.deepEqual(
      sections.map((section) => section.heading),
      ['', '発見', '', '', '宿題'],
    );
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('textbox', { name: 'Heading 1' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Heading 1' }).inputValue(), 'Talked about');
  },
);

walk('a heading without words is asked for and nothing is saved', async (walker) => {
  const { page, call } = walker;
  await openSettings(walker);
  await page.getByRole('button', { name: '見出しを追加' }).click();
  await page.getByRole('button', { name: '見出しを保存' }).click();
  await page.getByText('空いている行か、同じ名前の行があります。').waitFor();
  assert.equal((await call('note_template.view')).length, 4);
});

walk(
  'an act is undone from the list, said at the foot of the menu, and done again by keyboard',
  async (walker) => {
    const { page, call } = walker;
    await openSettings(walker);
    await page.getByRole('button', { name: '元に戻す：受講者の追加（佐藤 美咲）' }).click();
    const foot = page.getByRole('navigation');
    await foot.getByText('元に戻しました：受講者の追加（佐藤 美咲）').waitFor();
    assert.equal((await call('learners.list')).length, 0);
    await foot.getByRole('button', { name: 'やり直す' }).getByText('Ctrl Shift Z').waitFor();
    await walker.shot('undo-line');
    await page.keyboard.press('Control+Shift+Z');
    await foot.getByText('やり直しました：受講者の追加（佐藤 美咲）').waitFor();
    assert.equal((await call('learners.list')).length, 1);
    await page.keyboard.press('Control+z');
    await foot.getByText('元に戻しました：受講者の追加（佐藤 美咲）').waitFor();
    await page.keyboard.press('Control+z');
    await foot.getByText('元に戻せる操作や、やり直せる操作はありません。').waitFor();
    await walker.shot('undo-nothing');
  },
);

walk('an act on which others rest is not undone, and its row says so', async (walker) => {
  const { page, call } = walker;
  await openSettings(walker);
  const [{ id: learner }] = await call('learners.list');
  await call('session.book', { learner, day: '2026-11-27', time: '10:00', minutes: 50, mode: 'online' });
  await page.reload();
  await enterRoom(page, 'settings');
  const row = page.getByRole('listitem').filter({ hasText: '受講者の追加' });
  await row.getByRole('button').click();
  await row.getByRole('alert').getByText('P-203').waitFor();
  assert.equal(await page.getByRole('alert').count(), 1, 'it is told once');
  await walker.shot('undo-refused');
  await page.keyboard.press('Control+z');
  await page.getByRole('navigation').getByText('元に戻しました：佐藤 美咲の予約').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});

walk('undo in a text field takes back typing and no act', async (walker) => {
  const { page, call } = walker;
  await openSettings(walker);
  const heading = page.getByRole('textbox', { name: '1つ目の見出し' });
  await heading.focus();
  await page.keyboard.type('！');
  await page.keyboard.press('Control+z');
  assert.equal(await heading.inputValue(), '話したこと');
  assert.equal((await call('learners.list')).length, 1);
});

walk('settings are usable in every look', async (walker) => {
  await openSettings(walker);
  await inEveryLook(walker, 'settings', async (page) => {
    await enterRoom(page, 'settings');
    await page.getByRole('textbox').first().waitFor();
    await page.getByRole('listitem').filter({ hasText: '佐藤 美咲' }).waitFor();
  });
});
