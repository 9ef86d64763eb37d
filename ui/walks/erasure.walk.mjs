import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { draftIsSaved, goTo, NOW, openPractice, startNote } from './practice.mjs';

/** Opens the screen on which 佐藤 美咲 is erased, from her profile. */
async function goToErasure(page, language = 'ja') {
  await goTo(page, '佐藤 美咲');
  await page.getByRole('tab', { name: language === 'ja' ? 'プロフィール' : 'Profile' }).click();
  await page
    .getByRole('button', { name: language === 'ja' ? 'この人の記録を消す' : 'Erase this person’s records' })
    .click();
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
  },
  en: {
    go: 'Erase the records',
    erase: 'Erase',
    name: 'Name',
    home: 'To the list of learners',
    final: 'Cannot be undone',
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
      await call('payment.expect', { learner, amount, due_on: '2026-11-30', contract: null, payer: null });
      await goTo(page, '佐藤 美咲');
      await startNote(page);
      await page.keyboard.type('書きかけの秘密');
      await draftIsSaved(page);
      await call('preferences.set', { preferences: { language, theme: 'system', text_size: 100 } });
      await page.reload();
      await goToErasure(page, language);
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

      await page.getByRole('button', { name: t.home }).press('Enter');
      await page.getByText('鈴木 健太').first().waitFor();
      assert.equal(await page.getByText('美咲').count(), 0);
      // No way leads back to her page, and the palette finds nobody.
      await page.goBack().catch(() => null);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('佐藤');
      await eventually(async () => assert.equal(await page.getByRole('option', { name: /佐藤/ }).count(), 0));
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+,');
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
