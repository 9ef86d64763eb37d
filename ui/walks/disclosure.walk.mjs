import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, NOW, openPractice } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-disclosure-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);

const words = {
  ja: { profile: 'プロフィール', title: '本人への開示', make: '開示用にまとめる' },
  en: { profile: 'Profile', title: 'Disclosure to the learner', make: 'Make a disclosure pack' },
};

/** Go to where a learner's data can be disclosed. */
async function enter(page, t) {
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: t.profile }).click();
  const heading = page.getByRole('heading', { name: t.title });
  await heading.waitFor();
  await heading.scrollIntoViewIfNeeded();
}

/** One file of a zip, as text. */
const unpacked = (zip, name) => execFileSync('python3', ['-c', UNPACK, zip, name], { encoding: 'utf8' });
const UNPACK = 'import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))';

walk(
  'a learner asks what is held on them: it is packed by keyboard, the folder is shown, and the coach logs that it was handed over',
  async (walker) => {
    const { page, shot } = walker;
    await openPractice(walker);
    await enter(page, words.ja);
    await page.getByRole('button', { name: words.ja.make }).press('Enter');
    await page.getByText(/「美咲.zip」にまとめました（書類\d+ページ）。/).waitFor();
    await shot('disclosure-made');
    const record = JSON.parse(unpacked(at('美咲.zip'), 'record.json'));
    const all = JSON.stringify(record);
    assert.ok(
      all.includes('会議が増え、企画の時間が削られている。') && all.includes('上司に業務量の相談をする'),
    );
    assert.ok(!all.includes('鈴木'), 'nobody else is in it');
    await page.getByRole('button', { name: 'フォルダを開く' }).click();
    assert.equal(await page.getByRole('alert').count(), 0);
    const handedOver = page.getByText('お預かりしている情報の写しを渡しました（開示）');
    assert.equal(await handedOver.count(), 0, 'a pack that was made is no contact');
    await page.getByRole('button', { name: '渡したことを対応履歴に残す' }).click();
    await page.getByText('渡したことを対応履歴に残しました。').waitFor();
    await handedOver.first().waitFor();
    await page.keyboard.press('Control+z');
    await handedOver.waitFor({ state: 'detached' });
  },
  { now: NOW, picks: [at('美咲.zip')] },
);

walk(
  'a dialog closed without a choice says nothing and leaves nothing',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await enter(page, words.ja);
    const make = page.getByRole('button', { name: words.ja.make });
    await make.click();
    await eventually(async () => assert.ok(await make.isEnabled()));
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'フォルダを開く' }).count(), 0);
  },
  { now: NOW },
);

walk(
  'a learner is given a folder, which is updated where it lies without asking again',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await enter(page, words.ja);
    await page.getByRole('button', { name: '本人用フォルダを作る' }).press('Enter');
    await page.getByText('「佐藤_美咲_本人用」に書き出しました。').waitFor();
    const file = at('佐藤_美咲_本人用/記録.html');
    const first = readFileSync(file, 'utf8');
    assert.ok(first.includes('上司に業務量の相談をする') && first.includes('残業を月20時間以内にする'));
    assert.ok(!first.includes('会議が増え') && !first.includes('会議の増加') && !first.includes('<script'));
    await call('action_item.add', { learner, text: '手帳を買う', due_on: null });
    await page.getByRole('button', { name: '今の内容に更新する' }).click();
    await eventually(() => assert.ok(readFileSync(file, 'utf8').includes('手帳を買う')));
    await page.getByRole('button', { name: 'フォルダを開く' }).first().click();
    await shot('handout-made');
    assert.equal(await page.getByRole('alert').count(), 0);
  },
  { now: NOW, picks: [folder] },
);

walk(
  'disclosure is usable in every look',
  async (walker) => {
    await openPractice(walker);
    await inEveryLook(walker, 'disclosure', async (page, language) => {
      await enter(page, words[language]);
      await page.getByRole('button', { name: words[language].make }).waitFor();
    });
  },
  { now: NOW },
);
