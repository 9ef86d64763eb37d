import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, NOW, openPractice } from './practice.mjs';

/** Opens a part of the settings by keyboard. */
async function openPart(page, name) {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+,');
  const index = page.getByRole('group', { name: /設定の項目|Parts of the settings/ });
  await index.getByRole('button', { name }).press('Enter');
}

walk(
  'reasons are renamed, added and withdrawn, and the exit interview offers them',
  async (walker) => {
    const { page, call } = walker;
    await openPractice(walker);
    await openPart(page, '理由の一覧');
    const list = page.getByRole('region', { name: '解約の理由' });
    await list.getByRole('textbox', { name: '2つ目の理由', exact: true }).fill('仕事が忙しい');
    await list.getByRole('checkbox', { name: '「体調」を選べる' }).uncheck();
    await list.getByRole('button', { name: '「家族」を上へ' }).press('Enter');
    await list.getByRole('button', { name: '理由を足す' }).press('Enter');
    await page.keyboard.type('転職');
    await page.keyboard.press('Enter');
    await list.getByText('保存しました。').waitFor();
    const kept = await call('reason.list', { kind: 'cancellation' });
    assert.deepEqual(
      kept.map(({ label }) => label).filter((label) => !/^[a-z_]+$/.test(label)),
      ['仕事が忙しい', '転職'],
    );
    await goTo(page, '佐藤 美咲');
    await page.getByRole('tab', { name: '契約' }).click();
    await page.getByRole('button', { name: '終了する' }).click();
    await page.getByLabel('終わり方').selectOption('cancelled');
    await page.getByLabel('主な理由').selectOption('転職');
    await page.getByLabel('仕事が忙しい').check();
    assert.equal(await page.getByLabel('体調').count(), 0);
    await page.getByRole('button', { name: '終了する' }).click();
    await eventually(async () => {
      const { reasons } = await call('cancellations.why', { since: null });
      assert.deepEqual(
        reasons.map(({ reason }) => reason),
        ['転職', '仕事が忙しい'],
      );
    });
  },
  { now: NOW },
);

walk(
  'reasons are usable in every look',
  async (walker) => {
    await openPractice(walker);
    await inEveryLook(walker, 'own-reasons', async (page) => {
      await openPart(page, /理由の一覧|Reasons/);
      await page.getByRole('textbox').nth(15).waitFor();
    });
  },
  { now: NOW },
);
