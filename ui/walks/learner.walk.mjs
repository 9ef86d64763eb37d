// A learner's page: reading, planning and keeping the record by keyboard, in every look, under an input method.
import assert from 'node:assert/strict';
import { assertGuarded } from './guarded.mjs';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { draftIsSaved, enterRoom, goTo, openPractice, startNote } from './practice.mjs';

const tabs = { ja: ['目標', '契約', 'プロフィール'], en: ['Goals', 'Contract', 'Profile'] };
const show = async (page, name) => {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tabpanel', { name }).getByRole('button').first().waitFor();
};
const button = (page, name) => page.getByRole('button', { name, exact: true });

walk(
  'the head tells the contract, what is left of it, the next booking and the goal',
  async (walker) => {
    const { page } = walker;
    await openPractice(walker);
    await goTo(page, '佐藤');
    const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    for (const said of [
      '受講中',
      '3か月・月2回',
      '残り5回',
      '12/15（火）',
      'あと25日',
      '11/20（金） 10:00',
      '55%',
    ]) {
      await head.getByText(said).waitFor();
    }
    assert.equal(await head.locator('rt').textContent(), 'さとう みさき');
    await page.setViewportSize({ width: 760, height: 800 });
    const begins = await head.locator('dl').evaluate((list) => {
      const facts = [...list.querySelectorAll('dt')].map((fact) => fact.getBoundingClientRect());
      const rows = Map.groupBy(facts, ({ top }) => Math.round(top)).values();
      return [...rows].map(([first]) => Math.round(first.left - list.getBoundingClientRect().left));
    });
    assert.ok(begins.length > 1 && begins.every((left) => left === 0), `rows of facts begin at ${begins}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(page, '受講者の一覧へ').press('Enter');
    await page.getByRole('grid').waitFor();
  },
  { now: '2026-11-20T10:30' },
);

walk('an open action is resolved, written anew and added in one line', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  const open = async () =>
    (await call('learner.view', { learner })).open_actions.map(({ text, due_on }) => [text, due_on]);
  const outcomes = page.getByRole('group', { name: '結果：平日の睡眠を記録する' });
  await outcomes.getByRole('button', { name: '達成' }).press('Enter');
  await outcomes.waitFor({ state: 'detached' });
  await button(page, '書き直す：上司に業務量の相談をする').click();
  const line = page.getByRole('textbox', { name: /やることを入力/ });
  assert.equal(await line.inputValue(), '上司に業務量の相談をする 2026/11/13（金）');
  await line.fill('上司に相談する 来週火曜');
  await line.press('Enter');
  await button(page, '書き直す：上司に相談する').waitFor();
  await line.fill('read ch. 2 by Fri');
  await line.press('Enter');
  await page.getByText('read ch. 2', { exact: true }).first().waitFor();
  assert.deepEqual(await open(), [
    ['上司に相談する', '2026-11-24'],
    ['read ch. 2', '2026-11-27'],
  ]);
});

walk('what is typed into a form and not saved asks before one leaves it, by keyboard', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await show(page, 'プロフィール');
  const phone = page.getByRole('textbox', { name: /^電話/ });
  const question = page.getByRole('dialog', { name: '保存していない変更があります' });
  await phone.fill('080-1');
  await show(page, '目標');
  await page.keyboard.press('Control+1');
  await question.waitFor();
  await shot('leaving-typed');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await show(page, 'プロフィール');
  assert.equal(await phone.inputValue(), '080-1');
  await page.keyboard.press('Control+1');
  await question.waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tabpanel').waitFor({ state: 'detached' });
  assert.equal((await call('learner.view', { learner })).fields.phone, '080-1');
  await page.goBack();
  await show(page, '契約');
  await button(page, '契約を結ぶ').click();
  await page.getByRole('textbox', { name: '金額（円）' }).fill('9999');
  await page.goBack();
  await question.getByRole('button', { name: '変更を破棄する' }).press('Enter');
  await page.getByRole('tabpanel').waitFor({ state: 'detached' });
  await enterRoom(page, 'learners');
  await page.getByRole('grid').waitFor();
});

walk('a goal is set, read and reached; an obstacle comes and goes', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await show(page, '目標');
  await button(page, '目標を決める').click();
  await page.getByRole('textbox', { name: '目標', exact: true }).fill('毎朝6時に起きる');
  await page.getByRole('textbox', { name: '目指す値' }).fill('２０');
  await page.getByRole('textbox', { name: '単位' }).fill('日');
  await page.getByRole('textbox', { name: '期日' }).fill('来月末');
  await page.keyboard.press('Enter');
  const goal = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '毎朝6時に起きる' });
  await goal.getByText('0 日 → 20 日').waitFor();
  await goal.getByRole('button', { name: '現在地を記録' }).click();
  await page.getByRole('textbox', { name: '現在の値' }).fill('5');
  await page.keyboard.press('Enter');
  await goal.getByText('25%').waitFor();
  await page.getByRole('textbox', { name: '障害要因を入力' }).fill('夜更かし');
  await page.keyboard.press('Enter');
  await button(page, '解消した：夜更かし').press('Enter');
  await button(page, '解消した：夜更かし').waitFor({ state: 'detached' });
  const { goals, open_obstacles } = await call('learner.view', { learner });
  assert.deepEqual(goals.map(({ latest }) => latest.achievement).sort(), [25, 55]);
  assert.deepEqual(
    open_obstacles.map(({ text }) => text),
    ['会議の増加'],
  );
});

walk(
  'a package needs its sessions, sums are read as they are said, and an error moves no field',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    await goTo(page, '佐藤');
    await show(page, '契約');
    await button(page, '契約を結ぶ').click();
    const form = page.getByRole('tabpanel').locator('form');
    const add = form.getByRole('button', { name: '契約を結ぶ' });
    const kind = form.getByRole('combobox', { name: '種類' });
    const price = form.getByRole('textbox', { name: '金額（円）' });
    const top = async () => (await kind.boundingBox()).y - (await price.boundingBox()).y;
    const [before, high] = [await top(), (await kind.boundingBox()).height];
    await price.fill('多め');
    await form.getByText('「33,000」のように入力してください。').waitFor();
    assert.deepEqual([await top(), (await kind.boundingBox()).height], [before, high]);
    await shot('contract-error');
    await price.fill('10万');
    await form.getByText('回数券には回数が必要です。').waitFor();
    assert.ok(await add.isDisabled());
    await form.getByRole('textbox', { name: '回数' }).fill('8');
    await form.getByRole('textbox', { name: '満了日' }).fill('半年後');
    await add.click();
    await eventually(async () => {
      const made = (await call('learner.view', { learner })).contracts.find(({ sessions }) => sessions === 8);
      assert.deepEqual([made?.price.minor, made?.term_end], [100_000, '2027-05-20']);
    });
  },
);

walk('a contract is made from a plan, renewed and ended; a pause begins and ends', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  const view = () => call('learner.view', { learner });
  await goTo(page, '佐藤');
  await show(page, '契約');
  await button(page, 'プランの一覧').click();
  await button(page, 'プランを追加').click();
  await page.getByRole('textbox', { name: 'プランの名前' }).fill('6か月プラン');
  await page.getByRole('textbox', { name: '金額（円）' }).fill('１８０，０００');
  await page.getByRole('textbox', { name: /^回数/ }).fill('12');
  await page.getByRole('textbox', { name: /^期間（月）/ }).fill('6');
  await page.keyboard.press('Enter');
  await button(page, '変更：6か月プラン').waitFor();
  await page.keyboard.press('Escape');
  await button(page, '更新する').press('Enter');
  await page.getByRole('form', { name: '契約の更新' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2026/12/16（水） 〜').waitFor();
  await button(page, '契約を結ぶ').click();
  await page.getByRole('combobox', { name: 'プラン' }).selectOption({ label: '6か月プラン　¥180,000' });
  await page.getByRole('textbox', { name: '開始日' }).fill('2027/4/1');
  await page.getByRole('tabpanel').locator('form').getByRole('button', { name: '契約を結ぶ' }).click();
  const made = page.getByRole('listitem').filter({ hasText: '2027/04/01（木） 〜' });
  await made.waitFor();
  assert.ok(await made.evaluate((element) => element.contains(document.activeElement)), 'the focus goes on');
  const first = page.getByRole('listitem').filter({ hasText: '2026/09/15（火）' });
  await first.getByRole('button', { name: '終了する' }).click();
  await page.getByRole('combobox', { name: '終わり方' }).selectOption({ label: '卒業' });
  await page.getByRole('textbox', { name: '最終日' }).fill('今日');
  await first.getByRole('button', { name: '終了する' }).click();
  await page.getByText('2026/11/20（金） 卒業').waitFor();
  await button(page, '休会を入れる').click();
  await page.getByRole('textbox', { name: '終了予定日' }).fill('来月末');
  await button(page, '休会を入れる').click();
  await button(page, '再開する').click();
  const last = page.getByRole('textbox', { name: '休会の最終日' });
  await last.fill('明日');
  await last.press('Enter');
  await page.getByText('〜 2026/11/21（土）').waitFor();
  const { contracts, pauses } = await view();
  assert.equal(contracts.length, 3);
  assert.equal(contracts.find(({ end_kind }) => end_kind === 'graduated').starts_on, '2026-09-15');
  assert.equal(pauses[0].ends_on, '2026-11-21');
});

walk('a code of a history table is said in words and kept while its words stand', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  const { fields } = await call('learner.view', { learner });
  await call('learner.change', { learner, fields: { ...fields, source: 'sns' } });
  await page.reload();
  await goTo(page, '佐藤');
  await show(page, 'プロフィール');
  const source = page.getByRole('textbox', { name: /^知ったきっかけ/ });
  assert.equal(await source.inputValue(), 'SNS');
  const keep = async (origin) => {
    await page.keyboard.press('Enter');
    await page.getByText('保存しました。').waitFor();
    assert.equal((await call('learner.view', { learner })).fields.source, origin);
  };
  await source.focus();
  await keep('sns');
  await source.fill('勉強会');
  await keep('勉強会');
});

walk('the profile is kept as it is typed', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await show(page, 'プロフィール');
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('𠮷田 美咲');
  await page.getByRole('textbox', { name: /^タグ/ }).fill('法人、月末払い');
  await page.getByRole('textbox', { name: /^間隔/ }).fill('14');
  await page.getByRole('textbox', { name: /^メール/ }).fill('misaki@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('保存しました。').waitFor();
  await page.getByRole('heading', { level: 1, name: /𠮷田 美咲/ }).waitFor();
  const { fields } = await call('learner.view', { learner });
  assert.deepEqual(
    [fields.tags, fields.cadence_days, fields.mail],
    [['月末払い', '法人'], 14, 'misaki@example.com'],
  );
});

walk('a booking is moved, and another one called off', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '予約', exact: true }).click();
  await page.getByRole('textbox', { name: '日時' }).fill('来週火曜 15時');
  await button(page, '別の日に振り替える').click();
  await page.getByText('2026/11/24（火）').first().waitFor();
  await page.getByText('予約の振替 11/20（金） 10:00 から 11/24（火） 15:00 へ').waitFor();
  const timeline = page.getByRole('region', { name: 'これまでの流れ' });
  await timeline.getByRole('button', { name: '11/24（火） 15:00 へ振替' }).waitFor();
  await shot('learner-moved');
  await timeline.getByRole('button', { name: '11/20（金） 10:00 から振替' }).click();
  await page.getByText('2026/11/20（金）').first().waitFor();
  await timeline.getByRole('button', { name: '11/24（火） 15:00 へ振替' }).press('Enter');
  await button(page, 'コーチ都合キャンセル').click();
  await page.getByText('メモはありません。').waitFor();
  const { next_booking, agreement } = await call('learner.view', { learner });
  assert.deepEqual([next_booking, agreement.balance], [null, 5]);
});

walk('a move that is taken back leads back to the booking that was moved', async (walker) => {
  const { page, call } = walker;
  const { learner } = await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '予約', exact: true }).click();
  await page.getByRole('textbox', { name: '日時' }).fill('来週火曜 15時');
  await button(page, '日時を直す').click();
  await page.getByText('期限（24時間前、11/23（月）').waitFor();
  await page.getByRole('textbox', { name: '日時' }).fill('来週木曜 15時');
  await button(page, '別の日に振り替える').click();
  await page.getByText('予約の振替 11/24（火） 15:00 から 11/26（木） 15:00 へ').waitFor();
  await page.locator('body').press('Control+z');
  await page.getByText('2026/11/24（火）').first().waitFor();
  await page.getByText('期限（24時間前、11/23（月）').waitFor();
  assert.equal(await page.getByText('P-202').count(), 0);
  assert.equal((await call('learner.view', { learner })).next_booking.day, '2026-11-24');
});

walk('no text control takes the keys of a conversion', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await goTo(page, '佐藤');
  await assertGuarded(page, 'the record');
  for (const name of tabs.ja) {
    await show(page, name);
    if (name === '目標') await button(page, '目標を決める').click();
    if (name === '契約') {
      await button(page, '契約を結ぶ').click();
      await button(page, '休会を入れる').click();
    }
    await assertGuarded(page, name);
  }
  await page.getByRole('button', { name: '予約', exact: true }).click();
  await button(page, '変更を破棄する').click();
  await page.getByRole('textbox', { name: '日時' }).waitFor();
  await assertGuarded(page, 'the booking');
  await startNote(page);
  await assertGuarded(page, 'the composer');
});

const ready = async (page, language) => {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: language === 'ja' ? '検索・操作' : 'Search' }).fill('佐藤');
  await page.getByRole('option', { name: /佐藤/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /佐藤/ }).waitFor();
  await page.getByRole('application').waitFor();
};

walk('the record can be read in every look', async (walker) => {
  await openPractice(walker);
  await inEveryLook(walker, 'learner', ready);
});

for (const at of [0, 1, 2]) {
  walk(`${tabs.ja[at]} can be read in every look`, async (walker) => {
    await openPractice(walker);
    await inEveryLook(walker, `learner-${at}`, async (page, language) => {
      await ready(page, language);
      await show(page, tabs[language][at]);
    });
  });
}

walk('the composer can be read in every look, written in and confirmed', async (walker) => {
  const { call } = walker;
  await openPractice(walker);
  await inEveryLook(walker, 'composer', async (page, language) => {
    await ready(page, language);
    await startNote(page);
    await page.keyboard.type('会議が増え、企画の時間が削られている。');
    await draftIsSaved(page);
  });
  await inEveryLook(walker, 'confirmed', async (page, language) => {
    await ready(page, language);
    await startNote(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: language === 'ja' ? /元に戻す/ : /Undo/ }).waitFor();
    await call('act.undo', { seq: null });
  });
});

walk(
  'everything is reached in a narrow window',
  async (walker) => {
    const { page, shot } = walker;
    await openPractice(walker);
    await goTo(page, '佐藤');
    await startNote(page);
    await shot('composer-narrow');
    await page.getByRole('button', { name: /記録を確定/ }).click({ trial: true });
    await page.getByRole('searchbox').scrollIntoViewIfNeeded();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  },
  { viewport: { width: 900, height: 600 } },
);
