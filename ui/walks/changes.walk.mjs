import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, openPractice } from './practice.mjs';

async function phoneOf(call, learner) {
  return (await call('learner.view', { learner })).fields.phone;
}

async function changePhone(call, learner, phone) {
  const { fields } = await call('learner.view', { learner });
  await call('learner.change', { learner, fields: { ...fields, phone } });
}

walk('a number that was overwritten is found in the history and brought back', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await changePhone(call, learner, '090-1111-2222');
  await changePhone(call, learner, '080-9999-0000');
  await goTo(page, '佐藤');
  await page.getByRole('tab', { name: '履歴' }).press('Enter');
  await page.getByRole('button', { name: '受講者の変更' }).first().press('Enter');
  await page.getByRole('button', { name: '元の値に戻す：電話番号「090-1111-2222」' }).press('Enter');
  await eventually(async () => assert.equal(await phoneOf(call, learner), '090-1111-2222'));
  await page.getByRole('button', { name: '変更前の値の復元' }).waitFor();
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await phoneOf(call, learner), '080-9999-0000'));
  await page.getByRole('button', { name: '元に戻す操作' }).waitFor();
});

walk('the history of changes is usable in every look, hostile values too', async (walker) => {
  const { call } = walker;
  const { learner } = await openPractice(walker);
  await changePhone(call, learner, '<b>0</b>');
  await changePhone(call, learner, 'x'.repeat(200));
  await inEveryLook(walker, 'changes', async (page, language) => {
    await goTo(page, '佐藤');
    await page.getByRole('tab', { name: language === 'ja' ? '履歴' : 'History' }).click();
    const act = page.getByRole('button', { name: language === 'ja' ? '受講者の変更' : 'Learner changed' });
    await act.first().click();
    await page.getByText('<b>0</b>').first().waitFor();
  });
});
