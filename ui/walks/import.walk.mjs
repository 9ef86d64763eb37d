import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertUsable, inEveryLook, walk } from './harness.mjs';
import { enterRoom, focusStands } from './practice.mjs';

const tables = fileURLToPath(
  new URL('../../crates/exchange/tests/fixtures/history/world40/', import.meta.url),
);
const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-tables-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The tables with some of their lines changed. */
function spoilt(name, file, change) {
  const to = path.join(folder, name);
  cpSync(tables, to, { recursive: true });
  const lines = readFileSync(path.join(to, file), 'utf8').split(/\r?\n/);
  change(lines);
  writeFileSync(path.join(to, file), lines.join('\n'));
  return to;
}

const broken = spoilt('broken', 'learners.csv', (lines) => {
  lines[1] = lines[1].replace(/^([^,]*),[^,]*/, '$1,2026-02-30');
  lines[2] = lines[1].replace(/2026-02-30/, '2022-01-03');
});

/** One learner has the number of the next one by mistake, and another's price is in words. */
const mistaken = spoilt('mistaken', 'learners.csv', (lines) => {
  lines[3] = lines[3].replace(/^2,/, '3,');
  lines[6] = lines[6].replace(/^((?:[^,]*,){4})[^,]*/, '$1一万円');
});

const chooseFolder = (page) => page.getByRole('button', { name: 'フォルダを選ぶ' }).click();
const bringIn = { name: '取り込む', exact: true };
const rowsOf = (page, table) =>
  page
    .getByRole('row', { name: new RegExp(table) })
    .first()
    .getByRole('cell')
    .allTextContents();

async function startWithHistory(page, name) {
  await page.getByRole('textbox').fill(name);
  await page.getByRole('button', { name: /^これまでの履歴を取り込む/ }).click();
  await page.getByRole('heading', { level: 1, name: 'データを取り込む' }).waitFor();
}

walk(
  'a history is looked through, brought in on the first start, and taken back as one',
  async ({ page, call }) => {
    await startWithHistory(page, '中村コーチング');
    await chooseFolder(page);
    await page.getByRole('button', bringIn).waitFor();
    const [rows, fresh, known] = await rowsOf(page, 'learners.csv');
    assert.deepEqual([fresh, known], [rows, '0']);
    assert.equal((await call('start.view')).own_exists, false, 'looking makes no practice');

    await page.getByRole('button', bringIn).click();
    await page.getByText(/から、受講者40人、セッション877回、ほか[\d,]+件を取り込みました。/).waitFor();
    assert.equal((await call('learners.list')).length, Number(rows));
    await page.getByRole('button', { name: '取り込みを元に戻す' }).click();
    await page.getByText('取り込みを元に戻しました。').waitFor();
    await focusStands(page);
    assert.equal((await call('learners.list')).length, 0);
    await page.getByRole('button', { name: '記録を開く' }).click();
    await page.getByRole('navigation').getByText('中村コーチング').waitFor();
  },
  { picks: [tables] },
);

walk(
  'the same history brought in twice adds nothing, and says so',
  async ({ page, call }) => {
    await startWithHistory(page, '');
    await chooseFolder(page);
    await page.getByRole('button', bringIn).click();
    await page.getByRole('button', { name: '記録を開く' }).click();
    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: 'データを取り込む' }).click();
    await chooseFolder(page);
    await page.getByText('すべて取り込み済みです。').waitFor();
    const [rows, fresh, known] = await rowsOf(page, 'sessions.csv');
    assert.deepEqual([fresh, known], ['0', rows]);
    assert.equal(await page.getByRole('button', bringIn).count(), 0);
    assert.equal(
      (await call('act.recent', { limit: 10 })).filter((act) => act.kind === 'history.bring_in').length,
      1,
    );
  },
  { picks: [tables, tables] },
);

walk(
  'problems are told by file, line and column, and nothing is brought in',
  async ({ page, call }) => {
    await startWithHistory(page, '');
    await chooseFolder(page);
    await page.getByText('表を直してから、もう一度選んでください。').waitFor();
    assert.deepEqual(await rowsOf(page, 'learners.csv'), ['40', '38', '0', '2']);
    const first = page.getByRole('row', { name: /2026-02-30/ });
    assert.deepEqual(await first.getByRole('cell').allTextContents(), [
      'learners.csv',
      '2',
      'joined',
      '日付として読めません：「2026-02-30」。2026-01-05 のように書いてください。',
    ]);
    await page.getByText('番号「0」は 2 行目と同じです。').waitFor();
    assert.equal(await page.getByRole('button', bringIn).count(), 0);
    await page.getByRole('button', { name: '選び直す' }).click();
    await chooseFolder(page);
    await page.getByRole('button', bringIn).waitFor();
    assert.equal((await call('start.view')).own_exists, false);
  },
  { picks: [broken, tables] },
);

