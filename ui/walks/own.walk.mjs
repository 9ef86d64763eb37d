import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, goTo, NOW, openPractice } from './practice.mjs';

/** Opens a part of the settings by keyboard. */
async function openPart(page, name) {
  await enterRoom(page, 'settings');
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
    await list.getByRole('button', { name: '理由を追加' }).press('Enter');
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

walk(
  'fields of the coach are defined, filled in with the learner, and kept when no longer asked for',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await openPart(page, '独自の項目');
    const list = page.getByRole('region', { name: '受講者の項目' });
    await list.getByRole('button', { name: '項目を追加' }).press('Enter');
    await page.keyboard.type('席の希望');
    await list.getByRole('combobox', { name: '「席の希望」の種類' }).selectOption('choice');
    await list.getByRole('textbox', { name: '選択肢' }).fill('窓\n奥');
    await shot('own-field');
    await list.getByRole('button', { name: '項目を保存' }).click();
    await list.getByText('保存しました。').waitFor();
    await goTo(page, '佐藤 美咲');
    await page.getByRole('tab', { name: 'プロフィール' }).click();
    const form = page.getByRole('form', { name: '独自の項目' });
    await form.getByLabel('席の希望').selectOption('奥');
    await form.getByRole('button', { name: '項目を保存' }).press('Enter');
    const about = { learner, contract: null, session: null };
    const values = async () => (await call('custom_value.list', { about })).map(({ value }) => value);
    await eventually(async () => assert.deepEqual(await values(), ['奥']));
    await shot('own-values');
    await page.getByRole('tab', { name: '目標' }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('奥');
    const found = page.getByRole('group', { name: '独自の項目' }).getByRole('option', { name: '席の希望' });
    await found.waitFor();
    await shot('own-found');
    await found.click();
    await page.getByRole('tab', { name: 'プロフィール', selected: true }).waitFor();
    await page.getByRole('tab', { name: '契約' }).focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.deepEqual(await values(), [null]));
  },
  { now: NOW },
);

walk(
  'a step of the flow is renamed and asks for a field, which its form then marks',
  async (walker) => {
    const { page, call } = walker;
    await openPractice(walker);
    await openPart(page, '受講の流れ');
    await page.getByRole('textbox', { name: '1つ目の段階' }).fill('お問い合わせ');
    const asks = page.getByRole('group', { name: '「お問い合わせ」で記入をお願いする欄' });
    await asks.getByRole('checkbox', { name: '電話' }).check();
    await page.getByRole('button', { name: '流れを保存' }).press('Enter');
    await page.getByText('保存しました。').waitFor();
    const [first] = await call('flow.view');
    assert.deepEqual([first.name, first.asks], ['お問い合わせ', ['phone']]);
    await page.getByRole('navigation').getByRole('button', { name: '申込・体験' }).click();
    await page
      .getByRole('button', { name: /申込を受け付ける/ })
      .first()
      .click();
    await page.getByText('ご記入ください').waitFor();
  },
  { now: NOW },
);

for (const [part, name, field] of [
  ['fields', /独自の項目|Own fields/, /席の希望/],
  ['flow', /受講の流れ|Steps/, /段階|Step/],
]) {
  walk(
    `${part} are usable in every look`,
    async (walker) => {
      const choice = { id: null, name: '席の希望', kind: 'choice', choices: ['窓', '奥'], offered: true };
      const hostile = { ...choice, name: '<b>=1+1</b>', kind: 'text', choices: [] };
      await openPractice(walker);
      await walker.call('custom_field.save', { subject: 'learner', fields: [choice, hostile] });
      await inEveryLook(walker, `own-${part}`, async (page) => {
        await openPart(page, name);
        await page
          .getByLabel(field)
          .or(page.getByRole('textbox', { name: field }))
          .first()
          .waitFor();
      });
    },
    { now: NOW },
  );
}
