import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { assertUsable, eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, openPractice } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-school-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const HEADS = ['あ', 'か', 'さ', 'た', 'な', 'は', 'ま', 'や', 'ら', 'わ'];

/** A school of ten thousand, a thousand under each row of the kana table. */
function writeSchool() {
  const learners = ['learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana'];
  for (let n = 0; n < 10_000; n += 1) {
    const kana = `${HEADS[Math.floor(n / 1000)]}${String(n).padStart(5, '0')}`;
    learners.push(`${n},2026-01-05,subscription,14,5000,web,生徒${n},${kana}`);
  }
  const sessions = 'session_id,learner_id,booked_on,scheduled,status,resolved';
  writeFileSync(path.join(folder, 'learners.csv'), learners.join('\n'));
  writeFileSync(path.join(folder, 'sessions.csv'), `${sessions}\n`);
}
writeSchool();

const PLAN = {
  ...{ plan: null, name: '月2回', kind: 'subscription', sessions: null, months: null, cadence_days: 14 },
  ...{ offered: true, tax: null, carry_over: 0, notice_hours: null, auto_renew: false },
};

const standing = (page) => page.getByRole('row', { selected: true });

walk(
  'ten thousand learners are leafed through, found and opened by keyboard',
  async ({ page, call, shot }) => {
    const { token } = await call('import.choose', { from: 'folder' });
    await call('history.bring_in', { token, name: '学校' });
    await page.reload();
    await enterRoom(page, 'learners');
    await page.getByText('10,000人').waitFor();
    const rows = page.getByRole('grid').getByRole('row');
    assert.ok((await rows.count()) < 60, 'only what is seen is drawn');

    await page.getByRole('toolbar').getByRole('button', { name: 'ま', exact: true }).click();
    await standing(page).getByText('生徒6000').waitFor();
    const { y } = await standing(page).boundingBox();
    const grid = await page.getByRole('grid').boundingBox();
    assert.ok(y - grid.y < 60, 'the first of an initial stands at the top');
    await shot('learners-school');
    await page.keyboard.press('End');
    await standing(page).getByText('生徒9999').waitFor();

    await page.keyboard.press('Control+f');
    await page.keyboard.type('ﾏ06123');
    await page.getByText('10,000人中 1人').waitFor();
    await page.keyboard.press('Enter');
    await standing(page).getByText('生徒6123').waitFor();
  },
  { picks: [folder] },
);

walk('a new learner is added by keyboard and stands in the list', async ({ page, call }) => {
  await call('start.create', { name: '' });
  await page.reload();
  await page.getByRole('button', { name: '受講者を追加' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: '名前' }).waitFor();
  await page.keyboard.type('髙橋 由美子');
  await page.keyboard.press('Tab');
  await page.keyboard.type('たかはし ゆみこ');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await enterRoom(page, 'learners');
  await page.getByRole('row', { name: /髙橋 由美子/ }).waitFor();
  const [line] = await call('learners.list');
  assert.deepEqual([line.name, line.kana], ['髙橋 由美子', 'たかはし ゆみこ']);
});

walk('several learners are marked by keyboard, labelled at once and taken back', async (walker) => {
  const { page, call, shot } = walker;
  await call('start.sample');
  await page.reload();
  await enterRoom(page, 'learners');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(4).waitFor();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3人を選択中').waitFor();
  await page.getByRole('button', { name: 'タグを付ける' }).press('Enter');
  await page.keyboard.type('発表会');
  await assertUsable(page, 'learners-together', shot);
  await page.keyboard.press('Control+Enter');
  await page.getByText('3人にタグを付けました').waitFor();
  const tagged = async () =>
    (await call('learners.list')).filter(({ tags }) => tags.includes('発表会')).length;
  assert.equal(await tagged(), 3);

  // The filter that shows them is kept under a name, and found again after a restart.
  await page.getByRole('button', { name: /^発表会 3/ }).click();
  await page.getByRole('button', { name: 'この条件を保存' }).press('Enter');
  await page.keyboard.type('発表会の人');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '発表会の人' }).waitFor();
  await shot('learners-saved');

  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '最後の連絡' }).click();
  await page.getByRole('button', { name: 'プラン', exact: true }).click();
  await shot('learners-columns');
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: '最後の連絡' }).waitFor();
  await page.reload();
  await enterRoom(page, 'learners');
  await page.getByRole('columnheader', { name: '最後の連絡' }).waitFor();
  await page.getByRole('button', { name: '発表会の人' }).click();
  await page.getByText(/人中 3人/).waitFor();

  await call('act.undo', {});
  await call('act.undo', {});
  assert.equal(await tagged(), 0);
});

walk('learners on file are led to a contract together, with one undo', async (walker) => {
  const { page, call, shot } = walker;
  const { other } = await openPractice(walker);
  const known = { kana: null, mail: null, phone: null, line: null, concern: null, tags: null };
  await call('learner.add', { ...known, name: '渡邉 直樹' });
  const price = { minor: 20_000, currency: 'JPY' };
  const plan = { ...PLAN, price };
  await call('plan.save', plan);
  await enterRoom(page, 'learners');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(3).waitFor();
  await grid.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '契約を始める' }).press('Enter');
  const form = page.getByRole('form', { name: '契約を始める' });
  await form.getByRole('textbox', { name: '開始日' }).fill('12/1');
  await form.getByRole('textbox', { name: '支払期日' }).fill('12/10');
  await assertUsable(page, 'learners-agree', shot);
  await page.keyboard.press('Control+Enter');
  await page.getByText('2人と契約を始めました。1人はそのままです（すでに契約あり：佐藤 美咲）。').waitFor();
  const contracts = async () => (await call('learner.view', { learner: other })).contracts.length;
  assert.equal(await contracts(), 1);
  assert.equal((await call('money.view')).coming.total, 2);
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await contracts(), 0));
});

walk('the list of learners is usable in every look', async (walker) => {
  await walker.call('start.sample');
  await inEveryLook(walker, 'learners', async (page) => {
    await enterRoom(page, 'learners');
    await page.getByRole('grid').getByRole('row').nth(3).waitFor();
  });
});

walk('the form for a new learner is usable in every look', async (walker) => {
  await walker.call('start.create', { name: '' });
  await inEveryLook(walker, 'learners-add', async (page, language) => {
    await enterRoom(page, 'learners');
    await page
      .getByRole('main')
      .getByRole('button', { name: language === 'ja' ? '受講者を追加' : 'Add a learner' })
      .click();
    await page.getByRole('dialog').waitFor();
  });
});

walk(
  'the list of learners is usable in a small window',
  async (walker) => {
    await walker.call('start.sample');
    await inEveryLook(walker, 'learners-small', async (page) => {
      await enterRoom(page, 'learners');
      await page.getByRole('grid').getByRole('row').nth(3).waitFor();
    });
  },
  { viewport: { width: 900, height: 600 } },
);
