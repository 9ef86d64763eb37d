import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, NOW, openPractice } from './practice.mjs';

const PAPER = path.join(mkdtempSync(path.join(tmpdir(), 'nenrin-review-')), 'review.pdf');

/** Six learners under contract, of whom one has had nothing booked for weeks, besides the two of every practice. */
async function openMonday(walker) {
  const { page, call } = walker;
  const practice = await openPractice(walker);
  const known = { mail: null, phone: null, line: null, concern: null, tags: null };
  const terms = { kind: 'subscription', price: { minor: 22_000, currency: 'JPY' }, cadence_days: 7 };
  const names = ['高橋 風', '田中 光', '伊藤 雪', '渡辺 空', '山本 海', '中村 陸'];
  for (const [n, name] of names.entries()) {
    const learner = await call('learner.add', { ...known, name, kana: null });
    await call('contract.add', { learner, terms, starts_on: '2026-09-01' });
    const { body } = await call('composer.open', { learner, session: null });
    const day = n === 0 ? '2026-10-12' : '2026-11-16';
    const sections = [{ key: 'talked', text: '近況' }];
    await call('composer.confirm', { draft: { ...body, day, time: '10:00', minutes: 50, sections } });
    if (n > 0) await call('session.book', { learner, day: '2026-11-27', time: `1${n}:00`, minutes: 50 });
  }
  await page.reload();
  return practice;
}

const standing = (page) => page.locator('[data-row]:focus-within');
const view = ({ call }) => call('review.view');
const stage = (page, name) =>
  page.getByRole('navigation', { name: /段階|Steps/ }).getByRole('button', { name });

walk(
  'a review is walked by keyboard, left in the middle, and ends in decisions and a paper',
  async (walker) => {
    const { page, call, restart, shot } = walker;
    await openMonday(walker);
    await enterRoom(page, 'review');
    const begin = page.getByRole('button', { name: '先週のレビューをはじめる' });
    await begin.and(page.locator(':focus')).waitFor();
    await page.getByRole('img', { name: '今週のレビューがまだ終わっていません' }).waitFor();
    await shot('review-begin');
    await page.keyboard.press('Enter');

    // What is missing comes to none: one was held without a note, the other is passed over with a reason.
    await standing(page).getByText('11/20').waitFor();
    await shot('review-notes');
    assert.equal((await view(walker)).notes.left, 2);
    await page.keyboard.press('h');
    await eventually(async () => assert.equal((await view(walker)).notes.left, 1));
    await eventually(async () => assert.match(await standing(page).innerText(), /佐藤/));
    await page.keyboard.press('s');
    await page.getByLabel(/^理由/).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('録音を聞いてから書く');
    await page.keyboard.press('Enter');
    await page.getByText('未記入のセッションはありません').waitFor();
    assert.deepEqual((await view(walker)).notes, { left: 0, skipped: 1 });
    await page.locator('[data-next]:focus').waitFor();
    await shot('review-notes-zero');

    // Whoever has had nothing booked for weeks is to be followed up.
    await page.keyboard.press('Control+Enter');
    await standing(page).getByText('高橋 風').waitFor();
    await standing(page)
      .getByText(/次の予約なし 39日/)
      .waitFor();
    await shot('review-signals');
    await page.keyboard.press('f');
    await page.getByLabel('すること').and(page.locator(':focus')).waitFor();
    await shot('review-follow-up');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '決めたこと 1件' }).waitFor();
    assert.equal((await call('follow_up.list')).this_week.first[0].learner.name, '高橋 風');

    // The program ends, and the review goes on where it was.
    await restart('SIGKILL');
    await enterRoom(page, 'review');
    await stage(page, /3 更新/)
      .and(page.locator('[aria-current=step]'))
      .waitFor();
    await standing(page).getByText('佐藤 美咲').waitFor();
    await shot('review-renewals');
    // A renewal is read first: a second press does nothing, and Escape leaves it. Renewed, it is kept, and undo takes both back.
    await page.keyboard.press('r');
    const agreed = page.getByRole('textbox', { name: '同じ条件で更新' }).and(page.locator(':focus'));
    await agreed.waitFor();
    await eventually(async () => assert.match(await agreed.inputValue(), /円|¥/));
    await shot('review-renewing');
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    await agreed.waitFor({ state: 'detached' });
    assert.equal((await view(walker)).renewals.length, 1);
    await page.locator('[data-letter="r"]:focus').waitFor();
    await page.keyboard.press('r');
    await eventually(async () => assert.match(await agreed.inputValue(), /円|¥/));
    await page.keyboard.press('Enter');
    await page.getByText(/^更新（.*から）$/).waitFor();
    assert.equal((await view(walker)).renewals.length, 0);
    await shot('review-renewed');
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.equal((await view(walker)).renewals.length, 1));
    await page.locator('[data-row] .main').first().focus();
    await page.keyboard.press('l');
    await page.getByLabel(/^理由/).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('目標を見てから');
    await page.keyboard.press('Enter');
    await page.getByText('目標を見てから').first().waitFor();
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.equal((await view(walker)).renewals[0].decision, null));
    await page.getByRole('heading', { name: /決めたこと/ }).waitFor({ state: 'detached' });
    await page.locator('[data-row] .main').first().focus();
    await page.keyboard.press('n');
    await page.getByLabel(/^理由/).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () =>
      assert.equal((await view(walker)).renewals[0].decision?.decision, 'no_need'),
    );

    // Every number opens its people, and takes a word.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '未予約期間 もとになった方' }).press('Enter');
    await page.getByRole('button', { name: '高橋 風' }).waitFor();
    await shot('review-numbers');
    await page.getByRole('button', { name: '未予約期間 ひとこと残す' }).press('Enter');
    await page.getByLabel('ひとこと').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('終わりに次回を決める');
    await page.keyboard.press('Enter');
    await page.getByText('終わりに次回を決める').waitFor();

    // One move, and the end.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '一手を決める' }).press('Enter');
    await page.getByLabel('仮説').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('終わりに決めると空かない');
    await page.keyboard.press('Tab');
    await page.keyboard.type('次回を必ず決めて終える');
    await page.getByLabel('確かめる指標').selectOption('unbooked');
    await shot('review-move-form');
    await page.getByLabel('変えること').press('Enter');
    await page.locator('li').getByText('次回を必ず決めて終える').waitFor();
    await page.getByRole('button', { name: '書き直す：次回を必ず決めて終える' }).press('Enter');
    await page.getByLabel('仮説').and(page.locator(':focus')).waitFor();
    await page.getByLabel('変えること').fill('帰る前に次回を決める');
    await page.getByLabel('変えること').press('Enter');
    await page.locator('li').getByText('帰る前に次回を決める').waitFor();
    await shot('review-moves');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'まとめ' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/に終えました/).waitFor();
    await page
      .getByRole('img', { name: '今週のレビューがまだ終わっていません' })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'PDFで保存する' }).press('Enter');
    await page.getByText(/「review.pdf」に保存しました/).waitFor();
    assert.ok(existsSync(PAPER));
    await shot('review-end');
  },
  { now: NOW, picks: [PAPER] },
);

