import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { assertUsable, eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, goTo, openPractice } from './practice.mjs';

const yen = (minor) => ({ minor, currency: 'JPY' });

/** One payer with two children: a payment overdue since October, and one that is due at the end of the month. */
async function openFamily(walker) {
  const { call } = walker;
  const { learner, other } = await openPractice(walker);
  const child = async (name) =>
    call('learner.add', { name, kana: null, mail: null, phone: null, line: null, concern: null, tags: null });
  const [sora, umi] = [await child('佐藤 空'), await child('佐藤 海')];
  const details = { kana: null, registration_number: null, mail: null, phone: null, address: null };
  const parent = await call('payer.save', { payer: null, name: '佐藤 恵', payer_kind: 'person', ...details });
  for (const each of [sora, umi]) await call('payer.link', { learner: each, payer: parent, share: 100 });
  const expect = (learner, minor, due_on) => call('payment.expect', { learner, amount: yen(minor), due_on });
  await expect(sora, 30_000, '2026-10-31');
  await expect(umi, 24_000, '2026-11-30');
  await expect(other, 8_000, '2026-11-25');
  await walker.page.reload();
  return { learner, other, sora, umi, parent };
}

const goToMoney = async (page) => {
  await page.getByRole('navigation').waitFor();
  // By pointer: the screen that is just being drawn may take the focus from under a key.
  await page
    .getByRole('button', { name: /^(お金|Money)/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /お金|Money/ }).waitFor();
};

const standing = (page) => page.locator('[data-row]:focus-within');

walk('a part is paid and some of it given back by keyboard, each with its undo', async (walker) => {
  const { page, call, shot } = walker;
  const { parent } = await openFamily(walker);
  const sums = async () => {
    const [{ expected, received, refunded, open }] = (await call('money.of_payer', { payer: parent }))
      .accounts;
    return [expected, received, refunded, open].map(({ minor }) => minor);
  };
  await goToMoney(page);
  // Who has been overdue longest stands first.
  await standing(page).getByText('佐藤 恵').waitFor();
  await shot('money-begin');
  await page.keyboard.press('Enter');
  const account = page.getByRole('region', { name: '佐藤 恵の支払い' });
  await account.getByText('負担 100%').first().waitFor();
  await shot('money-account');
  await account.getByRole('button', { name: '入金を記録' }).first().press('Enter');
  const amount = account.getByRole('textbox', { name: '金額' });
  await account
    .getByRole('combobox', { name: '対象' })
    .selectOption({ label: '佐藤 空 · 期日 10/31（土） · ¥30,000' });
  await amount.fill('１０，０００円');
  await account.getByRole('textbox', { name: /方法/ }).fill('振込');
  await shot('money-receive');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '入金の記録' }).waitFor();
  assert.deepEqual(await sums(), [54_000, 10_000, 0, 44_000]);

  await account.getByRole('button', { name: '返金する' }).press('Enter');
  await amount.fill('20000');
  await account.getByRole('alert').getByText('¥10,000').waitFor();
  await amount.fill('4千');
  await account.getByRole('textbox', { name: '理由' }).fill('休講のため');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '返金の記録' }).waitFor();
  assert.deepEqual(await sums(), [54_000, 10_000, 4_000, 44_000]);
  await shot('money-refund');
  await page.getByRole('button', { name: '元に戻す' }).first().press('Enter');
  await eventually(async () => assert.deepEqual(await sums(), [54_000, 10_000, 0, 44_000]));

  // It was 12,000, and so less is still due; then it turns out that nothing came in at all.
  const correct = account.getByRole('button', { name: '訂正する' });
  await account
    .locator('li')
    .filter({ hasText: '振込' })
    .getByRole('button', { name: '訂正する', exact: true })
    .press('Enter');
  await amount.fill('12,000');
  await shot('money-correct');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '入金の訂正' }).waitFor();
  await eventually(async () => assert.deepEqual(await sums(), [54_000, 12_000, 0, 42_000]));
  await correct.first().waitFor();
  await account
    .locator('li')
    .filter({ hasText: '振込' })
    .getByRole('button', { name: '削除する', exact: true })
    .press('Enter');
  await page.getByRole('status').filter({ hasText: '入金の削除' }).waitFor();
  await eventually(async () => assert.deepEqual(await sums(), [54_000, 0, 0, 54_000]));
  await page.getByRole('button', { name: '元に戻す' }).first().press('Enter');
  await eventually(async () => assert.deepEqual(await sums(), [54_000, 12_000, 0, 42_000]));

  await page.getByRole('searchbox', { name: '支払者・受講者の名前' }).fill('鈴木');
  await eventually(async () => assert.equal(await page.locator('[data-row]').count(), 1));
  await page.getByRole('radio', { name: '期日超過' }).check();
  await page.getByText('あてはまる支払者はいません。').waitFor();
});

