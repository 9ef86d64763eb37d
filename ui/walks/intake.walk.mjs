// The first day of a coach who comes with lists: files of other programs, looked at, brought in and taken back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertUsable, eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, openPractice } from './practice.mjs';

const samples = fileURLToPath(new URL('../../crates/exchange/tests/fixtures/intake/', import.meta.url));
const sample = (name) => path.join(samples, name);
const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-intake-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Eighty learners: one line cannot be read. */
function eighty() {
  const lines = ['氏名,フリガナ,メールアドレス,電話番号,タグ,備考'];
  for (let n = 1; n <= 80; n += 1) {
    const phone = n === 40 ? '9.01235E+09' : `090-0000-${String(n).padStart(4, '0')}`;
    lines.push(`受講者 ${n},じゅこうしゃ ${n},learner${n}@example.jp,${phone},朝活,メモ${n}`);
  }
  const to = path.join(folder, '受講者一覧.csv');
  writeFileSync(to, `\uFEFF${lines.join('\r\n')}\r\n`);
  return to;
}

const workbook = path.join(folder, 'すべて.xlsx');
const list = eighty();
const bringIn = { name: '取り込む', exact: true };
const chooseFile = (page) => page.getByRole('button', { name: 'ファイルを選ぶ', exact: true }).click();

async function openImport(page, call) {
  await call('start.create', { name: '中村コーチング' });
  await page.reload();
  await enterRoom(page, 'settings');
  await page.getByRole('button', { name: 'データを取り込む' }).click();
}

walk(
  'eighty learners come in on the first day: a look, errors by row, one undo, and nothing twice',
  async ({ page, call, shot }) => {
    await openImport(page, call);
    await chooseFile(page);
    await page.getByRole('heading', { name: '取り込むとどうなるか（80行）' }).waitFor();
    await page.getByText('新しい 79').waitFor();
    const problem = page
      .getByRole('region', { name: '直す箇所（1件）' })
      .getByRole('row', { name: /9\.01235E\+09/ });
    assert.deepEqual((await problem.getByRole('cell').allTextContents()).slice(0, 2), ['41', '電話番号']);
    assert.equal((await call('learners.list')).length, 0, 'looking brings nothing in');
    await page.getByLabel('「備考」の意味').selectOption('risk_notes');
    await eventually(async () =>
      assert.equal(await page.getByLabel('「備考」の意味').inputValue(), 'risk_notes'),
    );
    await shot('intake-looked');

    await page.getByRole('button', bringIn).click();
    await page.getByText('「受講者一覧.csv」を取り込みました').waitFor();
    await page.getByText('契約のない「登録のみ」の受講者が79人います。').waitFor();
    await shot('intake-came');
    assert.equal((await call('learners.list')).length, 79);
    await page.getByRole('button', { name: '取り込みを元に戻す' }).click();
    await page.getByText('取り込みを元に戻しました。').waitFor();
    assert.equal((await call('learners.list')).length, 0);

    await page.getByRole('button', { name: '選び直す' }).click();
    for (const [told, button] of [
      ['新しい 79', true],
      ['取り込み済 79', false],
    ]) {
      await chooseFile(page);
      await page.getByText(told).waitFor();
      assert.equal((await page.getByRole('button', bringIn).count()) > 0, button);
      if (!button) break;
      await page.getByRole('button', bringIn).click();
      await page.getByText('「受講者一覧.csv」を取り込みました').waitFor();
      await page.getByRole('button', { name: '登録のみの受講者を見る' }).press('Enter');
      await page.getByText('79人中 79人').waitFor();
      await enterRoom(page, 'settings');
      await page.getByRole('button', { name: 'データを取り込む' }).click();
    }
    assert.equal((await call('learners.list')).length, 79);
  },
  { picks: [list, list, list] },
);

walk(
  'a Shift_JIS list is read as it is meant, and a name alone asks who it is',
  async ({ page, call }) => {
    await openImport(page, call);
    await call('learner.add', { name: '佐藤 美咲' });
    await chooseFile(page);
    await page.getByLabel('文字コード').waitFor();
    assert.equal(await page.getByLabel('文字コード').inputValue(), 'shift_jis');
    const doubts = page.getByRole('region', { name: '同じ人かもしれません（1件）' });
    await doubts.getByRole('button', { name: '佐藤 美咲さんと同じ' }).click();
    await page.getByText('すべて決まりました。').waitFor();
    await page.getByRole('button', bringIn).click();
    await page.getByText('を取り込みました').waitFor();
    const names = (await call('learners.list')).map((line) => line.name);
    assert.equal(names.filter((name) => name === '佐藤 美咲').length, 1);
    assert.equal(names.length, 3);
  },
  { picks: [sample('people-cp932.csv')] },
);

