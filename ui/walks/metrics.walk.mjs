import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';
import { enterRoom, openPractice } from './practice.mjs';

const monthly = { kind: 'subscription', price: { minor: 22_000, currency: 'JPY' } };

/** Besides the two of every practice six learners under contract since October, of whom one has left, and a payment of this month. */
async function openYear(walker) {
  const { page, call } = walker;
  await openPractice(walker);
  const names = ['佐藤 空', '佐藤 海', '鈴木 陸', '高橋 風', '田中 光', '伊藤 雪'];
  const learners = [];
  for (const name of names) {
    const learner = await call('learner.add', {
      ...{ name, kana: null, mail: null, phone: null, line: null, concern: null, tags: null },
    });
    learners.push(learner);
    const contract = await call('contract.add', { learner, terms: monthly, starts_on: '2026-10-01' });
    if (name !== '佐藤 空') continue;
    const unasked = { decided_on: null, what_happened: null, would_return: null, heard_by: null };
    const interview = { ...unasked, primary_reason: 'price', secondary_reasons: [] };
    await call('contract.cancel', { contract, effective_on: '2026-10-15', interview });
  }
  await call('payment.record', { learner: learners[1], amount: { minor: 22_000, currency: 'JPY' } });
  await page.reload();
}

const openMetrics = (page) => enterRoom(page, 'metrics');
const heading = (page, name) => page.getByRole('heading', { name, exact: true });

walk('the nine metrics of a month, and whoever is behind one, by keyboard', async (walker) => {
  const { page, shot } = walker;
  await openYear(walker);
  await openMetrics(page);
  await page.getByText('途中経過', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '継続率' }).count(), 1);
  assert.equal(await page.getByRole('article').count(), 9);
  await shot('metrics-cards');

  // The month before is over: seven learners on its first day, one of them lost in it, which the grace has told by now.
  await page.getByRole('button', { name: '前の期間' }).press('Enter');
  await page.getByText('2026/10/01').or(page.getByText('10/01（木）')).first().waitFor();
  const card = (name) =>
    page.getByRole('article').filter({ has: page.getByRole('button', { name, exact: true }) });
  await card('継続率').getByText('6/7').waitFor();
  await page.getByRole('button', { name: '継続率', exact: true }).press('Enter');
  await heading(page, '離脱した方 1').waitFor();
  await shot('metrics-retention');
  await page.getByRole('button', { name: '佐藤 空' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: '佐藤 空' }).waitFor();
  await page.goBack();
  await heading(page, '継続率').waitFor();
  await page.getByRole('button', { name: '指標の一覧' }).press('Enter');
  await card('解約理由').getByText('料金').waitFor();
});

walk('what is recorded elsewhere is told at once', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await page.reload();
  await openMetrics(page);
  const revenue = page.getByRole('article').filter({ hasText: '受講者あたり売上' });
  await revenue.waitFor();
  await call('payment.record', { learner, amount: { minor: 9_000, currency: 'JPY' } });
  await page.reload();
  await openMetrics(page);
  await revenue.getByText(/入金 ¥9,000/).waitFor();
});

walk('the metrics are usable in every look', async (walker) => {
  await openYear(walker);
  await inEveryLook(walker, 'metrics', async (page, language, usable) => {
    await openMetrics(page);
    const open = language === 'ja' ? '継続率' : 'Retention';
    await page.getByRole('button', { name: open, exact: true }).click();
    await page.getByRole('button', { name: language === 'ja' ? '指標の一覧' : 'All metrics' }).waitFor();
    await usable(`metric-${language}`, walker.shot);
    await page.getByRole('button', { name: language === 'ja' ? '指標の一覧' : 'All metrics' }).click();
    await page.getByRole('button', { name: open, exact: true }).waitFor();
  });
});
