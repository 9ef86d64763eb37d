import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { enterRoom, NOW, openPractice } from './practice.mjs';

/** Bookings that are over, a contract past its term and goals nobody has touched, besides what the practice has. */
async function neglect({ call }, { learner, other }) {
  for (const day of ['2026-11-12', '2026-11-13', '2026-11-16']) {
    await call('session.book', { learner: other, day, time: '09:00', minutes: 50, mode: 'online' });
  }
  const price = { minor: 22_000, currency: 'JPY' };
  const terms = { plan_name: '月2回', kind: 'fixed_term', term_end: '2026-10-31', cadence_days: 14, price };
  await call('contract.add', { learner: other, plan: null, terms, starts_on: '2026-05-01' });
  const way = { baseline: '0', target: '100', unit: '%', set_on: '2026-09-01', due_on: null };
  await call('goal.add', { learner, title: '発表で緊張しない', ...way });
  await call('goal.add', { learner: other, title: '英語で会議に出る', ...way });
}

/** The row one stands on, once one does. */
const standing = (page) => page.locator('[data-row]:focus-within');

async function total({ call }) {
  return call('upkeep.count');
}

walk(
  'what waits is brought to zero by keyboard, and the last step is taken back',
  async (walker) => {
    const { page, call, shot } = walker;
    const practice = await openPractice(walker);
    await neglect(walker, practice);
    await page.reload();
    assert.equal(await total(walker), 8);
    await enterRoom(page, 'upkeep');
    await standing(page).waitFor();
    await shot('upkeep-begin');

    // The oldest booking first: nobody came. The next one stands where it stood.
    await page.keyboard.press('m');
    await eventually(async () => assert.equal(await total(walker), 7));
    await page.getByRole('status').filter({ hasText: '記録しました' }).waitFor();
    // One is left for later, another was held without a note.
    await standing(page).getByText('11/13').waitFor();
    await page.keyboard.press('s');
    await standing(page).getByText('11/16').waitFor();
    await page.keyboard.press('h');
    await eventually(async () => assert.equal(await total(walker), 6));
    await standing(page).getByText('11/20').waitFor();
    await page.keyboard.press('t');
    await eventually(async () => assert.equal(await total(walker), 5));
    await eventually(async () => assert.match(await standing(page).innerText(), /佐藤/));

    // By j past the session to the contract, which goes on; then the goals.
    await page.keyboard.press('j');
    await standing(page).getByText('月2回').waitFor();
    await page.keyboard.press('r');
    await eventually(async () => assert.equal(await total(walker), 4));
    await eventually(async () =>
      assert.match(await standing(page).innerText(), /発表で緊張しない|英語で会議に出る/),
    );
    await page.keyboard.press('y');
    await eventually(async () => assert.equal(await total(walker), 3));
    await eventually(async () => assert.equal(await page.locator('[data-row]').count(), 2));
    await standing(page).getByRole('button').last().click({ trial: true });
    await page.keyboard.press('d');
    await eventually(async () => assert.equal(await total(walker), 2));

    // What was left for later comes again; the session of today is written about in the composer.
    await page.getByRole('button', { name: 'もう一度表示する' }).press('Enter');
    await page.locator('[data-row]').nth(1).waitFor();
    await page.locator('[data-row] .main').first().focus();
    await page.keyboard.press('c');
    await eventually(async () => assert.equal(await total(walker), 1));
    await eventually(async () => assert.match(await standing(page).innerText(), /佐藤/));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('会議が減った');
    await page.keyboard.press('Control+Enter');
    await eventually(async () => assert.equal(await total(walker), 0));
    await enterRoom(page, 'upkeep');
    await page.getByText('整えるものはありません').waitFor();
    await shot('upkeep-zero');
    assert.equal((await call('act.recent', { limit: 1 }))[0].kind, 'session.confirm');
    await page.keyboard.press('Control+z');
    await standing(page).or(page.locator('[data-row]')).first().waitFor();
    assert.equal(await total(walker), 1);
  },
  { now: NOW },
);

