import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { draftIsSaved, enterRoom, focusStands, goTo, NOW, openPractice, startNote } from './practice.mjs';

/** Opens the screen on which 佐藤 美咲 is erased, from her profile. */
async function goToErasure(page, language = 'ja') {
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: language === 'ja' ? 'プロフィール' : 'Profile' }).click();
  // By key: the parts above it come one after the other and push it down.
  await page
    .getByRole('button', { name: language === 'ja' ? 'この人の記録を消す' : 'Erase this person’s records' })
    .press('Enter');
  await page.getByRole('heading', { level: 1, name: /記録を消す|Erase the records of/ }).waitFor();
  await page.getByRole('button', { name: /^(記録を消す|Erase the records)$/ }).waitFor();
}

const WORDS = {
  ja: {
    go: '記録を消す',
    erase: '消去する',
    name: '名前',
    home: '受講者の一覧へ',
    final: '元に戻せない操作',
    undone: '元に戻しました',
  },
  en: {
    go: 'Erase the records',
    erase: 'Erase',
    name: 'Name',
    home: 'To the list of learners',
    final: 'Cannot be undone',
    undone: 'Undone',
  },
};

for (const language of ['ja', 'en']) {
  const t = WORDS[language];
  walk(
    `a learner is erased from search, drafts, list and timeline, and the books are kept, in ${language}`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner, other } = await openPractice(walker);
      const amount = { minor: 99_000, currency: 'JPY' };
      const how = { contract: null, payer: null, method: null, fee: null, reference: null };
      await call('payment.record', { learner, amount, paid_on: '2026-11-20', ...how });
      await goTo(page, '佐藤 美咲');
      await startNote(page);
      await page.keyboard.type('書きかけの秘密');
      await draftIsSaved(page);
      await call('preferences.set', { preferences: { language, theme: 'system', text_size: 100 } });
      const contact = { text: '電話: 日程', channel: null, way: null, day: null, time: null };
      await call('interaction.log', { learner: other, ...contact });
      const link = { title: '発表の型', url: 'https://example.com/', learners: [learner], session: null };
      await call('material.add_link', link);
      await page.reload();
      await goToErasure(page, language);
      // What the coach put into the library stays there unless it is chosen to go.
      const material = page.getByRole('checkbox', { name: /発表の型/ });
      await material.press('Space');
      await page
        .getByRole('listitem')
        .filter({ hasText: /^(資料1件|Materials1)$/ })
        .waitFor();
      await material.press('Space');
      await eventually(async () => assert.ok(!(await material.isChecked())));
      await shot(`erasure-preview-${language}`);

      // Another name does not do; the space and the width do not matter.
      await page.getByRole('button', { name: t.go, exact: true }).click();
      const erase = page.getByRole('dialog').getByRole('button', { name: t.erase, exact: true });
      await page.getByLabel(t.name, { exact: true }).fill('鈴木 健太');
      assert.ok(await erase.isDisabled());
      await page.getByLabel(t.name, { exact: true }).fill('佐藤美咲');
      await shot(`erasure-confirm-${language}`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: t.home }).waitFor();
      await shot(`erasure-done-${language}`);

      for (const said of ['美咲', '秘密', '業務量']) {
        assert.deepEqual(await call('search.find', { text: said, limit: null }), [], said);
      }
      assert.deepEqual(await call('draft.list'), []);
      const money = JSON.stringify(await call('money.view'));
      assert.doesNotMatch(money, /美咲/);
      assert.match(money, /99000/, 'the books are kept');
      const [kept] = await call('material.list');
      assert.deepEqual([kept.title, kept.shares], ['発表の型', []], 'the library is the coach’s');

      await page.getByRole('button', { name: t.home }).press('Enter');
      await page.getByText('鈴木 健太').first().waitFor();
      assert.equal(await page.getByText('美咲').count(), 0);
      // What was done for somebody else before can still be taken back, and is told by name.
      await page.getByRole('navigation').getByRole('button').first().press('Control+z');
      await page.getByRole('status').filter({ hasText: t.undone }).filter({ hasText: '鈴木 健太' }).waitFor();
      // No way leads back to her page, and the palette finds nobody.
      await page.goBack().catch(() => null);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('佐藤');
      await eventually(async () => assert.equal(await page.getByRole('option', { name: /佐藤/ }).count(), 0));
      await page.keyboard.press('Escape');

      await enterRoom(page, 'settings');
      await page.getByText(language === 'ja' ? '1件の消去' : '1 erasure').waitFor();
      await page.getByText(t.final).first().waitFor();
      await shot(`erasure-settings-${language}`);
      await page.getByRole('button', { name: /消去の記録を見る|See the erasures/ }).click();
      await page.getByRole('heading', { level: 1, name: /消去の記録|Erasures/ }).waitFor();
      await shot(`erasure-log-${language}`);
      assert.equal((await call('learner.view', { learner: other })).fields.name, '鈴木 健太');
    },
    { now: NOW },
  );
}

walk(
  'files that were imported are counted where somebody is erased, and removed there',
  async (walker) => {
    const { page, call, data } = walker;
    const done = path.join(data, 'import', 'done');
    mkdirSync(done, { recursive: true });
    for (const name of ['a.csv', 'b.csv']) writeFileSync(path.join(done, name), '佐藤 美咲');
    await openPractice(walker);
    await goToErasure(page);
    await page.getByText(/取り込みフォルダに2件残っています/).waitFor();
    await focusStands(page);
    const remove = { name: 'これらのファイルを消す' };
    await page.getByRole('button', remove).press('Enter');
    await page.getByRole('dialog').getByRole('button', remove).click();
    await page.getByText('ファイルを消しました。').waitFor();
    await focusStands(page);
    assert.equal((await call('erasure.list')).originals, 0);
  },
  { now: NOW },
);

walk(
  'traces that an erasure could not remove for want of room are told and removed when asked',
  async (walker) => {
    const { page, call, data } = walker;
    const { learner } = await openPractice(walker);
    await call('learner.erase', { learner });
    const note = path.join(data, 'practice', 'nenrin.db-untidy');
    writeFileSync(note, '');
    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: '消去の記録を見る' }).click();
    await page.getByText(/最後の跡を、まだ消せていません/).waitFor();
    await page.getByRole('button', { name: '跡をもう一度消す' }).press('Enter');
    await page.getByText('最後の跡も消しました。').waitFor();
    assert.ok(!existsSync(note));
  },
  { now: NOW },
);

walk(
  'what an erasure takes is told in every language, theme and text size',
  async (walker) => {
    await openPractice(walker);
    await inEveryLook(walker, 'erasure', async (page, language, usable) => {
      await goToErasure(page, language);
      await page.getByRole('button', { name: WORDS[language].go, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await usable(`erasure-confirm-${language}`);
      await page.keyboard.press('Escape');
    });
  },
  { now: NOW },
);
