import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, NOW, openPractice } from './practice.mjs';

/** Opens what is agreed with the learner and begins to end the contract. */
async function beginToEnd(page, kind) {
  await page.getByRole('tab', { name: '契約' }).click();
  await page.getByRole('button', { name: '終了する' }).click();
  await page.getByLabel('終わり方').selectOption(kind);
}

walk(
  'a cancellation is recorded with its exit interview, and the reasons for leaving follow',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await goTo(page, '佐藤 美咲');
    await beginToEnd(page, 'cancelled');
    await page.getByLabel('主な理由').selectOption('too_busy');
    await page.getByLabel('料金').check();
    await page.getByLabel('何があったか').fill('異動で時間が取れなくなった');
    await page.getByLabel('また受けたいか').selectOption('perhaps');
    await shot('endings-interview');
    await page.getByRole('button', { name: '終了する' }).click();
    await page.getByRole('button', { name: 'やめた理由の一覧' }).click();
    await page.getByRole('heading', { level: 1, name: '解約の理由' }).waitFor();
    await page.getByText('多忙').waitFor();
    const { reasons } = await call('cancellations.why', { since: null });
    assert.deepEqual(
      reasons.map(({ reason, first, besides }) => [reason, first.length, besides.length]),
      [
        ['too_busy', 1, 0],
        ['price', 0, 1],
      ],
    );
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.equal((await call('cancellations.why', { since: null })).total, 0));
    assert.equal((await call('learner.view', { learner })).contracts[0].end_kind, null);
  },
  { now: NOW },
);

walk('what is still due is told where a contract ends, and withdrawn with it', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  const [contract] = (await call('learner.view', { learner })).contracts;
  const amount = { minor: 55_000, currency: 'JPY' };
  await call('payment.expect', { learner, amount, due_on: '2026-11-30', contract: contract.id, payer: null });
  await page.reload();
  await goTo(page, '佐藤 美咲');
  await beginToEnd(page, 'completed');
  await page.getByText('未入金 ¥55,000').waitFor();
  await page.getByRole('checkbox', { name: '入金の予定1件を取り下げる' }).check();
  await shot('endings-still-due');
  await page.getByRole('button', { name: '終了する' }).click();
  const open = async () => (await call('money.of_learner', { learner })).payments.length;
  await eventually(async () => assert.equal(await open(), 0));
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await open(), 1));
});

walk(
  'whoever was not asked why is asked later, where the contract stands',
  async (walker) => {
    const { page, call } = walker;
    const { learner } = await openPractice(walker);
    await goTo(page, '佐藤 美咲');
    await beginToEnd(page, 'cancelled');
    await page.getByRole('button', { name: '終了する' }).click();
    await page.getByRole('button', { name: '聞き取りを書き足す' }).click();
    await page.getByLabel('主な理由').selectOption('other');
    await page.getByLabel('理由（自由記述）').fill('転職した');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('転職した').first().waitFor();
    const { contracts } = await call('learner.view', { learner });
    assert.equal(contracts[0].end_reason, '転職した');
  },
  { now: NOW },
);

walk(
  'a graduation writes down the contacts after 30, 90 and 180 days',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    await goTo(page, '佐藤 美咲');
    await beginToEnd(page, 'graduated');
    await page.getByLabel('届いたこと').fill('残業が20時間になった');
    await page.getByRole('button', { name: '終了する' }).click();
    await eventually(async () => {
      const { later } = await call('follow_up.list');
      assert.deepEqual(
        later.first.map((line) => line.due_on),
        ['2026-12-20', '2027-02-18', '2027-05-19'],
      );
    });
    await page.getByText('30日・90日・180日後の連絡を、フォローに入れました。').waitFor();
    await shot('endings-graduated');
    await page.getByRole('button', { name: 'フォローを見る' }).click();
    await page.getByRole('heading', { level: 1, name: 'フォロー' }).waitFor();
  },
  { now: NOW },
);

