// What opens only on request, in every look: a session and its versions, a booking, tables, forms, lists and failures.
import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';
import { openPractice } from './practice.mjs';

/** To a learner, whatever the language. */
async function pick(page, name) {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

walk(
  'a session, its versions, a booking and the curve as a table can be read in every look',
  async (walker) => {
    const { call } = walker;
    const { learner, last } = await openPractice(walker);
    const { body } = await call('composer.open', { learner, session: last });
    await call('composer.confirm', {
      draft: { ...body, sections: [{ key: 'talked', text: '企画の時間を先に取る。' }] },
    });
    await inEveryLook(walker, 'session', async (page, _, usable) => {
      await pick(page, '佐藤');
      await page.getByRole('button', { name: /^(表で見る|View as table)$/ }).click();
      await page.getByRole('cell', { name: '55%' }).waitFor();
      await page.getByRole('button', { name: /^(第1回 セッション|Session 1)$/ }).click();
      await page.getByText(/^(メモの版|Versions of the note)/).click();
      await page.locator('details details summary').last().click();
      await page.getByRole('button', { name: /^(この版に戻す|Restore this version)$/ }).waitFor();
      await usable('the session and its versions');
      await page.getByRole('button', { name: /^(予約|Booking)$/ }).click();
      await page.getByRole('textbox', { name: /^(日時|Date and time)$/ }).waitFor();
    });
  },
);

walk('the forms of the week, the plans and what went wrong can be read in every look', async (walker) => {
  const { page, call } = walker;
  const { other, waiting } = await openPractice(walker);
  const { body } = await call('composer.open', { learner: other, session: null });
  await call('composer.confirm', { draft: { ...body, day: '2026-10-01', time: null } });
  await call('session.resolve', { session: waiting, state: 'no_show' });
  const price = { minor: 33_000, currency: 'JPY' };
  const terms = { name: '4回', kind: 'package', price, sessions: 4, months: null, cadence_days: null };
  const plan = await call('plan.save', { plan: null, ...terms, offered: true });
  await call('contract.add', { learner: other, plan, terms: null, starts_on: '2026-09-15' });
  let broken = false;
  const failure = { failure: { code: 'S-199', about: {} } };
  await page.route('**/call/learner.view', (route) =>
    broken ? route.fulfill({ json: failure }) : route.continue(),
  );
  await inEveryLook(walker, 'failed', async (_page, _language, usable) => {
    broken = false;
    const press = (name) => page.getByRole('button', { name }).first().click();
    await press(/(実施しなかった|did not take place)$/);
    await press(/^(別の日に振り替える|Move to another day)$/);
    await press(/(次回を予約する|book the next session)$/);
    await page.locator('main').getByRole('textbox').nth(1).waitFor();
    await usable('the forms of the week');
    await pick(page, '佐藤');
    await page.getByRole('tab', { name: /^(契約|Contract)$/ }).click();
    await press(/^(プランの一覧|Plans)$/);
    await page.getByRole('dialog').getByText('4回').first().waitFor();
    await usable('the plans');
    await page.keyboard.press('Escape');
    // As long as the list stands open, nothing behind it answers to keys.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    broken = true;
    await pick(page, '鈴木');
    await page.getByRole('alert').getByText('S-199').waitFor();
  });
});

walk(
  'what was done is said, and taken back, in a low window with large text',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    const preferences = await call('preferences.view');
    await call('preferences.set', { preferences: { ...preferences, text_size: 150 } });
    await page.reload();
    await pick(page, '佐藤');
    const line = page.locator('[data-field=next_booking]').getByRole('textbox');
    await line.fill('12/4 10:00');
    await page.getByRole('button', { name: '予約する' }).click();
    const nav = page.getByRole('navigation');
    const inSight = async (button) => {
      await button.waitFor();
      const { y, height } = await button.boundingBox();
      assert.ok(y >= 0 && y + height <= 700, `in sight: ${y} to ${y + height}`);
    };
    await inSight(nav.getByRole('button', { name: /^元に戻す/ }));
    await shot('low-done');
    assert.ok(await line.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Control+z');
    await inSight(nav.getByRole('button', { name: /^やり直す/ }));
    const last = nav.getByText('この端末にのみ保存');
    await last.scrollIntoViewIfNeeded();
    await inSight(last);
    await shot('low-undone');
  },
  { viewport: { width: 1000, height: 700 } },
);
