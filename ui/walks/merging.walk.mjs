import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { focusStands, goTo, NOW, openPractice } from './practice.mjs';

/** Another entry of 佐藤 美咲, with what only it says and where it says otherwise, and a booking. */
async function addTwin({ call }) {
  const unknown = { line: null, concern: null, tags: ['紹介'] };
  const known = { ...unknown, mail: 'misaki@example.jp', phone: null };
  const twin = await call('learner.add', { ...known, name: '佐藤 みさき', kana: 'サトウ ミサキ' });
  await call('session.book', {
    learner: twin,
    day: '2026-11-27',
    time: '11:00',
    minutes: 50,
    mode: 'online',
  });
  return twin;
}

/** Opens her page and from there the two entries side by side. */
async function goToMerging(page) {
  await goTo(page, '佐藤 美咲');
  await page.getByText(/同じ人かもしれません|May be the same person/).waitFor();
  await page.getByRole('button', { name: '佐藤 みさき' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: /同じ人の記録|Merge two entries/ }).waitFor();
  await page.getByRole('table').waitFor();
}

for (const language of ['ja', 'en']) {
  walk(
    `two entries of one person become one, which is taken back and done again, in ${language}`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner } = await openPractice(walker);
      const twin = await addTwin(walker);
      await call('preferences.set', { preferences: { language, theme: 'system', text_size: 100 } });
      await page.reload();
      await goToMerging(page);
      await shot(`merging-${language}`);
      const row = page.getByRole('row').filter({ hasText: /ふりがな|Reading/ });
      assert.match(await row.innerText(), /さとう みさき[\s\S]*サトウ ミサキ/);
      // The other one would be kept, and then the first again.
      await page.getByRole('button', { name: /入れ替える|Keep the other/ }).click();
      await eventually(async () => assert.match(await row.innerText(), /サトウ ミサキ[\s\S]*さとう みさき/));
      await page.getByRole('button', { name: /入れ替える|Keep the other/ }).click();
      await eventually(async () => assert.match(await row.innerText(), /さとう みさき[\s\S]*サトウ ミサキ/));

      const names = async () => JSON.stringify(await call('learners.list'));
      await page
        .getByRole('button', { name: /「佐藤 美咲」にまとめる|Merge into “佐藤 美咲”/ })
        .press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: /まとめました|are with/ })
        .waitFor();
      await shot(`merging-done-${language}`);
      assert.equal((await names()).includes(twin), false);
      assert.equal((await call('learner.view', { learner })).fields.mail, 'misaki@example.jp');

      await page.getByRole('button', { name: /^(元に戻す|Undo)$/ }).click();
      await page.getByRole('table').waitFor();
      assert.ok((await names()).includes(twin));
      await page.getByRole('button', { name: /「佐藤 美咲」にまとめる|Merge into “佐藤 美咲”/ }).click();
      await page.getByRole('button', { name: /のページを開く|Open the page of/ }).press('Enter');
      await page.getByRole('heading', { level: 1, name: /佐藤 美咲/ }).waitFor();
      assert.equal(await page.getByText(/同じ人かもしれません|May be the same person/).count(), 0);
    },
    { now: NOW },
  );
}

walk(
  'the entry with more on record is the one to be kept, and what only the other one says is kept with it',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await addTwin(walker);
    await goTo(page, '佐藤 みさき');
    await page.getByRole('button', { name: '佐藤 美咲' }).press('Enter');
    await page.getByRole('button', { name: '「佐藤 美咲」にまとめる' }).waitFor();
    const mail = page.getByRole('row').filter({ hasText: 'misaki@example.jp' });
    assert.match(await mail.locator('td').first().innerText(), /misaki@example.jp/);
  },
  { now: NOW },
);

walk(
  'anybody can be chosen to be compared with, and two who are not one person are told apart',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner, other } = await openPractice(walker);
    await goTo(page, '佐藤 美咲');
    await page.getByRole('tab', { name: 'プロフィール' }).click();
    await page.getByRole('button', { name: 'まとめる相手を選ぶ' }).press('Enter');
    const who = page.getByRole('combobox', { name: 'まとめる相手' });
    await who.waitFor();
    await page.keyboard.type('すずき');
    await page.getByRole('option', { name: /鈴木 健太/ }).waitFor();
    assert.equal(await page.getByRole('listbox').getByRole('option').count(), 1);
    await shot('merging-choose');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'まとめる相手を選ぶ' }).press('Enter');
    await who.fill('健太');
    await page.getByRole('option', { name: /鈴木 健太/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    await focusStands(page);

    await page.getByRole('button', { name: '同じ人ではない' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '別の人として記録しました' }).waitFor();
    await shot('merging-apart');
    const view = () => call('learner.merge_view', { keep: learner, other });
    assert.equal((await view()).told_apart, true);
    await page.getByRole('button', { name: '元に戻す' }).press('Enter');
    await page.getByRole('button', { name: '同じ人ではない' }).waitFor();
    await focusStands(page);
    assert.equal((await view()).told_apart, false);
    await page.getByRole('button', { name: '同じ人ではない' }).press('Enter');
    await page.getByRole('button', { name: /佐藤 美咲のページを開く/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /佐藤 美咲/ }).waitFor();
  },
  { now: NOW },
);

walk(
  'two entries of one person are told apart in every language, theme and text size',
  async (walker) => {
    await openPractice(walker);
    await addTwin(walker);
    await inEveryLook(walker, 'merging', (page) => goToMerging(page));
  },
  { now: NOW },
);
