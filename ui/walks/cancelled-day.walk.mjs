import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, NOW, openPractice } from './practice.mjs';

const words = {
  ja: {
    room: 'フォロー',
    what: '11/24（火） 10:00 の振替先を決める',
    copy: 'LINE みさき をコピー',
    copied: 'みさき をコピーしました。',
    log: '連絡を1行で記録',
    open: /フォロー「11\/24（火） 10:00 の振替先を決める」が残っています/,
    leave: '残しておく',
    close: '完了にする（返事があった）',
    undo: '元に戻す',
    record: '対応履歴に残す',
    dialog: /文面を作る/,
    preferred: 'LINE（希望）',
  },
  en: {
    room: 'Follow-ups',
    what: 'New date for Tue, Nov 24, 10:00 (cancelled)',
    copy: 'Copy LINE みさき',
    copied: 'Copied みさき.',
    log: 'Log a contact in one line',
    open: /The follow-up “New date for Tue, Nov 24, 10:00 \(cancelled\)” is still open/,
    leave: 'Leave it open',
    close: 'Close it (replied)',
    undo: 'Undo',
    record: 'Record it',
    dialog: /Write a message/,
    preferred: 'LINE (preferred)',
  },
};

/** 佐藤 美咲, who is booked on a day that the coach then cancels. */
async function cancelled(walker, language) {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  const { fields } = await call('learner.view', { learner });
  const reach = {
    line: 'みさき',
    phone: '090-1234-5678',
    mail: 'misaki@example.jp',
    preferred_channel: 'line',
  };
  await call('learner.change', { learner, fields: { ...fields, ...reach } });
  const slot = { learner, time: '10:00', minutes: 50, mode: 'online' };
  await call('session.book', { ...slot, day: '2026-11-24' });
  await call('day.cancel', { day: '2026-11-24', keep: [] });
  await call('message_template.add_examples');
  await call('preferences.set', { preferences: { ...(await call('preferences.view')), language } });
  await page.reload();
  return { learner, slot };
}

async function enter(page, t) {
  await page.getByRole('navigation').waitFor();
  await page
    .getByRole('button', { name: new RegExp(`^${t.room}`) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: t.room }).waitFor();
  await page.locator('[data-row]:focus-within').waitFor();
}

for (const language of ['ja', 'en']) {
  const t = words[language];

  walk(
    `a follow-up of a cancelled day says what was cancelled and how to reach the learner, and a contact may close it (${language})`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner } = await cancelled(walker, language);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await enter(page, t);
      const row = page.locator('[data-row]');
      await row.getByText(t.what).waitFor();
      await row.getByText(t.preferred).waitFor();
      for (const address of ['090-1234-5678', 'misaki@example.jp']) await row.getByText(address).waitFor();
      await row.getByRole('button', { name: t.copy }).press('Enter');
      await row.getByText(t.copied).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'みさき');
      await shot(`cancelled-day-follow-up-${language}`);

      await goTo(page, '佐藤 美咲');
      await page.getByRole('textbox', { name: t.log }).fill('LINE: 振替のご相談');
      await page.keyboard.press('Enter');
      const asks = page.getByRole('group', { name: t.open });
      await asks.waitFor();
      await shot(`cancelled-day-logged-${language}`);
      await asks.getByRole('button', { name: t.leave }).press('Enter');
      await asks.waitFor({ state: 'detached' });
      assert.equal(await call('follow_up.count'), 1);

      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('LINE: 振替のご相談');
      await page.getByRole('option', { name: /LINE: 振替のご相談/ }).waitFor();
      await page.keyboard.press('Enter');
      const again = page.getByRole('dialog').getByRole('group', { name: t.open });
      await again.locator(':focus').waitFor();
      await shot(`cancelled-day-palette-${language}`);
      await again.getByRole('button', { name: t.leave }).press('Enter');
      await again.waitFor({ state: 'detached' });

      await enter(page, t);
      await page.keyboard.press('m');
      const dialog = page.getByRole('dialog', { name: t.dialog });
      await dialog.getByRole('button', { name: t.record }).press('Enter');
      await dialog.getByRole('button', { name: t.close }).press('Enter');
      await eventually(async () => assert.equal(await call('follow_up.count'), 0));
      await shot(`cancelled-day-closed-${language}`);
      await dialog.getByRole('button', { name: t.undo }).press('Enter');
      await eventually(async () => assert.equal(await call('follow_up.count'), 1));
      assert.equal((await call('follow_up.due_of', { learner })).length, 1);
    },
    { now: NOW },
  );

  walk(
    `a new date closes the follow-up of a cancelled day, and both are taken back together (${language})`,
    async (walker) => {
      const { page, call } = walker;
      const { slot } = await cancelled(walker, language);
      await enter(page, t);
      await call('session.book', { ...slot, day: '2026-12-01' });
      await page.reload();
      await page.getByRole('navigation').waitFor();
      assert.equal(await call('follow_up.count'), 0);
      await page.keyboard.press('Control+z');
      await eventually(async () => assert.equal(await call('follow_up.count'), 1));
      await enter(page, t);
      await page.locator('[data-row]').getByText(t.what).waitFor();
    },
    { now: NOW },
  );
}

walk(
  'the follow-ups of a cancelled day are whole in every look',
  async (walker) => {
    await cancelled(walker, 'ja');
    await inEveryLook(walker, 'cancelled-day', async (page, language) => {
      await enter(page, words[language]);
      await page.locator('[data-row]').getByText(words[language].preferred).waitFor();
    });
  },
  { now: NOW },
);
