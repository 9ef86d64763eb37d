import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { inEveryLook, walk } from './harness.mjs';
import { enterRoom, goTo, NOW, openPractice } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-papers-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);
const isPdf = (name) => readFileSync(at(name)).subarray(0, 5).toString() === '%PDF-';

const words = {
  ja: {
    goals: '目標',
    papers: '面談の書類を作る',
    progress: 'あゆみの報告を保存する',
    brief: '「話し合いの前に」を保存する',
    report: '運営報告を作る',
    saveReport: '運営報告を保存する',
    html: 'HTML（画面向き）',
    counting: '指標の数え方と目標',
  },
  en: {
    goals: 'Goals',
    papers: 'Papers for the talk',
    progress: 'Save progress report',
    brief: 'Save brief',
    report: 'Make a report',
    saveReport: 'Save report',
    html: 'HTML, for a screen',
  },
};

/** Choose a command of the palette. */
async function command(page, label) {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(label);
  await page.getByRole('option', { name: label }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Open the papers for the talk with 佐藤 美咲. */
async function openPapers(page, t) {
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: t.goals }).click();
  await page.getByRole('button', { name: t.papers }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
}

walk(
  'a learner’s report is looked at, loses what is left out, and is written as PDF and as a page; the brief is for the coach',
  async (walker) => {
    const { page, shot, call } = walker;
    const { learner } = await openPractice(walker);
    await call('action_item.add', { learner, text: '手帳を買う', due_on: null });
    await openPapers(page, words.ja);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '残業を月20時間以内にする' }).waitFor();
    assert.equal(await dialog.getByText('会議が増え').count(), 0, 'no note is in it');
    const began = Date.now();
    await dialog.getByRole('button', { name: words.ja.progress }).press('Enter');
    await dialog.getByText(/「progress.pdf」に保存しました（\d+ページ）。/).waitFor();
    assert.ok(Date.now() - began < 5_000, 'a report is there within five seconds');
    assert.ok(isPdf('progress.pdf'));
    await dialog.getByRole('button', { name: 'フォルダを開く' }).click();

    await dialog.getByRole('checkbox', { name: '手帳を買う' }).uncheck();
    assert.equal(await dialog.getByText('「progress.pdf」に').count(), 0, 'what was said before is over');
    await dialog.getByRole('radio', { name: words.ja.html }).first().check();
    await dialog.getByRole('button', { name: words.ja.progress }).press('Enter');
    await dialog.getByText('「progress.html」に保存しました。').waitFor();
    const told = readFileSync(at('progress.html'), 'utf8');
    assert.ok(told.includes('残業を月20時間以内にする') && told.includes('上司に業務量の相談をする'));
    assert.ok(!told.includes('手帳を買う'), 'what was left out is not in it');
    assert.ok(!told.includes('会議が増え') && !told.includes('会議の増加'), 'nothing of the coach’s own');

    await dialog.getByRole('button', { name: words.ja.brief }).press('Enter');
    await dialog.getByText(/「brief.pdf」に保存しました/).waitFor();
    assert.ok(isPdf('brief.pdf'));
    await shot('papers-made');
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.ja.papers }).and(page.locator(':focus')).waitFor();
  },
  { now: NOW, picks: [at('progress.pdf'), at('progress.html'), at('brief.pdf')] },
);

walk(
  'papers are made from the palette, from this week and from a renewal in the review, which is not left',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await call('session.book', { learner, day: '2026-11-21', time: '10:00', minutes: 50 });
    await page.reload();
    const made = page.getByRole('dialog').getByRole('checkbox', { name: '残業を月20時間以内にする' });
    await page.getByRole('button', { name: '面談の書類', exact: true }).waitFor();
    await shot('papers-week');
    await page.getByRole('button', { name: '面談の書類', exact: true }).click();
    await made.waitFor();
    await page.keyboard.press('Escape');
    await made.waitFor({ state: 'detached' });
    await command(page, words.ja.papers);
    await made.waitFor();
    await page.keyboard.press('Escape');
    await call('review.open');
    await enterRoom(page, 'review');
    await page
      .getByRole('navigation', { name: /段階/ })
      .getByRole('button', { name: /3 更新/ })
      .click();
    await page.locator('[data-row]:focus-within').getByText('佐藤 美咲').waitFor();
    await page.keyboard.press('p');
    await made.waitFor();
    await shot('papers-review');
    await page.keyboard.press('Escape');
    await made.waitFor({ state: 'detached' });
    await page.locator('[data-row]:focus-within').waitFor();
  },
  { now: NOW },
);

walk(
  'the report of the practice is written for a month, and for the year with names; the way to how metrics are counted is in the palette',
  async (walker) => {
    const { page, shot } = walker;
    await openPractice(walker);
    await command(page, words.ja.report);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2026年11月').waitFor();
    await dialog.getByRole('button', { name: words.ja.saveReport }).press('Enter');
    await dialog.getByText(/「month.pdf」に保存しました（\d+ページ）。/).waitFor();
    assert.ok(isPdf('month.pdf'));
    await shot('report-made');
    await dialog.getByRole('radio', { name: '年', exact: true }).check();
    await dialog.getByText('2026年', { exact: true }).waitFor();
    await dialog.getByRole('radio', { name: words.ja.html }).check();
    await dialog.getByRole('button', { name: words.ja.saveReport }).press('Enter');
    await dialog.getByText('「year.html」に保存しました。').waitFor();
    assert.ok(!readFileSync(at('year.html'), 'utf8').includes('佐藤'), 'nobody is named unasked');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: words.ja.saveReport }).press('Enter');
    await dialog.getByText('「named.html」に保存しました。').waitFor();
    assert.ok(readFileSync(at('named.html'), 'utf8').includes('佐藤'), 'those who are asked for are named');
    await page.keyboard.press('Escape');
    await command(page, words.ja.counting);
    await page.getByRole('button', { name: words.ja.counting }).and(page.locator('[aria-current]')).waitFor();
  },
  { now: NOW, picks: [at('month.pdf'), at('year.html'), at('named.html')] },
);

walk(
  'papers are usable in every look, and written in both languages',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await inEveryLook(walker, 'papers', async (_, language, usable) => {
      const t = words[language];
      await command(page, t.report);
      const save = page.getByRole('dialog').getByRole('button', { name: t.saveReport });
      await save.waitFor();
      await usable(`report-form-${language}`, walker.shot);
      await page.keyboard.press('Escape');
      await save.waitFor({ state: 'detached' });
      await openPapers(page, t);
      await page.getByRole('dialog').getByRole('button', { name: t.progress }).press('Enter');
      await page.getByRole('dialog').getByText(new RegExp(`look.pdf`)).waitFor();
      assert.ok(isPdf('look.pdf'));
    });
  },
  { now: NOW, picks: Array.from({ length: 4 }, () => at('look.pdf')) },
);
