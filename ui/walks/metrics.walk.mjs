import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
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
  await page.getByText('2026年10月', { exact: true }).first().waitFor();
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

const PICKED = mkdtempSync(path.join(tmpdir(), 'nenrin-charts-'));
const picks = ['curve.svg', 'curve.png', 'curve.csv'].map((name) => path.join(PICKED, name));
after(() => rmSync(PICKED, { recursive: true, force: true }));

walk(
  'a curve is read by keyboard, each of its points leads to its people, and it is saved in three ways',
  async (walker) => {
    const { page, shot } = walker;
    await openYear(walker);
    await openMetrics(page);
    await page.getByRole('button', { name: '継続率', exact: true }).press('Enter');
    const plot = page.getByRole('application', { name: /^継続率の推移/ });
    await plot.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    const said = page.locator('figure', { has: plot }).locator('[aria-live]');
    await said.getByText(/2026年10月.*件数 6\/7/).waitFor();
    await shot('metric-read-out');
    await page.keyboard.press('Enter');
    await heading(page, '離脱した方 1').waitFor();
    await page.locator('h3:focus', { hasText: '2026年10月のもとになった方' }).waitFor();
    const figure = page.getByRole('figure').first();
    for (const name of ['SVG', 'PNG', 'CSV']) {
      await figure.getByRole('button', { name: `${name} で保存する` }).press('Enter');
      await figure.getByText(`curve.${name.toLowerCase()} を保存しました。`).waitFor();
    }
    const [svg, png, csv] = picks.map((file) => readFileSync(file));
    assert.match(svg.toString(), /^<svg/);
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.match(csv.toString(), /"2026-10-01","2026-10-31","6","7","85.7",/);
  },
  { picks },
);

walk('how long learners stay, whoever was lost in a month, and a metric group by group', async (walker) => {
  const { page, shot } = walker;
  await openYear(walker);
  await openMetrics(page);
  await page.getByRole('button', { name: '継続率', exact: true }).press('Enter');
  await page.getByText(/^受講者7人 · 離脱1人/).waitFor();
  const plot = page.getByRole('application', { name: /^継続曲線/ });
  await plot.focus();
  for (const key of ['Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await heading(page, '1か月のもとになった方').waitFor();
  await page.getByRole('region', { name: '離脱した方 1' }).getByRole('button', { name: '佐藤 空' }).waitFor();
  await shot('metric-staying');
  await page
    .getByRole('radiogroup', { name: '分け方' })
    .last()
    .getByRole('radio', { name: 'タグ' })
    .press('Space');
  await page.getByText('この分け方で分けられる受講者がまだいません。').waitFor();
});

/** Keeps every week that is over, as the window does by itself some seconds after its start. */
async function keepWeeks(call) {
  while ((await call('metrics.take_snapshot', {})).left > 0);
}

walk('what was told of a week stays beside what is known of it today, with its people', async (walker) => {
  const { page, call, shot } = walker;
  await openYear(walker);
  await keepWeeks(call);
  const late = await call('learner.add', {
    ...{ name: '山本 晴', kana: null, mail: null, phone: null, line: null, concern: null, tags: null },
  });
  await call('contract.add', { learner: late, terms: monthly, starts_on: '2026-10-01' });
  await page.reload();
  await openMetrics(page);
  await page.getByRole('button', { name: '継続率', exact: true }).press('Enter');
  const kept = page.getByRole('region', { name: '週ごとに残した値' });
  await kept.getByRole('button', { name: '残した値を見る' }).press('Enter');
  const week = kept.getByRole('row', { name: /11\/09（月）からの週/ });
  await week.getByText(/^6\/6 · 100%/).waitFor();
  await week.getByText(/^7\/7 · 100%/).waitFor();
  await week.getByRole('button').press('Enter');
  await kept.getByRole('heading', { name: '継続している方 6' }).waitFor();
  assert.equal(await kept.getByRole('button', { name: '山本 晴' }).count(), 0, 'was not known then');
  await shot('metric-kept');
});

walk('the metrics are usable in every look', async (walker) => {
  await openYear(walker);
  await keepWeeks(walker.call);
  await inEveryLook(walker, 'metrics', async (page, language, usable) => {
    await openMetrics(page);
    const isJapanese = language === 'ja';
    const back = page.getByRole('button', { name: isJapanese ? '指標の一覧' : 'All metrics' });
    const names = isJapanese
      ? ['継続率', '申込数', '解約理由', '未予約期間', '受講者あたり売上']
      : ['Retention', 'Applications', 'Reasons for leaving', 'Unbooked days', 'Revenue per learner'];
    for (const [at, name] of names.entries()) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('application').first().waitFor();
      if (at === 0) {
        const kept = isJapanese ? '残した値を見る' : 'Show what was kept';
        await page.getByRole('button', { name: kept }).click();
        await page.getByText(isJapanese ? '今の記録での値' : 'As known today').waitFor();
      }
      await usable(`metric-${at}-${language}`, walker.shot);
      await back.click();
      await page.getByRole('button', { name, exact: true }).waitFor();
    }
  });
});
