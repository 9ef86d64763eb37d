import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';
import { enterRoom } from './practice.mjs';

const banner = (page) => page.getByText('見本の記録を開いています。');

walk('the sample opens apart from one’s own records, under a banner that stays', async ({ page, call }) => {
  await page.getByRole('button', { name: /^見本でためす/ }).click();
  await banner(page).waitFor({ timeout: 60_000 });
  assert.deepEqual(await call('start.view'), { own_exists: false, open: { which: 'sample', name: '' } });
  assert.ok((await call('learners.list')).length > 5);
  const leads = await call('leads.view');
  assert.deepEqual([leads.applications.total, leads.undecided.total, leads.decided.total], [1, 2, 1]);
  await enterRoom(page, 'settings');
  assert.equal(await banner(page).count(), 1);
  await page.getByRole('button', { name: '見本を終える' }).click();
  await page.getByRole('heading', { name: '年輪へようこそ' }).waitFor();
  await page.getByRole('button', { name: /^空の記録からはじめる/ }).click();
  await page.getByRole('navigation').waitFor();
  assert.equal((await call('learners.list')).length, 0);
});

walk('leaving the sample leads back to one’s own practice', async ({ page, call }) => {
  await call('start.create', { name: '中村コーチング' });
  await page.reload();
  await enterRoom(page, 'settings');
  await page.getByRole('button', { name: '見本の記録を開く' }).click();
  await banner(page).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '見本を終える' }).click();
  await page.getByRole('navigation').getByText('中村コーチング').waitFor();
  assert.equal(await banner(page).count(), 0);
});

walk('a history is not brought into the sample', async ({ page }) => {
  await page.getByRole('button', { name: /^見本でためす/ }).click();
  await banner(page).waitFor({ timeout: 60_000 });
  await enterRoom(page, 'settings');
  await page.getByRole('button', { name: 'データを取り込む' }).click();
  await page.getByText('見本を開いています。').waitFor();
  assert.equal(await page.getByRole('button', { name: 'フォルダを選ぶ' }).count(), 0);
});

walk('the sample’s banner is usable in every look', async (walker) => {
  await walker.page.getByRole('button', { name: /^見本でためす/ }).click();
  await banner(walker.page).waitFor({ timeout: 60_000 });
  await inEveryLook(walker, 'sample', async (page, language) => {
    const leave = language === 'ja' ? '見本を終える' : 'Leave the sample';
    await page.getByRole('button', { name: leave }).waitFor();
  });
});