walk('a learner gets a payer, and a payment is recorded beside their record', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: 'お金' }).click();
  await page.getByText('本人が支払います。').waitFor();
  await page.getByRole('button', { name: '支払者を選ぶ' }).press('Enter');
  await page.getByRole('button', { name: '支払者を追加' }).press('Enter');
  await page.getByRole('textbox', { name: '名前' }).fill('年輪商事');
  await page.getByRole('combobox', { name: '種類' }).selectOption('organisation');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: '支払者を選ぶ' }).waitFor();
  await eventually(async () =>
    assert.notEqual(await page.getByRole('combobox', { name: '支払者を選ぶ' }).inputValue(), ''),
  );
  await page.getByRole('button', { name: '登録する' }).press('Enter');
  await page.getByText('負担 100%').waitFor();
  await page.getByRole('button', { name: '入金を記録' }).press('Enter');
  await page.getByRole('textbox', { name: '金額' }).fill('33,000');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '入金の記録' }).waitFor();
  const { payments } = await call('money.of_learner', { learner });
  assert.deepEqual([payments[0].amount, payments[0].payer.name], [yen(33_000), '年輪商事']);

  // Somebody else pays from tomorrow on.
  const unsaid = { kana: null, registration_number: null, mail: null, phone: null, address: null };
  await call('payer.save', { payer: null, name: '佐藤 恵', payer_kind: 'person', ...unsaid });
  await page.reload();
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: 'お金' }).click();
  const ends = page.getByRole('button', { name: '今日までにする' });
  await ends.press('Enter');
  await ends.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '支払者を選ぶ' }).press('Enter');
  await page.getByRole('combobox', { name: '支払者を選ぶ' }).selectOption({ label: '佐藤 恵' });
  await page.getByRole('button', { name: '登録する' }).press('Enter');
  await page.getByText(/負担 100% 11.21/).waitFor();
  await shot('money-learner');
});

walk('the accounts are whole in every look', async (walker) => {
  await openFamily(walker);
  await inEveryLook(walker, 'money', async (page, language, usable) => {
    await goToMoney(page);
    await standing(page).waitFor();
    await usable(`money-list-${language}`);
    await page.keyboard.press('Enter');
    await page
      .getByText(/負担 100%|pays 100%/)
      .first()
      .waitFor();
  });
});