walk(
  'what follows from a flaw is told with it and not again for every row',
  async ({ page, shot }) => {
    await startWithHistory(page, '');
    await chooseFolder(page);
    await page.getByText('番号「3」は 4 行目と同じです。').waitFor();
    await page.getByText('「一万円」').waitFor();
    await page
      .getByText(/番号「2」の受講者が learners\.csv にありません。ここを直すと、同じ番号を使うほかの\d+行も/)
      .waitFor();
    const told = page.getByRole('region', { name: /^直す箇所/ }).getByRole('row');
    assert.equal(await told.count(), 4, 'a heading and three problems');
    await page.setViewportSize({ width: 900, height: 700 });
    await shot('import-mistaken-900');
    for (const table of ['learners', 'sessions', 'payments']) {
      const [rows, fresh, known, faulty] = (await rowsOf(page, `${table}.csv`)).map(Number);
      assert.equal(rows, fresh + known + faulty, table);
      assert.ok(faulty > 0, table);
    }
  },
  { picks: [mistaken] },
);

walk(
  'every table is shown with its columns and an example, and can be had empty',
  async ({ page, shot }) => {
    await startWithHistory(page, '');
    const how = page.getByRole('region', { name: '履歴の表の作り方' });
    await how.getByRole('row').first().waitFor();
    assert.equal(await how.locator('summary').count(), 13);
    for (const table of await how.locator('details').all()) {
      if (!(await table.evaluate((details) => details.open))) await table.locator('summary').click();
    }
    const rows = await how
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    for (const [heading, about, example] of rows) {
      const [name] = heading.split(/[^a-z_]/);
      assert.notEqual(about, name, 'what it holds is told');
      assert.ok(example || !heading.includes('必須'), `${name} has an example`);
    }
    assert.ok(rows.some(([, about]) => about.includes('subscription、package')));
    await shot('import-tables');
    await assertUsable(page, 'the tables');
    await how.getByRole('button', { name: '見出しだけのひな形を書き出す' }).click();
    await how.getByText('書き出しました。').waitFor();
    await page.getByRole('button', { name: 'ファイルを選ぶ', exact: true }).click();
    await page.getByText('すべて取り込み済みです。').waitFor();
    assert.deepEqual(await rowsOf(page, 'learners.csv'), ['0', '0', '0']);
  },
  { picks: Array(2).fill(path.join(folder, 'templates.zip')) },
);

walk(
  'a folder without tables is refused in words, and turning back leaves nothing behind',
  async ({ page, call }) => {
    await startWithHistory(page, '中村コーチング');
    await chooseFolder(page);
    await page.getByRole('alert').getByText('H-401').waitFor();
    await page.getByRole('button', { name: '戻る' }).click();
    await page.getByRole('heading', { name: '年輪へようこそ' }).waitFor();
    assert.equal((await call('start.view')).own_exists, false);
  },
  { picks: [folder] },
);

walk('a dialog closed without a choice changes nothing', async ({ page }) => {
  await startWithHistory(page, '');
  await chooseFolder(page);
  await page.getByRole('button', { name: 'フォルダを選ぶ', disabled: false }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});

walk(
  'the import is usable in every look',
  async (walker) => {
    await walker.call('start.create', { name: '' });
    await inEveryLook(walker, 'import', async (page, language) => {
      const [settings, history, choose, again] =
        language === 'ja'
          ? ['設定', 'データを取り込む', 'フォルダを選ぶ', '選び直す']
          : ['Settings', 'Import data', 'Choose a folder', 'Choose again'];
      await page.getByRole('navigation').waitFor();
      await page.getByRole('button', { name: settings }).click();
      await page.getByRole('button', { name: history }).click();
      await page.getByRole('button', { name: choose }).click();
      await page.getByRole('button', { name: again }).waitFor();
    });
  },
  { picks: Array(8).fill(broken) },
);
