import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, openPractice } from './practice.mjs';

const settings = /^設定|^Settings/;

/** Remaining sessions of the one contract of the learner. */
async function left(call, learner) {
  const { contracts } = await call('learner.view', { learner });
  return contracts[0].balance;
}

walk('a coach says that no-shows use no ticket, and it counts from today on', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  const before = await left(call, learner);
  await page.getByRole('navigation').getByRole('button', { name: settings }).press('Enter');
  const uses = page.getByLabel('無断欠席：チケットを使う');
  await uses.press('Space');
  await page.getByLabel('何時間前までの連絡を受け付けるか').fill('48');
  await page.keyboard.press('Enter');
  await page.getByText('保存しました。今日から記録する結果に使われます。').waitFor();
  await call('session.resolve', { session, state: 'no_show' });
  assert.equal(await left(call, learner), before);

  // In a field the keys take back what was typed there.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal((await call('act.recent', { limit: 1 }))[0].undone, true));
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal((await call('policy.view')).notice_hours, 24));
  await eventually(async () => assert.equal(await uses.isChecked(), true));
});

walk(
  'a late cancellation is proposed with the reason, and let count otherwise for this session only',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner, session } = await openPractice(walker);
    const before = await left(call, learner);
    const { minutes, mode } = { minutes: 50, mode: 'online' };
    await call('session.change', { session, day: '2026-11-21', time: '09:00', minutes, mode });
    await page.reload();
    await page.getByRole('button', { name: /^佐藤 美咲.*キャンセル・変更$/ }).press('Enter');
    await page.getByText('直前キャンセルです。').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent.includes('直前キャンセル'));
    await shot('policy-proposed-late');
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await left(call, learner), before - 1));

    await goTo(page, '佐藤');
    await page.locator('li').filter({ hasText: '直前キャンセル' }).getByRole('button').first().press('Enter');
    const uses = page.getByRole('group', { name: 'この回の扱い' }).getByLabel('チケットを使う');
    await uses.press('Space');
    await page.getByText('この回だけ', { exact: true }).waitFor();
    await eventually(async () => assert.equal(await left(call, learner), before));
    await shot('policy-exception');
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.equal(await left(call, learner), before - 1));
    await eventually(async () => assert.equal(await uses.isChecked(), true));
  },
);

walk('the policy, the proposal and the exceptions are usable in every look', async (walker) => {
  const { page, call } = walker;
  const { session, last } = await openPractice(walker);
  const said = { happened: null, consumes: false, chargeable: null };
  await call('session.flags', { session: last, ...said });
  const way = { minutes: 50, mode: 'online' };
  await call('session.change', { session, day: '2026-11-21', time: '09:00', ...way });
  await inEveryLook(walker, 'policy', async (page, language, usable) => {
    const ja = language === 'ja';
    await page
      .getByRole('button', { name: ja ? /^佐藤 美咲.*キャンセル・変更$/ : /^佐藤 美咲.*cancel or move$/ })
      .press('Enter');
    await page.getByText(ja ? '直前キャンセルです。' : 'so this is a late cancellation').waitFor();
    await usable('policy-proposal', walker.shot);
    await goTo(page, '佐藤');
    await page
      .getByRole('button', { name: ja ? /^第1回/ : /^Session 1/ })
      .first()
      .press('Enter');
    await page.getByRole('group', { name: ja ? 'この回の扱い' : 'How this session counts' }).waitFor();
    await usable('policy-session', walker.shot);
    await page.getByRole('navigation').getByRole('button', { name: settings }).press('Enter');
    await page
      .getByLabel(ja ? '何時間前までの連絡を受け付けるか' : 'Hours of notice')
      .scrollIntoViewIfNeeded();
  });
  assert.equal(await page.getByText('キャンセルの扱い').count(), 0, 'the last look is English');
});
