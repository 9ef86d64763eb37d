import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, focusStands, NOW, openPractice } from './practice.mjs';

const LONG = 'とても長い名前の'.repeat(12);
const HOSTILE = '\u202e<img src=x onerror=alert(1)> =cmd|calc 👩🏽‍🏫';

const caller = (name) => ({
  name,
  kana: null,
  mail: null,
  phone: null,
  line: null,
  concern: null,
  source: null,
});

/** Takes somebody down through the core; `day` is that of their trial. */
function lead({ call }, name, day = null, time = '15:00') {
  const trial = day && { day, time, minutes: 50, mode: 'online' };
  return call('lead.add', { learner: null, caller: caller(name), channel: 'form', applied_on: null, trial });
}

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

for (const [language, words] of Object.entries({
  ja: {
    entry: '申込を受け付ける',
    when: '来週火曜 15:00 60分 オンライン',
    known: /佐藤 美咲/,
    palette: '検索・操作',
  },
  en: {
    entry: 'Take a new lead',
    when: 'next Tue 3pm 60 min online',
    known: /佐藤 美咲/,
    palette: 'Search and commands',
  },
})) {
  walk(
    `a lead calls (${language}): application and trial are taken down by keyboard, in one act`,
    async (walker) => {
      const { page, call, shot } = walker;
      await openPractice(walker);
      await call('preferences.set', { preferences: { language, theme: 'system', text_size: 100 } });
      await page.reload();
      await page.getByRole('navigation').waitFor();
      await press(page, 'Control+k');
      await page.getByRole('combobox').fill(words.entry);
      await page.getByRole('option', { name: words.entry }).waitFor();
      await press(page, 'Enter');
      const dialog = page.getByRole('dialog', { name: words.entry });
      await dialog.waitFor();
      await eventually(async () => assert.equal(await dialog.locator('input:focus').count(), 1));
      await page.keyboard.type('佐藤美咲');
      await dialog.getByText(words.known).first().waitFor();
      await shot(`leads-alike-${language}`);
      // It is somebody else: another reading tells.
      await press(page, 'Control+a');
      await page.keyboard.type('高橋 健');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('090-1111-2222');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('転職の相談');
      await press(page, 'Tab');
      await page.keyboard.type(words.when);
      await shot(`leads-new-${language}`);
      await press(page, 'Control+Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '高橋 健' }).waitFor();
      const { undecided } = await call('leads.view');
      const [trial] = undecided.first;
      assert.deepEqual([trial.day, trial.time, trial.learner.name], ['2026-11-24', '15:00', '高橋 健']);
      await press(page, 'Control+z');
      await eventually(async () => assert.equal((await call('leads.view')).undecided.total, 0));
    },
    { now: NOW },
  );
}

walk(
  'somebody known is chosen, and keeps what is known of them',
  async (walker) => {
    const { page, call } = walker;
    const { learner } = await openPractice(walker);
    await enterRoom(page, 'leads');
    await page.getByRole('button', { name: '申込を受け付ける' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名前', { exact: true }).fill('さとうみさき');
    await dialog.getByRole('button', { name: '佐藤 美咲さんとして記録' }).click();
    await dialog.getByLabel('電話番号').fill('03-1234-5678');
    await press(page, 'Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    const { applications } = await call('leads.view');
    assert.equal(applications.first[0].learner.id, learner);
    assert.equal((await call('learner.view', { learner })).fields.name, '佐藤 美咲');
  },
  { now: NOW },
);

walk(
  'a trial that was held is won with a contract, another is lost with its reason',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    const price = { minor: 66_000, currency: 'JPY' };
    const plan = {
      plan: null,
      name: '6回券',
      kind: 'package',
      price,
      sessions: 6,
      months: 3,
      cadence_days: 14,
    };
    await call('plan.save', { ...plan, offered: true });
    const unknown = { kana: null, registration_number: null, mail: null, phone: null, address: null };
    const payer = await call('payer.save', {
      ...{ payer: null, name: '高橋商事', payer_kind: 'organisation' },
      ...unknown,
    });
    for (const [name, day] of [
      ['高橋 健', '2026-11-18'],
      ['井上 花', '2026-11-19'],
    ]) {
      const { learner } = await lead(walker, name, day);
      const { undecided } = await call('leads.view');
      const { session } = undecided.first.find((line) => line.learner.id === learner);
      const { body } = await call('composer.open', { learner, session });
      await call('composer.confirm', { draft: { ...body, sections: [{ key: 'talked', text: '話した' }] } });
    }
    await page.reload();
    await enterRoom(page, 'leads');
    const row = (name) => page.getByRole('listitem').filter({ hasText: name });
    await row('高橋 健').getByRole('button', { name: '成約', exact: true }).click();
    await row('高橋 健').getByLabel('契約の支払者').selectOption('高橋商事');
    await shot('leads-win');
    await row('高橋 健').getByRole('button', { name: '成約にして契約を作る' }).click();
    await row('高橋 健').getByRole('button', { name: '成約にして契約を作る' }).waitFor({ state: 'hidden' });
    await focusStands(page);
    await page.getByRole('navigation').getByText('記録しました：高橋 健の体験からの契約').waitFor();
    await row('井上 花').getByRole('button', { name: '未成約' }).click();
    await row('井上 花').getByLabel('理由').selectOption('price');
    await row('井上 花').getByLabel('次の連絡日').fill('1か月後');
    await shot('leads-lose');
    await row('井上 花').getByRole('button', { name: '未成約にする' }).click();
    await eventually(async () => assert.equal((await call('leads.view')).decided.total, 2));
    await focusStands(page);
    const { decided } = await call('leads.view');
    const of = (name) => decided.first.find((line) => line.learner.name === name);
    assert.equal(of('高橋 健').outcome, 'won');
    const { contracts } = await call('learner.view', { learner: of('高橋 健').learner.id });
    assert.equal(contracts[0].payer, payer);
    assert.deepEqual(
      [of('井上 花').outcome, of('井上 花').reason, of('井上 花').next_contact_on],
      ['lost', 'price', '2026-12-20'],
    );
  },
  { now: NOW },
);

walk(
  'a trial is won with a contract of its own terms where there is no plan, before its session is written about',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    const { learner } = await lead(walker, '高橋 健', '2026-11-19');
    await page.reload();
    await enterRoom(page, 'leads');
    const row = page.getByRole('listitem').filter({ hasText: '高橋 健' });
    await row.getByRole('button', { name: '成約', exact: true }).click();
    await row.getByText('プランがまだない').waitFor();
    await shot('leads-win-without-plan');
    await row.getByLabel('金額').fill('8000');
    await row.getByRole('button', { name: '成約にして契約を作る' }).click();
    await eventually(async () => assert.equal((await call('leads.view')).decided.total, 1));
    await row.getByText('成約', { exact: true }).waitFor();
    await eventually(async () => assert.equal(await row.getByText('体験の予約').count(), 0));
    const [{ kind, sessions, price }] = (await call('learner.view', { learner })).contracts;
    assert.deepEqual([kind, sessions, price.minor], ['one_off', 1, 8000]);
  },
  { now: NOW },
);

walk(
  'a trial ahead is moved by keyboard, what holds somebody back is noted, and it is won before its day',
  async (walker) => {
    const { page, call, shot } = walker;
    await openPractice(walker);
    await lead(walker, '高橋 健', '2026-11-24');
    await page.reload();
    await enterRoom(page, 'leads');
    const row = page.getByRole('listitem').filter({ hasText: '高橋 健' });
    await row.getByRole('button', { name: '日時を変える' }).press('Enter');
    await eventually(async () => assert.equal(await row.locator('input:focus').count(), 1));
    await page.keyboard.type('11/26 18:00');
    await shot('leads-move');
    await press(page, 'Control+Enter');
    const [trial] = await eventually(async () => {
      const { undecided } = await call('leads.view');
      assert.deepEqual([undecided.first[0].day, undecided.first[0].time], ['2026-11-26', '18:00']);
      return undecided.first;
    });
    await row.getByRole('button', { name: '気にしていること・次の連絡日' }).press('Enter');
    await row.getByLabel('気にしていたこと').fill('時間が取れるか');
    await press(page, 'Enter');
    await row.getByText('時間が取れるか').waitFor();
    await row.getByRole('button', { name: '成約', exact: true }).press('Enter');
    await row.getByText('体験の日時はそのまま残ります。').waitFor();
    await row.getByLabel('金額').fill('8000');
    await shot('leads-win-ahead');
    await row.getByRole('button', { name: '成約にして契約を作る' }).press('Enter');
    await eventually(async () => {
      const { decided } = await call('leads.view');
      const [won] = decided.first;
      assert.deepEqual([won?.id, won?.outcome, won?.session_state], [trial.id, 'won', 'booked']);
      assert.equal(won.objection, '時間が取れるか');
    });
    await focusStands(page);
  },
  { now: NOW },
);

walk(
  'leads look right in every language, theme and text size, empty, long and hostile',
  async (walker) => {
    await walker.call('start.create', { name: '中村コーチング' });
    await walker.page.reload();
    await enterRoom(walker.page, 'leads');
    await walker.page.getByRole('button', { name: '申込を受け付ける' }).first().waitFor();
    await walker.shot('leads-empty');
    for (const name of ['井上 花', LONG, HOSTILE]) await lead(walker, name);
    await lead(walker, '高橋 健', '2026-11-24');
    await lead(walker, LONG, '2026-11-18');
    await inEveryLook(walker, 'leads', async (page) => {
      await enterRoom(page, 'leads');
      await page.getByRole('listitem').first().waitFor();
    });
    assert.equal(await walker.page.locator('img[src=x]').count(), 0);
  },
  { now: NOW },
);
