import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, goTo, NOW, openPractice } from './practice.mjs';

const MORE = { tax: 'sale_10', carry_over: 2, notice_hours: 48, auto_renew: false };

/** A package of 鈴木 健太 whose term is over, with six sessions left of which two may carry over. */
async function pastTerm({ call }, { other }, more = {}) {
  const price = { minor: 66_000, currency: 'JPY' };
  const terms = { plan_name: '回数券 6回', kind: 'package', term_end: '2026-10-31', sessions: 6, price };
  const agreed = { learner: other, plan: null, terms, more: { ...MORE, ...more }, starts_on: '2026-08-01' };
  return call('contract.add', { ...agreed, payer: null, due_on: null });
}

/** What changed the tickets of a contract, as kinds and quantities. */
async function ledger(call, contract) {
  const lines = await call('entitlement.ledger', { contract });
  return lines.map(({ kind, quantity }) => `${kind} ${quantity}`);
}

/** The tab of a learner's page that shows what is agreed. */
async function toContracts(page, name, tab = '契約') {
  await goTo(page, name);
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

/** What waits to be settled, as it is now. */
async function toUpkeep(page) {
  await page.reload();
  await enterRoom(page, 'upkeep');
}

walk(
  'what a plan says besides is agreed with a contract, and is agreed on anew later',
  async (walker) => {
    const { page, call, shot } = walker;
    const { other } = await openPractice(walker);
    await toContracts(page, '鈴木');
    await page.getByRole('button', { name: 'プランの一覧' }).press('Enter');
    await page.getByRole('button', { name: 'プランを追加' }).press('Enter');
    await page.getByLabel('プランの名前').fill('回数券 6回');
    await page.getByLabel('金額（円）').fill('66000');
    await page.getByLabel('回数', { exact: true }).fill('6');
    await page.getByText('くわしい条件').click();
    await page.getByLabel('消費税の扱い').selectOption('sale_10');
    await page.getByLabel('繰り越せる回数').fill('2');
    await shot('contracts-plan');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await eventually(async () => assert.equal((await call('plan.list'))[0]?.carry_over, 2));
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '契約を結ぶ' }).press('Enter');
    const plan = page.getByLabel('プラン', { exact: true });
    await plan.locator('option').nth(1).waitFor({ state: 'attached' });
    await plan.selectOption({ index: 1 });
    await page.getByText('くわしい条件').click();
    assert.equal(await page.getByLabel('繰り越せる回数').inputValue(), '2', 'the plan says so');
    await page.getByLabel('自動更新').check();
    await shot('contracts-more');
    await page.getByRole('button', { name: '契約を結ぶ' }).press('Enter');
    await page.getByText('繰越 2回まで').waitFor();
    const made = async () => (await call('learner.view', { learner: other })).contracts[0];
    const { tax, carry_over, auto_renew } = await made();
    assert.deepEqual([tax, carry_over, auto_renew], ['sale_10', 2, true]);

    await page.getByText('くわしい条件').click();
    await page.getByLabel('繰り越せる回数').fill('3');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.getByText('繰越 3回まで').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('繰越 2回まで').waitFor();

    // It was signed for eight, at another price.
    const agreed = page.getByRole('region', { name: '契約' });
    await page.getByRole('button', { name: '訂正する' }).press('Enter');
    const form = page.getByRole('form', { name: '契約の訂正' });
    await form.getByRole('textbox', { name: '金額' }).fill('88,000');
    await form.getByRole('textbox', { name: '回数', exact: true }).fill('8');
    await form.getByRole('textbox', { name: /回数を変える理由/ }).fill('書き間違い');
    await shot('contracts-correction');
    await page.keyboard.press('Enter');
    await agreed.getByText('¥88,000').waitFor();
    await form.waitFor({ state: 'detached' });
    const { id, balance } = await made();
    assert.deepEqual([balance, await ledger(call, id)], [8, ['grant 6', 'adjust 2']]);
    await page.keyboard.press('Control+z');
    await agreed.getByText('¥66,000').waitFor();
    assert.deepEqual(await ledger(call, id), ['grant 6']);
  },
  { now: NOW },
);

