// Keys of an open conversion, in every text control outside of a learner's page, which has a walk of its own.
import { assertGuarded } from './guarded.mjs';
import { walk } from './harness.mjs';
import { enterRoom, goTo, openPractice, startNote } from './practice.mjs';

const guarded = (where, enter) =>
  walk(`no text control takes the keys of a conversion: ${where}`, async (walker) => {
    await enter(walker);
    await assertGuarded(walker.page, where);
  });

guarded('the start', ({ page }) => page.getByRole('textbox').waitFor());

guarded('the settings', async (walker) => {
  await openPractice(walker);
  await enterRoom(walker.page, 'settings');
  await walker.page.getByRole('textbox', { name: '1つ目の見出し' }).waitFor();
});

guarded('the palette', async (walker) => {
  await openPractice(walker);
  await walker.page.keyboard.press('Control+k');
  await walker.page.getByRole('combobox', { name: '検索・操作' }).waitFor();
});

guarded('a new learner', async (walker) => {
  await openPractice(walker);
  await enterRoom(walker.page, 'learners');
  await walker.page.getByRole('button', { name: '受講者を追加' }).click();
  await walker.page.getByRole('dialog').getByRole('textbox', { name: '名前' }).waitFor();
});

guarded('when a session took place', async (walker) => {
  await openPractice(walker);
  await startNote(walker.page);
  await walker.page.getByRole('button', { name: '2026/11/20（金）' }).click();
  await walker.page.getByRole('dialog').getByRole('textbox').first().waitFor();
});

guarded('a plan', async (walker) => {
  await openPractice(walker);
  await goTo(walker.page, '佐藤');
  await walker.page.getByRole('tab', { name: '契約' }).click();
  await walker.page.getByRole('button', { name: 'プランの一覧' }).click();
  await walker.page.getByRole('button', { name: 'プランを追加' }).click();
  await walker.page.getByRole('textbox', { name: 'プランの名前' }).waitFor();
});

guarded('where a session is moved to', async ({ page, call }) => {
  await call('start.sample');
  await page.reload();
  const rows = page.getByRole('region', { name: '記録を書く' });
  await rows
    .getByRole('button', { name: /実施しなかった/ })
    .first()
    .click();
  await rows.getByRole('button', { name: '別の日に振り替える' }).click();
  await rows.getByRole('textbox').waitFor();
});

guarded('when a learner comes next', async ({ page, call }) => {
  await call('start.sample');
  await page.reload();
  const rows = page.getByRole('region', { name: '次回の予約がない受講者' });
  await rows
    .getByRole('button', { name: /次回を予約する/ })
    .first()
    .click();
  await rows.getByRole('textbox').waitFor();
});
