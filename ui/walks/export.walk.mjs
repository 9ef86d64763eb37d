import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, NOW, openPractice } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-export-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);

/** Go to the room by the palette. */
async function enter(page, found, heading) {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(found);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

walk(
  'a list of learners is exported by keyboard for Excel, then the books as a workbook, and the folder is shown',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await enter(page, 'excel', '書き出し');
    await page.getByText('2行を書き出します。').waitFor();
    await page.getByRole('button', { name: '書き出す', exact: true }).press('Enter');
    await page.getByText('「受講者.csv」に2行を書き出しました。').waitFor();
    const csv = readFileSync(at('受講者.csv'), 'utf8');
    assert.ok(csv.startsWith('\ufeff"受講者ID","名前","ふりがな",'), csv);
    assert.ok(csv.includes('"佐藤 美咲","さとう みさき"'), csv);
    await page.getByRole('button', { name: 'フォルダを開く' }).click();

    await page.getByRole('radio', { name: /まとめてExcelで見る/ }).check();
    await page.getByLabel('期間', { exact: true }).selectOption({ label: '今年' });
    await page.getByText('行を書き出します。').waitFor();
    assert.equal(await page.getByText('「受講者.csv」に').count(), 0, 'what was said before is over');
    await page.getByRole('button', { name: '書き出す', exact: true }).click();
    await page.getByText(/「すべて.xlsx」に\d+行を書き出しました。/).waitFor();
    assert.ok(readFileSync(at('すべて.xlsx')).subarray(0, 2).equals(Buffer.from('PK')));
  },
  { now: NOW, picks: [at('受講者.csv'), at('すべて.xlsx')] },
);

walk(
  'a letter that Shift_JIS does not have is named before anything is written, and replaced on request',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    await call('learner.add', { name: '𠮷田 🌳', kana: 'よしだ' });
    await enter(page, 'excel', '書き出し');
    await page.getByLabel('形式').selectOption({ label: 'Shift_JISのCSV' });
    await page.getByText('Shift_JISにない文字が1か所あります。').waitFor();
    await page.getByText(/𠮷田 🌳・.*名前/).waitFor();
    await shot('export-unmappable');
    await page.getByRole('button', { name: '「〓」に置き換えて書き出す' }).click();
    await page.getByText('「名簿.csv」に3行を書き出しました。').waitFor();
    const text = new TextDecoder('shift_jis').decode(readFileSync(at('名簿.csv')));
    assert.ok(text.includes('"〓田 〓"') && text.includes('"佐藤 美咲"'), text);
  },
  { now: NOW, picks: [at('名簿.csv')] },
);

walk(
  'a period is typed, and one that ends before it begins is refused with words',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await enter(page, 'excel', '書き出し');
    await page.getByRole('radio', { name: /実施した回を数える/ }).check();
    await page.getByLabel('期間', { exact: true }).selectOption({ label: '期間を決める' });
    await page.getByRole('textbox', { name: 'この日から' }).fill('2026/11/20');
    await page.getByText('2行を書き出します。').waitFor();
    await page.getByRole('textbox', { name: 'この日まで' }).fill('2026/11/6');
    await page.getByRole('alert').getByText('P-205').waitFor();
    await page.getByRole('textbox', { name: 'この日から' }).fill('2026/11/1');
    await page.getByText('1行を書き出します。').waitFor();
  },
  { now: NOW },
);

walk(
  'bookings go to a calendar in English, with initials, for one learner',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await call('session.book', { learner, day: '2026-11-27', time: '10:00', minutes: 50, mode: 'online' });
    await call('preferences.set', { preferences: { language: 'en', theme: 'system', text_size: 100 } });
    await page.reload();
    await enter(page, 'calendar', 'Export');
    await page.getByRole('button', { name: /^Whose bookings/ }).press('Enter');
    await page.keyboard.type('さとう');
    await page.getByRole('option', { name: '佐藤 美咲' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Whose bookings 佐藤 美咲' }).waitFor();
    await page.getByRole('radio', { name: 'Initials' }).check();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByText('2 bookings exported to “bookings.ics”.').waitFor();
    const ics = readFileSync(at('bookings.ics'), 'utf8');
    assert.ok(ics.includes('SUMMARY:Session: 佐.美.\r\n') && ics.includes('DTSTART:20261127T010000Z'), ics);
    await shot('export-bookings-en');
  },
  { now: NOW, picks: [at('bookings.ics')] },
);

walk(
  'a dialog closed without a choice says nothing, and one goes back to where one came from',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: '表やカレンダーに書き出す' }).click();
    const write = page.getByRole('button', { name: '書き出す', exact: true });
    await write.click();
    await eventually(async () => assert.ok(await write.isEnabled()));
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.getByRole('button', { name: '戻る' }).click();
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
  },
  { now: NOW },
);

walk(
  'the export is usable in every look',
  async (walker) => {
    await openPractice(walker);
    await inEveryLook(walker, 'export', async (page, language, usable) => {
      await enter(page, 'calendar', language === 'ja' ? '書き出し' : 'Export');
      await page.getByRole('button', { name: language === 'ja' ? /^だれの予約/ : /^Whose bookings/ }).click();
      await page.getByRole('option', { name: '佐藤 美咲' }).waitFor();
      await usable(`export-bookings-${language}`);
      await page.getByRole('radio').first().check();
      await page.getByText(language === 'ja' ? '2行を書き出します。' : '2 rows will be exported.').waitFor();
    });
  },
  { now: NOW },
);