walk(
  'a renewal says what becomes of the sessions left, and an end asks',
  async (walker) => {
    const { page, call, shot } = walker;
    const practice = await openPractice(walker);
    const old = await pastTerm(walker, practice);
    await toContracts(page, '鈴木');
    await page.getByText('更新すると、残りのうち2回を繰り越し、4回は失効します。', { exact: true }).waitFor();
    await page.getByRole('button', { name: '更新する' }).press('Enter');
    const form = page.getByRole('form', { name: '契約の更新' });
    await form.getByText('更新すると、残りのうち2回を繰り越し、4回は失効します。', { exact: true }).waitFor();
    await shot('contracts-renewal');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '更新する' }).press('Enter');
    await form.getByRole('textbox', { name: '支払期日' }).fill('来週金曜');
    await page.keyboard.press('Enter');
    await eventually(async () =>
      assert.deepEqual(await ledger(call, old), ['grant 6', 'carry_over -2', 'expire -4']),
    );
    await page.getByRole('region', { name: '契約' }).getByText('残り8回').waitFor();
    const dues = async () => (await call('money.view')).coming.first.map(({ due_on }) => due_on);
    assert.equal((await dues()).length, 1, 'its price is expected');
    await form.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: '更新する' }).waitFor();
    await page.getByText('残り8回').first().waitFor({ state: 'detached' });
    await eventually(async () =>
      assert.equal(await page.getByRole('button', { name: '終了する' }).count(), 1),
    );
    assert.deepEqual(await ledger(call, old), ['grant 6']);
    assert.deepEqual(await dues(), [], 'with one undo');

    await page.getByRole('button', { name: '終了する' }).press('Enter');
    await page.getByLabel('残り6回の扱い').selectOption('keep');
    await shot('contracts-ending');
    await page.getByRole('button', { name: '終了する' }).press('Enter');
    await page.getByRole('button', { name: '残り6回を失効にする' }).press('Enter');
    await eventually(async () => assert.deepEqual(await ledger(call, old), ['grant 6', 'expire -6']));
  },
  { now: NOW },
);

walk(
  'what is left over waits in the upkeep, and is carried over with one key',
  async (walker) => {
    const { page, call, shot } = walker;
    const practice = await openPractice(walker);
    const old = await pastTerm(walker, practice, { auto_renew: true });
    await toUpkeep(page);
    const row = page.locator('[data-row]').filter({ hasText: '回数券 6回' });
    await row.getByText('自動更新').waitFor();
    await row.locator('.main').focus();
    await row.getByRole('button', { name: '約束どおり更新' }).waitFor();
    await shot('contracts-upkeep-renewal');
    await page.keyboard.press('r');
    await row.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await row.waitFor();

    const price = { minor: 66_000, currency: 'JPY' };
    const terms = { plan_name: '回数券 4回', kind: 'package', term_end: null, sessions: 4, price };
    const agreed = { learner: practice.other, plan: null, terms, starts_on: '2026-11-10' };
    await call('contract.add', agreed);
    await toUpkeep(page);
    await row.getByText('残り6回').waitFor();
    await row.locator('.main').focus();
    await row.getByRole('button', { name: '2回を繰越、4回を失効' }).waitFor();
    await shot('contracts-upkeep-left');
    await page.keyboard.press('n');
    await row.waitFor({ state: 'detached' });
    assert.deepEqual(await ledger(call, old), ['grant 6', 'carry_over -2', 'expire -4']);
  },
  { now: NOW },
);

walk(
  'a pause of one contract that extends its term moves the last day, and is taken back with it',
  async (walker) => {
    const { page, call, shot } = walker;
    const { other } = await openPractice(walker);
    const price = { minor: 22_000, currency: 'JPY' };
    for (const plan_name of ['月2回', '月4回']) {
      const terms = { plan_name, kind: 'fixed_term', term_end: '2026-12-31', cadence_days: 14, price };
      await call('contract.add', { learner: other, plan: null, terms, starts_on: '2026-10-01' });
    }
    await page.reload();
    await toContracts(page, '鈴木');
    await page.getByRole('button', { name: '休会を入れる' }).press('Enter');
    await page.getByText('休会のくわしい条件').click();
    await page.getByLabel('休む契約').selectOption({ index: 1 });
    await page.getByLabel('休んだ日数だけ契約期間を延ばす').check();
    await page.getByLabel('終了予定日').fill('2026-11-29');
    await shot('contracts-pause');
    await page.getByRole('button', { name: '休会を入れる' }).press('Enter');
    const ends = async () => {
      const { contracts } = await call('learner.view', { learner: other });
      return contracts.map(({ term_end, state }) => `${term_end} ${state}`).toSorted();
    };
    await eventually(async () => assert.deepEqual(await ends(), ['2026-12-31 active', '2027-01-10 paused']));
    await page.getByText('休んだ日数だけ契約期間を延ばす').waitFor();
    await shot('contracts-paused');
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.deepEqual(await ends(), ['2026-12-31 active', '2026-12-31 active']));
  },
  { now: NOW },
);

walk(
  'what is agreed and what is left over look right in every language, theme and text size',
  async (walker) => {
    const practice = await openPractice(walker);
    await pastTerm(walker, practice, { auto_renew: true });
    await inEveryLook(walker, 'contracts', async (page, language) => {
      await toContracts(page, '鈴木', language === 'ja' ? '契約' : 'Contract');
      await page.getByText(language === 'ja' ? 'くわしい条件' : 'More terms').click();
      await page.getByLabel(language === 'ja' ? '消費税の扱い' : 'Consumption tax').waitFor();
    });
  },
  { now: NOW },
);
