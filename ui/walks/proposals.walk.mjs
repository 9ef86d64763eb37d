import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, openPractice } from './practice.mjs';

const open = async (call, learner) =>
  (await call('proposal.of_learner', { learner })).map(({ day, time }) => `${day} ${time}`);

walk('times are proposed, one is booked, and the others go until it is taken back', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('textbox', { name: '次回予約', exact: true }).fill('11/27 10:00 50分 オンライン');
  await page.getByRole('button', { name: '打診する' }).press('Enter');
  await page.getByRole('textbox', { name: '候補を追加' }).fill('11/28 19:00');
  await page.keyboard.press('Enter');
  await shot('proposals-propose');
  await page.getByRole('button', { name: '2件を打診中にする' }).press('Enter');
  await page.getByText('打診中の日時').waitFor();
  assert.deepEqual(await open(call, learner), ['2026-11-27 10:00', '2026-11-28 19:00']);
  await shot('proposals-open');
  await page.getByRole('button', { name: /^予約にする：11\/28/ }).press('Enter');
  await page.getByText('11/28（土） 19:00 を予約にしました。').waitFor();
  assert.deepEqual(await open(call, learner), []);
  assert.equal((await call('learner.view', { learner })).next_booking.day, '2026-11-28');
  await page.getByRole('button', { name: '元に戻す' }).press('Enter');
  await eventually(async () => assert.equal((await open(call, learner)).length, 2));
});

walk('proposals are usable in every look, and answered in the week', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  const offer = (day, time) => ({ day, time, minutes: 50, mode: 'online' });
  await call('session.propose', {
    learner,
    times: [offer('2026-11-21', '10:00'), offer('2026-11-22', '19:00')],
  });
  await inEveryLook(walker, 'proposals-week', async (page, language, usable) => {
    const ja = language === 'ja';
    await goTo(page, '佐藤');
    await page.getByRole('region', { name: ja ? '打診中の日時' : 'Proposed times' }).scrollIntoViewIfNeeded();
    await usable('proposals-learner', walker.shot);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^今週|^This week/ })
      .click();
    await page
      .getByRole('button', {
        name: ja ? /^佐藤 美咲 11\/21.*キャンセル・変更$/ : /^佐藤 美咲 Sat, Nov 21.*cancel or move$/,
      })
      .press('Enter');
    await page.getByRole('group', { name: ja ? '打診中の日時' : 'Proposed times' }).waitFor();
  });
  await page.getByRole('group', { name: 'Proposed times' }).getByRole('button', { name: 'Withdraw' }).click();
  await eventually(async () => assert.deepEqual(await open(call, learner), ['2026-11-22 19:00']));
});