walk(
  'a talk is shown as who wrote and how it begins, and goes to the record that is chosen',
  async ({ page, call, shot }) => {
    await openImport(page, call);
    const misaki = await call('learner.add', { name: '佐藤 美咲' });
    await chooseFile(page);
    const talk = page.getByRole('region', { name: 'トークの内容' });
    await talk.getByRole('row', { name: /みさき 下で選びます 3 1/ }).waitFor();
    await talk.getByText('ありがとうございます').waitFor();
    assert.equal(await page.getByText('列の意味').count(), 0);
    await shot('intake-talk');
    await assertUsable(page, 'a talk');
    await page.getByRole('button', { name: '「みさき」の受講者 受講者を選ぶ' }).click();
    await page.getByRole('combobox', { name: '「みさき」の受講者' }).fill('佐藤');
    await page.getByRole('option', { name: /佐藤 美咲/ }).click();
    await talk.getByRole('row', { name: /みさき 佐藤 美咲 3 1/ }).waitFor();
    await page.getByRole('button', bringIn).click();
    await page.getByText('を取り込みました').waitFor();
    assert.equal((await call('learner.view', { learner: misaki })).fields.line, 'みさき');
  },
  { picks: [sample('line-talk-ja.txt')] },
);

walk(
  'sessions kept in a spreadsheet come in with what came of them and their words, once a name is settled',
  async ({ page, call, shot }) => {
    await openImport(page, call);
    const misaki = await call('learner.add', { name: '佐藤 美咲' });
    await call('learner.add', { name: '髙橋 健' });
    await chooseFile(page);
    await page.getByRole('heading', { name: '取り込むとどうなるか（6行）' }).waitFor();
    assert.equal(await page.getByLabel('中身').inputValue(), 'sessions');
    assert.equal(await page.getByLabel('「出欠」の意味').inputValue(), 'session_state');
    assert.equal(await page.getByLabel('「回」の意味').inputValue(), 'ignored');
    for (const name of ['佐藤 美咲', '髙橋 健']) {
      await page.getByRole('button', { name: `${name}さんと同じ` }).click();
      await page.getByRole('button', { name: `${name}さんと同じ` }).waitFor({ state: 'detached' });
    }
    await page.getByText('新しい 6', { exact: true }).waitFor();
    await shot('intake-sessions');
    await assertUsable(page, 'sessions of a table');
    await page.getByRole('button', bringIn).click();
    await page.getByText('「sessions-cp932.csv」を取り込みました').waitFor();
    const timeline = JSON.stringify(await call('timeline.page', { learner: misaki, limit: 20 }));
    assert.match(timeline, /目標を三つに絞った/);
    await page.getByRole('button', { name: '取り込みを元に戻す' }).click();
    await page.getByText('取り込みを元に戻しました。').waitFor();
  },
  { picks: [sample('sessions-cp932.csv')] },
);

walk(
  'a file that is no table is refused in words',
  async ({ page, call }) => {
    await openImport(page, call);
    await chooseFile(page);
    await page.getByRole('alert').getByText('H-403').waitFor();
    assert.equal(await page.getByRole('button', bringIn).count(), 0);
  },
  { picks: [path.join(folder, 'noise.csv')] },
);
writeFileSync(path.join(folder, 'noise.csv'), Buffer.from([0, 1, 2, 3, 255, 0, 7, 9, 10, 0]));

walk(
  'what was seen in a file is usable in every look',
  async (walker) => {
    await walker.call('start.create', { name: '' });
    await walker.call('learner.add', { name: '佐藤 美咲' });
    await inEveryLook(walker, 'intake', async (page, language) => {
      const [settings, data, choose, bring] =
        language === 'ja'
          ? ['設定', 'データを取り込む', 'ファイルを選ぶ', '取り込む']
          : ['Settings', 'Import data', 'Choose a file', 'Import'];
      await page.getByRole('navigation').waitFor();
      await page.getByRole('button', { name: settings }).click();
      await page.getByRole('button', { name: data }).click();
      await page.getByRole('button', { name: choose, exact: true }).click();
      await page.getByRole('button', { name: bring, exact: true }).waitFor();
    });
  },
  { picks: Array(8).fill(sample('people-cp932.csv')) },
);

/** Two of one family: one is here with another number, and her brother is not. */
const family = path.join(folder, '家族.csv');
writeFileSync(
  family,
  '氏名,メール,電話\n佐藤 美咲,oya@example.jp,080-9999-9999\n佐藤 健,oya@example.jp,080-9999-9999\n',
);
const misaki = { name: '佐藤 美咲', mail: 'oya@example.jp', phone: '090-1111-1111' };