/** Books sessions after today, and answers in what states all bookings after today are. */
async function bookAhead({ call }, learner) {
  for (const day of ['2026-11-27', '2026-12-04']) {
    await call('session.book', { learner, day, time: '10:00', minutes: 50, mode: 'online' });
  }
  return async () => {
    const { events } = await call('timeline.page', { learner, limit: 20 });
    return events.filter(({ day }) => day > '2026-11-20').map(({ state }) => state);
  };
}

for (const [kind, chosen, state] of [
  ['cancelled', true, 'cancelled_by_learner'],
  ['graduated', false, 'booked'],
]) {
  walk(
    `bookings after the last day are told, ${chosen ? 'and called off' : 'and stay'} when it was ${kind}`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner } = await openPractice(walker);
      const states = await bookAhead(walker, learner);
      await goTo(page, '佐藤 美咲');
      await beginToEnd(page, kind);
      const after = page.getByRole('group', { name: '最終日のあとの予約' });
      await after.getByText('予約が2件').waitFor();
      await after.getByText('11/27').waitFor();
      await shot(`endings-after-${kind}`);
      assert.equal(await after.getByRole('checkbox').isChecked(), chosen);
      assert.equal(await after.getByRole('radio', { name: '受講者の都合' }).count(), chosen ? 1 : 0);
      await page.getByRole('button', { name: '終了する' }).click();
      await eventually(async () => {
        assert.notEqual((await call('learner.view', { learner })).contracts[0].end_kind, null);
      });
      assert.deepEqual(
        (await states()).filter((one) => one === 'booked' || one === 'cancelled_by_learner'),
        [state, state],
      );
      await page.keyboard.press('Control+z');
      await eventually(async () => {
        assert.deepEqual((await states()).filter((one) => one === 'booked').length, 2);
      });
    },
    { now: NOW },
  );
}

walk(
  'what becomes of the sessions left is not asked while they can be used',
  async (walker) => {
    const { page, call } = walker;
    const { learner } = await openPractice(walker);
    await goTo(page, '佐藤 美咲');
    await beginToEnd(page, 'completed');
    // The session of today is not written down yet: it can use one.
    await page.getByText('「整える」でお聞きします').waitFor();
    await page.getByLabel('最終日').fill('11/19');
    await page.getByLabel('残り5回の扱い').waitFor();
    await page.getByLabel('最終日').fill('12/10');
    await page.getByText('「整える」でお聞きします').waitFor();
    await page.getByLabel('残り5回の扱い').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '終了する' }).click();
    await eventually(async () => {
      const [contract] = (await call('learner.view', { learner })).contracts;
      assert.deepEqual([contract.ended_on, contract.balance], ['2026-12-10', 5]);
    });
  },
  { now: NOW },
);

walk(
  'the reasons for leaving look right in every language, theme and text size',
  async (walker) => {
    const { call } = walker;
    const { learner, other } = await openPractice(walker);
    const { contracts } = await call('learner.view', { learner });
    const price = { minor: 22_000, currency: 'JPY' };
    const terms = { plan_name: '月2回', kind: 'subscription', term_end: null, cadence_days: 14, price };
    const second = await call('contract.add', { learner: other, plan: null, terms, starts_on: '2026-05-01' });
    const unsaid = { decided_on: null, what_happened: null, would_return: null, heard_by: null };
    for (const [contract, primary_reason] of [
      [contracts[0].id, 'too_busy'],
      [second, null],
    ]) {
      const interview = { ...unsaid, primary_reason, secondary_reasons: [] };
      await call('contract.cancel', { contract, requested_on: null, effective_on: '2026-11-30', interview });
    }
    await inEveryLook(walker, 'endings', async (page, language) => {
      await page.getByRole('navigation').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(language === 'ja' ? '解約の理由' : 'reasons for leaving');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /解約の理由|Reasons for leaving/ }).waitFor();
    });
  },
  { now: NOW },
);
