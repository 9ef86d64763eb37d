import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { openPractice } from './practice.mjs';

const task = (learner, text, due_on) => ({ learner, contract: null, purpose: 'admin', text, due_on });

const goToFollowUps = async (page) => {
  await page.getByRole('navigation').waitFor();
  await page
    .getByRole('button', { name: /^(フォロー|Follow-ups)/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /フォロー|Follow-ups/ }).waitFor();
};

/** The row one stands on, once one does. */
const standing = (page) => page.locator('[data-row]:focus-within');
/** Also cancel the two bookings whose time is over. */
async function choosePast(dialog) {
  for (const name of [/鈴木/, /佐藤/]) await dialog.getByRole('checkbox', { name }).check();
}

const due = (call) => call('follow_up.count');

walk('a day is cancelled at one go, and everyone who was booked is to be contacted', async (walker) => {
  const { page, call, shot } = walker;
  await openPractice(walker);
  const away = { mail: null, phone: null, line: null, concern: null, tags: null };
  const third = await call('learner.add', { ...away, name: '髙橋 由美子', kana: null });
  await call('session.book', {
    learner: third,
    day: '2026-11-20',
    time: '15:00',
    minutes: 50,
    mode: 'online',
  });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '検索・操作' }).fill('休講');
  await page.getByRole('option', { name: '1日分の予約をキャンセルする' }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '1日分の予約をキャンセルする' });
  await dialog.locator('input[type=text]:focus, input:not([type]):focus').waitFor();
  // What is over may have taken place: it stays unless it is chosen.
  await dialog.getByRole('button', { name: '1件の予約をキャンセルする' }).waitFor();
  await choosePast(dialog);
  await dialog.getByRole('button', { name: '3件の予約をキャンセルする' }).waitFor();
  await shot('cancel-day-preview');
  await dialog.getByRole('button', { name: '3件の予約をキャンセルする' }).press('Enter');
  await dialog.getByRole('status').filter({ hasText: '3件' }).waitFor();
  assert.equal(await due(call), 3);
  await dialog.getByRole('button', { name: '元に戻す' }).press('Enter');
  await eventually(async () => assert.equal(await due(call), 0));
  assert.equal((await call('day.bookings', { day: '2026-11-20' })).length, 3);

  await choosePast(dialog);
  await dialog.getByRole('button', { name: '3件の予約をキャンセルする' }).press('Enter');
  await dialog.getByRole('button', { name: 'フォローを見る' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'フォロー' }).waitFor();
  await eventually(async () => assert.equal(await page.locator('[data-row]').count(), 3));
  await standing(page).waitFor();
  await shot('cancel-day-follow-ups');
});

walk('follow-ups are added, done, put off and dismissed by keyboard', async (walker) => {
  const { page, call, shot } = walker;
  const { learner, other } = await openPractice(walker);
  await call('follow_up.add', task(learner, 'お礼の連絡', '2026-11-20'));
  await call('follow_up.add', task(other, '教材を送る', '2026-11-20'));
  await call('follow_up.add', task(other, '来月の予定を聞く', '2026-12-01'));
  await page.reload();
  await goToFollowUps(page);
  await standing(page).getByText('お礼の連絡').waitFor();
  await shot('follow-ups-begin');

  await page.keyboard.press('d');
  await page.getByRole('radio', { name: '返事があった' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('LINE: ありがとうございました');
  await shot('follow-ups-finish');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'フォローの完了' }).waitFor();
  assert.equal(await due(call), 1);
  const { events } = await call('timeline.page', {
    learner,
    kinds: ['interaction'],
    find: null,
    before: null,
    limit: 5,
  });
  assert.equal(events[0].text, 'ありがとうございました');

  await standing(page).getByText('教材を送る').waitFor();
  await page.keyboard.press('z');
  await page.getByRole('textbox', { name: '次に確認する日' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('出張中');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await due(call), 0));
  await page.getByText('先送り：出張中').waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await standing(page).getByText('教材を送る').waitFor();
  await page.keyboard.press('x');
  await page.getByRole('textbox', { name: '理由' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.type('先方から連絡あり');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal((await call('follow_up.list')).later.total, 1));
  await page.getByRole('status').filter({ hasText: 'フォローの見送り' }).waitFor();
  // In the field the key would undo its text.
  await page.getByRole('textbox', { name: '理由' }).waitFor({ state: 'detached' });
  await standing(page).waitFor();
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal((await call('follow_up.list')).later.total, 2));

  await page.getByRole('button', { name: 'フォローを追加' }).press('Enter');
  await page.keyboard.type('鈴木');
  await page.getByRole('option', { name: '鈴木 健太' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '内容' }).waitFor();
  await page.keyboard.type('発表会の案内');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await due(call), 1));
});

walk('the follow-ups are whole in every look', async (walker) => {
  const { call } = walker;
  const { learner, other } = await openPractice(walker);
  await call('follow_up.add', task(learner, 'お礼の連絡', '2026-11-20'));
  await call('follow_up.add', task(other, '教材を送る', '2026-11-21'));
  await inEveryLook(walker, 'follow-ups', async (page) => {
    await goToFollowUps(page);
    await standing(page).waitFor();
  });
});