walk(
  'sessions left over under a contract that was ended are settled where they wait',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner } = await openPractice(walker);
    const contract = async () => (await call('learner.view', { learner })).contracts[0];
    const { id, balance } = await contract();
    await call('contract.end', { contract: id, ended_on: '2026-11-18', end_kind: 'completed', rest: 'keep' });
    await page.reload();
    await enterRoom(page, 'upkeep');
    const row = page.locator('[data-row]').filter({ hasText: `残り${balance}回` });
    await row.getByText('11/18').waitFor();
    await row.locator('.main').focus();
    await shot('upkeep-ended');
    await page.keyboard.press('e');
    await row.waitFor({ state: 'detached' });
    assert.equal((await contract()).balance, 0);
    await page.keyboard.press('Control+z');
    await row.waitFor();
  },
  { now: NOW },
);

/** A second entry of each of the two learners, one of them of somebody else. */
async function addTwins({ call }) {
  const known = { mail: null, phone: null, line: null, concern: null, tags: null };
  await call('learner.add', { ...known, name: '佐藤 みさき', kana: 'サトウ ミサキ' });
  await call('learner.add', { ...known, name: '鈴木 健太', kana: null });
}

for (const language of ['ja', 'en']) {
  walk(
    `possible duplicates are merged or told apart by keyboard, in ${language}`,
    async (walker) => {
      const { page, call, shot } = walker;
      await openPractice(walker);
      await addTwins(walker);
      await call('preferences.set', { preferences: { language, theme: 'system', text_size: 100 } });
      const total = await call('upkeep.count');
      await page.reload();
      await enterRoom(page, 'upkeep');
      const rows = page.locator('[data-row]').filter({ hasText: /佐藤|鈴木/ });
      const pair = (name) => rows.filter({ hasText: name }).filter({ hasText: /が同じ|Same/ });
      await pair('佐藤 みさき').locator('.main').focus();
      await shot(`upkeep-alike-${language}`);

      // One pair is one person: side by side, merged, and back where one came from.
      await page.keyboard.press('Enter');
      await page.getByRole('table').waitFor();
      await page
        .getByRole('button', { name: /「佐藤 美咲」にまとめる|Merge into “佐藤 美咲”/ })
        .press('Enter');
      const back = page.getByRole('button', { name: /整えるへ戻る|Back to Upkeep/ });
      await page.getByRole('button', { name: /^(元に戻す|Undo)$/ }).waitFor();
      await shot(`upkeep-alike-merged-${language}`);
      await back.press('Enter');
      await pair('鈴木 健太').waitFor();
      await eventually(async () => assert.equal(await call('upkeep.count'), total - 1));
      assert.equal(await pair('佐藤').count(), 0);

      // The other one is two people.
      await pair('鈴木 健太').locator('.main').focus();
      await page.keyboard.press('n');
      await eventually(async () => assert.equal(await call('upkeep.count'), total - 2));
      await eventually(async () => assert.equal(await pair('鈴木 健太').count(), 0));
      await page
        .getByRole('status')
        .filter({ hasText: /別の人としての記録|Told apart/ })
        .waitFor();
      await page.keyboard.press('Control+z');
      await pair('鈴木 健太').waitFor();
      assert.equal(await call('upkeep.count'), total - 1);
    },
    { now: NOW },
  );
}

walk(
  'possible duplicates are usable in every look',
  async (walker) => {
    await openPractice(walker);
    await addTwins(walker);
    await inEveryLook(walker, 'upkeep-alike', async (page) => {
      await enterRoom(page, 'upkeep');
      await page.locator('[data-row]').filter({ hasText: '佐藤 みさき' }).locator('.main').focus();
    });
  },
  { now: NOW },
);

walk(
  'what waits is usable in every look',
  async (walker) => {
    const practice = await openPractice(walker);
    await neglect(walker, practice);
    await inEveryLook(walker, 'upkeep', async (page) => {
      await enterRoom(page, 'upkeep');
      await standing(page).waitFor();
    });
  },
  { now: NOW },
);

walk(
  'what waits is usable in a small window, and in the sample',
  async (walker) => {
    await walker.call('start.sample');
    await inEveryLook(walker, 'upkeep-small', async (page) => {
      await enterRoom(page, 'upkeep');
      await page.locator('[data-row]').first().waitFor();
    });
  },
  { viewport: { width: 900, height: 600 } },
);
