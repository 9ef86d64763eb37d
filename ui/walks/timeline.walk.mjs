// Everything that happened with a learner: stretches, filters, search, densities, the curve.
import assert from 'node:assert/strict';
import { walk } from './harness.mjs';
import { goTo, inputMethod, openPractice } from './practice.mjs';

const rows = (page) => page.getByRole('region', { name: '記録の一覧' }).getByRole('listitem');
const search = (page) => page.getByRole('searchbox', { name: 'この受講者の記録を検索' });

/** Contacts before everything else, one a day. */
async function logMany(call, learner, count) {
  for (let index = 1; index <= count; index += 1) {
    const day = new Date(Date.UTC(2026, 7, 31) - index * 86_400_000).toISOString().slice(0, 10);
    const said = { channel: null, way: null, day, time: null };
    await call('interaction.log', { learner, text: `LINE: ${index}件目の連絡`, ...said });
  }
}

walk('a long record is shown in stretches, under months that stay in sight', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await logMany(call, learner, 170);
  await goTo(page, '佐藤');
  await rows(page).first().waitFor();
  assert.equal(await rows(page).count(), 50);
  const earlier = page.getByRole('button', { name: 'さらに前の100件を表示' });
  await earlier.click();
  await page.waitForFunction(() => document.querySelectorAll('.list li').length === 150);
  await earlier.press('Enter');
  await page.getByText('ここが最初の記録です。').waitFor();
  await page.getByText('170件目の連絡').scrollIntoViewIfNeeded();
  const month = page.getByRole('heading', { level: 3, name: '2026年3月' });
  const [list, heading] = await Promise.all([page.locator('.list').boundingBox(), month.boundingBox()]);
  assert.ok(heading.y >= list.y - 1 && heading.y < list.y + list.height, 'the month is in sight');
  await shot('timeline-long');
});

walk('filters and a search in Japanese narrow the record, and are taken off at once', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await call('interaction.log', {
    learner,
    text: 'メール: 日程のご相談',
    channel: null,
    way: 'in',
    day: null,
    time: null,
  });
  await goTo(page, '佐藤');
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: '連絡', exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll('.list li').length === 1);
  await page.getByText('メールを受け取った').waitFor();
  await page.getByRole('button', { name: 'すべて', exact: true }).click();
  await page.keyboard.press('Control+f');
  assert.ok(await search(page).evaluate((field) => field === document.activeElement));
  const ime = await inputMethod(page, 'chromium');
  await ime.type('かいぎ', '会議');
  await page.waitForFunction(() => document.querySelectorAll('.list li').length === 2);
  await search(page).fill('ﾒｰﾙではない言葉');
  await page.getByText('条件に合う記録はありません。').waitFor();
  await page.getByRole('button', { name: '絞り込みを解除' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.list li').length > 5);
  assert.equal(await search(page).inputValue(), '');
});

walk('a contact is logged in one line and stands in the record at once', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  const line = page.getByRole('textbox', { name: '連絡を1行で記録' });
  await line.focus();
  const ime = await inputMethod(page, 'webkit');
  await ime.type('らいん', 'LINE: 来週の日程を相談');
  assert.equal(await line.inputValue(), 'LINE: 来週の日程を相談');
  await page.keyboard.press('Enter');
  await page.getByText('LINEで連絡した').waitFor();
  assert.equal(await line.inputValue(), '');
  const { events } = await call('timeline.page', {
    learner,
    kinds: ['interaction'],
    find: null,
    before: null,
    limit: 5,
  });
  assert.deepEqual([events[0].channel, events[0].text], ['line', '来週の日程を相談']);

  // What is still in the line when one goes elsewhere is not lost.
  await line.fill('電話: 折り返しを待つ');
  await page.keyboard.press('Control+1');
  await page.getByRole('dialog', { name: '保存していない変更があります' }).waitFor();
  await page.keyboard.press('Enter');
  await line.waitFor({ state: 'detached' });
  const { events: since } = await call('timeline.page', {
    learner,
    kinds: ['interaction'],
    find: null,
    before: null,
    limit: 5,
  });
  assert.ok(since.some(({ channel, text }) => channel === 'phone' && text === '折り返しを待つ'));
});

walk('the record is shown in three densities, and its curve as a table', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await goTo(page, '佐藤');
  const body = page.getByText('会議が増え、企画の時間が削られている。').last();
  await body.waitFor();
  const density = page.getByRole('button', { name: /表示の密度/ });
  await density.click();
  await density.click();
  await body.waitFor({ state: 'hidden' });
  await density.click();
  await body.waitFor();
  await page.getByRole('application').focus();
  await page.keyboard.press('End');
  await page
    .getByText(/第1回\u3000達成度 55%\u3000満足度 4/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '表で見る' }).press('Enter');
  await page.getByRole('cell', { name: '55%' }).waitFor();
});

walk('a session is opened from the record and read beside it', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '第1回 セッション' }).press('Enter');
  const card = page.getByRole('region', { name: '第1回 セッション' });
  await card.getByText('会議が増え、企画の時間が削られている。').waitFor();
  await card.getByText('平日の睡眠を記録する').waitFor();
  assert.equal(await page.locator('[aria-current=true]').textContent(), '第1回 セッション');
  await card.getByRole('button', { name: '閉じる' }).click();
  await page.getByRole('tab', { name: '記録' }).waitFor();
});

walk('what cannot be loaded is said with its code, and loaded again on request', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  let broken = true;
  const failure = { failure: { code: 'S-199', about: {} } };
  for (const name of ['learner.view', 'timeline.page']) {
    await page.route(`**/call/${name}`, (route) =>
      broken ? route.fulfill({ json: failure }) : route.continue(),
    );
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '検索・操作' }).fill('佐藤');
  await page.getByRole('option', { name: /佐藤/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('S-199').waitFor();
  broken = false;
  await page.getByRole('button', { name: 'もう一度読み込む' }).click();
  await page.getByRole('heading', { level: 1, name: /佐藤/ }).waitFor();
});

walk('a contact is put right where it stands, and taken back', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  const said = { channel: 'line', way: 'out', day: null, time: null };
  await call('interaction.log', { learner, text: '日程のご相談', ...said });
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '連絡を直す：LINEで連絡した' }).press('Enter');
  const form = page.getByRole('form', { name: '連絡を直す' });
  await form.getByLabel('内容').fill('日程と会場のご相談');
  await form.getByLabel('連絡手段').selectOption('email');
  await form.getByRole('radio', { name: '受講者から' }).check();
  await form.getByLabel('日付').fill('昨日');
  await page.keyboard.press('Enter');
  const corrected = page.getByRole('button', { name: '連絡を直す：メールを受け取った' });
  await corrected.waitFor();
  assert.ok(
    await corrected.evaluate((button) => button === document.activeElement),
    'one is back at the row',
  );
  await page.getByText('日程と会場のご相談').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: '連絡を直す：LINEで連絡した' }).waitFor();
});