walk(
  'what a file says otherwise is taken where the coach says so, and taken back',
  async ({ page, call }) => {
    await openImport(page, call);
    const learner = await call('learner.add', misaki);
    const phone = async () => (await call('learner.view', { learner })).fields.phone;
    await chooseFile(page);
    const kept = page.getByRole('region', { name: '今の記録と違うところ（1件）' });
    const box = kept.getByRole('checkbox', { name: '佐藤 美咲：電話番号を「080-9999-9999」にする' });
    assert.equal(await box.isChecked(), false);
    await page.getByText('確認待ちへ 1').waitFor();
    await box.press('Space');
    await page.getByText('追加・補足 1').waitFor();
    assert.equal(await box.isChecked(), true);
    assert.equal(await phone(), '090-1111-1111', 'looking changes nothing');
    await page.getByRole('button', bringIn).click();
    await page.getByText('「家族.csv」を取り込みました').waitFor();
    assert.equal(await phone(), '080-9999-9999');
    assert.equal((await call('learners.list')).length, 1, 'her brother is not her, and waits for a word');
    await page.getByRole('button', { name: '取り込みを元に戻す' }).click();
    await page.getByText('取り込みを元に戻しました。').waitFor();
    assert.equal(await phone(), '090-1111-1111');
  },
  { picks: [family] },
);

/** Sessions as a coach writes them down: no year, and both times in one cell. */
const byHand = path.join(folder, '記録.csv');
writeFileSync(byHand, '日付,時間,姓,名,出欠,金額\n9/14,10:00〜11:00,佐藤,美咲,出席,5000\n');

walk(
  'what a file says otherwise, and the days without a year, are usable in every look',
  async (walker) => {
    await walker.call('start.create', { name: '' });
    await walker.call('learner.add', misaki);
    await inEveryLook(walker, 'intake-otherwise', async (page, language, usable) => {
      const [settings, data, choose, again, kept, assumed] =
        language === 'ja'
          ? ['設定', 'データを取り込む', 'ファイルを選ぶ', '選び直す', /^今の記録と違う/, /年のない日付/]
          : ['Settings', 'Import data', 'Choose a file', 'Choose again', /^Otherwise than/, /without a year/];
      await page.getByRole('navigation').waitFor();
      await page.getByRole('button', { name: settings }).click();
      await page.getByRole('button', { name: data }).click();
      await page.getByRole('button', { name: choose, exact: true }).click();
      await page.getByText(assumed).waitFor();
      await usable(`intake-assumed-${language}`, walker.shot);
      await page.getByRole('button', { name: again }).last().click();
      await page.getByRole('button', { name: choose, exact: true }).click();
      await page.getByRole('region', { name: kept }).getByRole('checkbox').check();
    });
  },
  { picks: Array(4).fill([byHand, family]).flat() },
);

walk(
  'what nobody can be told of waits, is given to a learner or dismissed, and taken back',
  async ({ page, call, shot }) => {
    await openImport(page, call);
    await call('learner.add', { name: '佐藤 美咲', kana: 'さとう みさき', mail: 'misaki@example.jp' });
    await call('learner.add', { name: '髙橋 健', kana: 'たかはし けん', mail: 'ken@example.jp' });
    await chooseFile(page);
    await page.getByText('楽天銀行の明細として読みました。').waitFor();
    const doubts = page.getByRole('region', { name: 'どなたのものかわからない行（3件）' });
    await doubts.getByRole('button', { name: '佐藤 美咲さんと同じ' }).click();
    await page.getByText('新しい 2', { exact: true }).waitFor();
    await shot('intake-bank');
    await page.getByRole('button', bringIn).click();
    await page.getByText('「rakuten-bank.csv」を取り込みました').waitFor();

    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: 'データを取り込む' }).click();
    const inbox = page.getByRole('region', { name: '確認待ち（2件）' });
    await inbox.waitFor();
    await shot('intake-inbox');
    await assertUsable(page, 'what waits');
    await inbox.getByRole('button', { name: '髙橋 健さんのもの' }).click();
    const left = page.getByRole('region', { name: '確認待ち（1件）' });
    await left.getByRole('button', { name: '対象外にする' }).click();
    await left.waitFor({ state: 'detached' });
    await call('act.undo');
    await call('act.undo');
    assert.equal((await call('inbox.list', { limit: 10 })).total, 2);
  },
  { picks: [sample('rakuten-bank.csv')] },
);

walk(
  'a workbook of ours is looked at with all its sheets, in every look',
  async (walker) => {
    const { page, call } = walker;
    const { learner } = await openPractice(walker);
    const amount = { minor: 33_000, currency: 'JPY' };
    await call('payment.record', { learner, amount, method: '現金' });
    const subjects = ['learners', 'sessions', 'payments', 'refunds', 'contracts', 'interactions'];
    await call('export.save', { subjects, from: null, to: null, preset: 'workbook', substitute: true });
    await inEveryLook(walker, 'import-workbook', async (_, language) => {
      await enterRoom(page, 'settings');
      await page.getByRole('button', { name: /^(データを取り込む|Import data)$/ }).click();
      await page
        .getByRole('button', { name: language === 'ja' ? 'ファイルを選ぶ' : 'Choose a file', exact: true })
        .click();
      await page.getByRole('heading', { level: 2, name: /(受講者|Learners).*2/ }).waitFor();
      await page.getByText(/^(すべて取り込み済みです|Everything has already been imported)/).waitFor();
      assert.equal(await page.getByRole('heading', { level: 2 }).count(), 8);
    });
  },
  { picks: Array.from({ length: 5 }, () => workbook) },
);