walk(
  'the review is usable in every look, step by step',
  async (walker) => {
    await openMonday(walker);
    await walker.call('review.open');
    const add = { hypothesis: '終わりに決めると空かない', change: '次回を必ず決めて終える' };
    const fields = { ...add, metric: 'unbooked', review_on: '2026-12-18' };
    await walker.call('improvement.add', { fields });
    await inEveryLook(walker, 'review-all', async (page, language, usable) => {
      await enterRoom(page, 'review');
      await standing(page).waitFor();
      for (const [step, name] of [
        ['signals', /^2 /],
        ['renewals', /^3 /],
        ['numbers', /^4 /],
        ['move', /^5 /],
        ['end', /まとめ|Summary/],
      ]) {
        await stage(page, name).click();
        await stage(page, name).and(page.locator('[aria-current=step]')).waitFor();
        await usable(`review-${step}-${language}`, walker.shot);
      }
      await stage(page, /^1 /).click();
      await standing(page).waitFor();
    });
  },
  { now: NOW },
);

walk('the review of the sample is a meaningful one', async (walker) => {
  const { page, call, shot } = walker;
  await call('start.sample');
  await page.reload();
  await enterRoom(page, 'review');
  await page.getByRole('button', { name: '先週のレビューをはじめる' }).waitFor();
  await shot('review-sample');
  await page.getByRole('button', { name: '先週のレビューをはじめる' }).press('Enter');
  for (const n of [2, 3, 4, 5]) {
    await stage(page, new RegExp(`^${n} `)).click();
    await stage(page, new RegExp(`^${n} `))
      .and(page.locator('[aria-current=step]'))
      .waitFor();
    await shot(`review-sample-${n}`);
  }
});

walk('earlier reviews are read by keyboard, and printed anew', async (walker) => {
  const { page, call } = walker;
  await call('start.sample');
  await page.reload();
  await inEveryLook(walker, 'review-past-all', async (looked, language, usable) => {
    await enterRoom(looked, 'review');
    await looked.getByRole('button', { name: /^(これまでのレビュー|Earlier reviews)$/ }).press('Enter');
    await standing(looked).waitFor();
    await usable(`review-past-${language}`, walker.shot);
    await looked.keyboard.press('Enter');
    const heading = looked.getByRole('heading', { level: 1 });
    await heading.and(looked.locator(':focus')).waitFor();
    await looked.getByText(/そのときの数字|The numbers then/).waitFor();
    await usable(`review-past-one-${language}`, walker.shot);
    await looked.getByRole('button', { name: /一覧に戻る|Back to the list/ }).press('Enter');
    await standing(looked).waitFor();
  });
});
