import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { focusStands, goTo, openPractice } from './practice.mjs';

/** The ledger of the one contract of the learner, as kinds and balances. */
async function ledger(call, learner) {
  const { contracts } = await call('learner.view', { learner });
  const lines = await call('entitlement.ledger', { contract: contracts[0].id });
  return lines.map(({ kind, balance }) => `${kind} ${balance}`);
}

walk('a no-show costs a ticket, which is given back in one more step', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '予約', exact: true }).press('Enter');
  await page.getByRole('button', { name: '無断欠席' }).press('Enter');
  const giveBack = page.getByRole('button', { name: 'チケットを返す' });
  await giveBack.waitFor();
  await shot('tickets-no-show');
  await giveBack.press('Enter');
  await giveBack.waitFor({ state: 'hidden' });
  await focusStands(page);
  const uses = page.getByRole('checkbox', { name: 'チケットを使う' });
  assert.deepEqual([await uses.isChecked(), await uses.isDisabled()], [false, true]);
  await page.getByText('チケットを返しました：今回は特別に').waitFor();
  await shot('tickets-given-back');
  assert.deepEqual(await ledger(call, learner), ['grant 6', 'consume 5', 'consume 4', 'restore 5']);
  const { events } = await call('timeline.page', {
    learner,
    kinds: ['session'],
    find: null,
    before: null,
    limit: 5,
  });
  assert.equal(events[0].state, 'no_show', 'what happened stays on record');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal((await ledger(call, learner)).length, 3));
});

walk('the ticket ledger is whole in every look, and is corrected with a reason', async (walker) => {
  const { call } = walker;
  const { learner } = await openPractice(walker);
  await inEveryLook(walker, 'ledger', async (page, language) => {
    await goTo(page, '佐藤');
    await page.getByRole('tab', { name: language === 'ja' ? '契約' : 'Contract' }).click();
    await page
      .getByRole('button', { name: language === 'ja' ? 'チケットの記録を見る' : 'Show the ticket ledger' })
      .click();
    await page.getByRole('cell', { name: language === 'ja' ? '付与' : 'Granted' }).waitFor();
  });
  const { page } = walker;
  await page.getByRole('spinbutton', { name: 'Sessions to add or take away' }).fill('-6');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Paid with another contract');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal((await ledger(call, learner)).at(-1), 'adjust -1'));
});
