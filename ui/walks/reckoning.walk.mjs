import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';
import { enterRoom, openPractice } from './practice.mjs';

const monthly = { kind: 'subscription', price: { minor: 22_000, currency: 'JPY' } };

/** Six learners under contract since September, who have not booked, and one who is about to leave. */
async function openAutumn(walker) {
  const { page, call } = walker;
  await openPractice(walker);
  for (const name of ['佐藤 空', '佐藤 海', '鈴木 陸', '高橋 風', '田中 光', '伊藤 雪']) {
    const nothing = { kana: null, mail: null, phone: null, line: null, concern: null, tags: null };
    const learner = await call('learner.add', { name, ...nothing });
    await call('contract.add', { learner, terms: monthly, starts_on: '2026-10-01' });
  }
  await page.reload();
}

async function openReckoning(page) {
  await enterRoom(page, 'settings');
  const index = page.getByRole('group', { name: /設定の項目|Parts of the settings/ });
  await index
    .getByRole('button', { name: /指標の数え方と目標|How metrics are counted, targets/ })
    .press('Enter');
}

walk('a threshold is changed with the own past before one’s eyes, and a target is set', async (walker) => {
  const { page, shot } = walker;
  await openAutumn(walker);
  await openReckoning(page);
  await page.getByLabel('次の予約がない日数のしきい値（小さい順に三つまで）').fill('14、21、60');
  const preview = page.getByRole('region', { name: '過去の数字で比べる' });
  await preview
    .getByRole('row', { name: /未予約期間/ })
    .first()
    .waitFor();
  const save = page.getByRole('button', { name: '数え方を変更' });
  assert.equal(await save.isDisabled(), true);
  await page.getByLabel('変更の理由').fill('三週間で声をかけたい');
  await shot('reckoning-preview');
  await save.press('Enter');
  await page.getByText('変更しました。').waitFor();
  await page.getByText('三週間で声をかけたい').waitFor();

  await page.getByLabel('未予約期間の目標').fill('10');
  await page.getByLabel('継続率の目標').fill('90');
  await page.getByRole('button', { name: '目標を保存' }).press('Enter');
  await page.getByText('保存しました。').waitFor();
  await shot('reckoning-targets');

  await enterRoom(page, 'metrics');
  const card = page.getByRole('article').filter({ hasText: '未予約期間' });
  await card.getByText('未達', { exact: true }).waitFor();
  await card.getByText(/21日超/).waitFor();
  await card.getByRole('img', { name: /途中で数え方が変わっています/ }).waitFor();
  await shot('reckoning-cards');
});

walk('how metrics are counted and their targets are usable in every look', async (walker) => {
  await openAutumn(walker);
  await inEveryLook(walker, 'settings', async (page, language, usable) => {
    await openReckoning(page);
    const label = language === 'ja' ? /^次の予約がない日数/ : /^Days without a next booking/;
    await page.getByLabel(label).fill('14, 21, 60');
    const preview = language === 'ja' ? '過去の数字で比べる' : 'Compared on your own past';
    await page.getByRole('region', { name: preview }).getByRole('table').waitFor();
    await usable(`reckoning-${language}`, walker.shot);
    await page
      .getByRole('button', { name: language === 'ja' ? '変更を破棄' : 'Discard changes' })
      .first()
      .click();
  });
});
