import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, openPractice } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-materials-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const sheet = path.join(folder, '一週間のふり返り.pdf');
const hostile = path.join(folder, '<b>x\u202egpj.exe');
const copy = path.join(folder, 'copy.pdf');
writeFileSync(sheet, 'a sheet of paper');
writeFileSync(hostile, 'x'.repeat(2048));

const goToMaterials = async (page) => {
  await page.getByRole('navigation').waitFor();
  await page
    .getByRole('button', { name: /^(資料|Materials)/ })
    .first()
    .press('Enter');
  await page.getByRole('heading', { level: 1, name: /^(資料|Materials)$/ }).waitFor();
};

const list = (call) => call('material.list');

walk(
  'a file is added, shared in a session, copied out, found and taken back by keyboard',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await goToMaterials(page);
    await page.getByText('資料はまだありません').waitFor();
    await shot('materials-empty');

    await page.getByRole('button', { name: 'ファイルを追加' }).press('Enter');
    const title = page.getByRole('textbox', { name: '資料の名前' });
    await eventually(async () => assert.equal(await title.inputValue(), '一週間のふり返り'));
    await page.getByRole('button', { name: '受講者を選ぶ' }).press('Enter');
    await page.keyboard.type('佐藤');
    await page.getByRole('option', { name: '佐藤 美咲' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('共有したセッション').selectOption({ index: 1 });
    await shot('materials-adding');
    await page.getByRole('button', { name: '追加する' }).press('Enter');
    await page.getByRole('status').filter({ hasText: '資料の追加（一週間のふり返り）' }).waitFor();
    const [added] = await list(call);
    assert.deepEqual([added.file.size, added.shares.length], [16, 1]);

    const row = page.locator(`[data-row="${added.id}"]`);
    await row.getByRole('button').first().focus();
    await row.getByRole('button', { name: 'コピーを保存' }).press('Enter');
    await page.getByText('コピーを保存しました').waitFor();
    assert.equal(readFileSync(copy, 'utf8'), 'a sheet of paper');

    await row.getByRole('button').first().focus();
    await page.keyboard.press('s');
    await row.getByRole('button', { name: '受講者を選ぶ' }).press('Enter');
    await page.keyboard.type('鈴木');
    await page.getByRole('option', { name: '鈴木 健太' }).waitFor();
    await page.keyboard.press('Enter');
    await row.getByRole('button', { name: '共有する', exact: true }).press('Enter');
    await eventually(async () => assert.equal((await list(call))[0].shares.length, 2));

    await goTo(page, '佐藤');
    await page.getByText('資料「一週間のふり返り」を共有').waitFor();
    await page.getByRole('tab', { name: '資料' }).click();
    await page.getByRole('button', { name: '一週間のふり返りの共有をやめる' }).waitFor();
    await shot('materials-of-learner');
    await page.getByRole('button', { name: '一週間のふり返りの共有をやめる' }).press('Enter');
    await page.getByText('共有した資料はまだありません').waitFor();
    assert.deepEqual(await call('material.of_learner', { learner }), []);
    await page.getByRole('button', { name: '資料を共有' }).press('Enter');
    await page.getByRole('button', { name: '共有する', exact: true }).press('Enter');
    await eventually(async () => assert.equal((await list(call))[0].shares.length, 2));

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '検索・操作' }).fill('ふり返り');
    await page.getByRole('option', { name: '一週間のふり返り' }).first().waitFor();
    await page.getByRole('option', { name: '一週間のふり返り' }).first().click();
    await page.locator(`[data-row="${added.id}"]:focus-within`).waitFor();
    await page.keyboard.press('x');
    await page.getByText('資料はまだありません').waitFor();
    await page.keyboard.press('Control+z');
    await eventually(async () => assert.equal((await list(call))[0].shares.length, 2));
  },
  { picks: [sheet, copy] },
);

walk(
  'materials are whole in every look, also a lost file and a name that lies',
  async (walker) => {
    const { call } = walker;
    const { learner, other } = await openPractice(walker);
    const nobody = { learners: [], session: null };
    const add = async (title, learners) => {
      const { token } = await call('material.choose_file');
      await call('material.add_file', { token, title, learners, session: null });
    };
    await add('一週間のふり返りシート', [learner]);
    await add('<b>動画</b>', []);
    await call('material.add_link', { ...nobody, title: '呼吸の練習', url: 'https://example.com/a' });
    await call('material.add_link', {
      ...nobody,
      learners: [learner, other],
      title: '伝わる自己紹介の組み立て方',
      url: 'https://example.com/b',
    });
    const lying = (await list(call)).find(({ title }) => title === '<b>動画</b>');
    assert.equal(lying.file.name, '<b>xgpj.exe');
    await inEveryLook(walker, 'materials', async (page) => {
      await goToMaterials(page);
      await page.locator('[data-row]:focus-within').waitFor();
      await page.getByText('<b>動画</b>', { exact: true }).waitFor();
    });
    await inEveryLook(walker, 'learner-materials', async (page) => {
      await goTo(page, '佐藤');
      await page.getByRole('tab', { name: /^(資料|Materials)$/ }).click();
      await page.getByRole('button', { name: /^(資料を共有|Share a material)$/ }).waitFor();
    });
  },
  { picks: [sheet, hostile] },
);