walk(
  'a payment typed as unexpected becomes a part of what is due, and a refund is put right',
  async (walker) => {
    const { page, call, shot } = walker;
    const { sora } = await openFamily(walker);
    const came = await call('payment.record', { learner: sora, amount: yen(12_000), paid_on: '2026-11-18' });
    await call('refund.add', { payment: came, amount: yen(3_000), reason: '休講', day: '2026-11-19' });
    await goTo(page, '佐藤 空');
    await page.getByRole('tab', { name: 'お金' }).click();
    await page.getByRole('button', { name: '予定の一部にする' }).press('Enter');
    await page.getByText('残りの ¥18,000 は、予定のまま残ります。').waitFor();
    await shot('money-join');
    await page.getByRole('button', { name: 'この予定の一部にする' }).press('Enter');
    await page.getByRole('status').filter({ hasText: '入金の予定との照合' }).waitFor();
    const minors = async () => {
      const [{ expected, received, refunded, open }] = (await call('money.of_learner', { learner: sora }))
        .accounts;
      return [expected, received, refunded, open].map(({ minor }) => minor);
    };
    assert.deepEqual(await minors(), [30_000, 12_000, 3_000, 18_000]);

    await page.getByRole('button', { name: /^返金 .*を訂正する$/ }).press('Enter');
    await page.getByRole('textbox', { name: '金額' }).fill('4,000');
    await shot('money-refund-corrected');
    await page.keyboard.press('Enter');
    await eventually(async () => assert.deepEqual(await minors(), [30_000, 12_000, 4_000, 18_000]));
    await page.getByRole('button', { name: /^返金 .*を削除する$/ }).press('Enter');
    await eventually(async () => assert.deepEqual(await minors(), [30_000, 12_000, 0, 18_000]));
    await page.getByRole('status').filter({ hasText: '返金の削除' }).waitFor();
    await page.getByRole('button', { name: '元に戻す', exact: true }).first().press('Enter');
    await eventually(async () => assert.deepEqual(await minors(), [30_000, 12_000, 4_000, 18_000]));
  },
);

walk('the money of a learner is whole in every look', async (walker) => {
  const { sora } = await openFamily(walker);
  const came = await walker.call('payment.record', {
    learner: sora,
    amount: yen(12_000),
    paid_on: '2026-11-18',
  });
  await walker.call('refund.add', { payment: came, amount: yen(3_000), reason: '休講', day: '2026-11-19' });
  await inEveryLook(walker, 'money-of-learner', async (page) => {
    await goTo(page, '佐藤 空');
    await page.getByRole('tab', { name: /お金|Money/ }).click();
    await page
      .getByText(/負担 100%|pays 100%/)
      .first()
      .waitFor();
  });
});

const bank = fileURLToPath(
  new URL('../../crates/exchange/tests/fixtures/intake/rakuten-bank.csv', import.meta.url),
);

walk(
  'an imported payment without a match is given to a learner in upkeep, or set aside',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: 'データを取り込む' }).click();
    await page.getByRole('button', { name: 'ファイルを選ぶ', exact: true }).click();
    await page.getByText('楽天銀行の明細として読みました。').waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByText('「rakuten-bank.csv」を取り込みました').waitFor();
    const waits = async () => (await call('upkeep.view', { rows: null })).payments.total;
    const before = await waits();
    assert.ok(before > 1);

    await enterRoom(page, 'upkeep');
    const card = page.getByRole('region', { name: '確認待ちの入金' });
    await card
      .getByRole('button', { name: /ｻﾄｳ|サトウ/ })
      .first()
      .click();
    await page.keyboard.press('g');
    await page.getByRole('option', { name: '佐藤 美咲', selected: true }).waitFor();
    assert.equal(await page.getByRole('option').count(), 1, 'exactly one fits');
    await shot('money-upkeep');
    await assertUsable(page, 'whose payment');
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await waits(), before - 1));
    const { payments } = await call('money.of_learner', { learner });
    assert.deepEqual(
      payments.map(({ amount }) => amount.minor),
      [11_000],
    );
    await page.getByRole('button', { name: '元に戻す' }).first().press('Enter');
    await eventually(async () => assert.equal(await waits(), before));
    // It stands again where it stood; pressed once more it would lead to where the file was brought in.
    await page
      .locator('[data-row]:focus-within')
      .getByText(/ｻﾄｳ|サトウ/)
      .first()
      .waitFor();
    await page.keyboard.press('x');
    await eventually(async () => assert.equal(await waits(), before - 1));
  },
  { picks: [bank] },
);
