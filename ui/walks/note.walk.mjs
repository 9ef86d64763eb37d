// The note after a session: D3, D4 and D7 of the acceptance walks.
import assert from 'node:assert/strict';
import { eventually, walk } from './harness.mjs';
import { draftIsSaved, goTo, inputMethod, openPractice, startNote, tabTo } from './practice.mjs';

for (const engine of ['chromium', 'webkit']) {
  walk(
    `a full note is written in Japanese by keyboard alone, in ${engine}'s order of events`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner, session } = await openPractice(walker);
      await startNote(page);
      const ime = await inputMethod(page, engine);
      let tabs = 0;
      const tab = async () => {
        tabs += 1;
        await page.keyboard.press('Tab');
      };

      await ime.type('しんちーむのかいぎがふえた', '新チームの会議が増えた。');
      await page.keyboard.press('Enter');
      await ime.type('あさのじかんをまもる', '朝の時間を守る。');
      await tab();
      await ime.type('きたいをさきまわりしていた', '期待を先回りしていた。');
      await tab();
      await ime.type('こえのちょうしがもどった', '声の調子が戻った。');
      await tab();
      await tab();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      await tab();
      await ime.type('どくしょだい2しょうきんようまで', '読書 第2章 金曜まで');
      await page.locator('[data-field=new_actions] .chip').getByText('11/27（金）').waitFor();
      await page.keyboard.press('Enter');
      await ime.type('じょうしにそうだん', '上司に相談 11/24');
      await page.keyboard.press('Enter');
      await tab();
      await page.keyboard.press('ArrowRight');
      await tab();
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowLeft');
      await tab();
      await page.keyboard.press('ArrowLeft');
      await tab();
      await page.keyboard.press('Enter');
      await tab();
      await ime.type('ことわりづらさ', '断りづらさ');
      await page.keyboard.press('Enter');
      await tab();
      await ime.type('にしゅうかんご', '2週間後');
      await page.getByText('12/04（金） 10:00').first().waitFor();
      assert.ok(tabs <= 16, `${tabs} presses of Tab`);
      await page.getByText('チケットを1回分使用（残り 5 → 4）').waitFor();
      await shot(`note-${engine}`);
      await page.keyboard.press('Control+Enter');
      await page.getByText(/第2回の記録を確定しました/).waitFor();
      await shot(`note-${engine}-confirmed`);

      const note = await call('note.of_session', { session });
      assert.deepEqual(
        note.sections.map(({ key, text }) => [key, text]),
        [
          ['talked', '新チームの会議が増えた。\n朝の時間を守る。'],
          ['insight', '期待を先回りしていた。'],
          ['change', '声の調子が戻った。'],
        ],
      );
      const after = await call('learner.view', { learner });
      assert.equal(after.agreement.balance, 4);
      assert.equal(after.unbooked, null);
      assert.deepEqual([after.next_booking.day, after.next_booking.time], ['2026-12-04', '10:00']);
      assert.deepEqual(
        after.open_actions.map(({ text, due_on }) => [text, due_on]),
        [
          ['上司に相談', '2026-11-24'],
          ['読書 第2章', '2026-11-27'],
        ],
      );
      assert.deepEqual(
        after.open_obstacles.map(({ text }) => text),
        ['断りづらさ'],
      );
      assert.equal(after.goals[0].latest.achievement, 60);
      const { body, actions } = await call('composer.open', { learner, session });
      assert.deepEqual([body.satisfaction, body.intent], [3, 'down']);
      assert.deepEqual(
        actions.filter((action) => !action.agreed_here).map(({ text, state }) => [text, state]),
        [
          ['上司に業務量の相談をする', 'partly'],
          ['平日の睡眠を記録する', 'not_done'],
        ],
      );
    },
  );
}

walk('the least note is a line and Ctrl+Enter', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  await startNote(page);
  await page.keyboard.type('順調。');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/第2回の記録を確定しました/).waitFor();
  const note = await call('note.of_session', { session });
  assert.deepEqual(
    note.sections.map(({ text }) => text),
    ['順調。'],
  );
  assert.equal((await call('learner.view', { learner })).agreement.balance, 4);
  await page.getByRole('button', { name: /次へ：鈴木 健太さん 09:00/ }).waitFor();
  const outcome = page.locator('.when select');
  assert.ok(await outcome.evaluate((select) => (select.focus(), select !== document.activeElement)));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: /鈴木 健太/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
});

walk('one undo takes back note, ticket, actions and booking, and gives the draft back', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  const before = await call('learner.view', { learner });
  await startNote(page);
  await page.keyboard.type('別の人の記録だった。');
  await tabTo(page, page.getByRole('textbox', { name: '次回までのアクション' }));
  await page.keyboard.type('読書 金曜まで');
  await page.keyboard.press('Enter');
  await page.keyboard.type('書きかけの一行');
  await page.getByRole('textbox', { name: '次回予約' }).fill('2週間後');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/第2回の記録を確定しました/).waitFor();
  assert.equal((await call('learner.view', { learner })).open_actions.length, 4);
  await page.keyboard.press('Control+z');
  const first = page.getByRole('textbox', { name: '話したこと' });
  await page.getByRole('button', { name: /記録を確定/ }).waitFor();
  assert.equal(await first.inputValue(), '別の人の記録だった。');
  assert.equal(await page.getByRole('textbox', { name: '次回予約' }).inputValue(), '2週間後');
  await page.getByRole('list', { name: '次回までのアクション' }).getByText('書きかけの一行').waitFor();
  assert.deepEqual(await call('learner.view', { learner }), before);
  assert.equal((await call('note.of_session', { session })).state, null);
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.press('Control+Shift+Z');
  await page.getByRole('heading', { name: /第2回 ?の記録を改訂/ }).waitFor();
  assert.equal((await call('learner.view', { learner })).open_actions.length, 4);
  assert.equal(
    await page.locator('.composer').getByText('読書').count(),
    1,
    'what was agreed stands there once',
  );
  assert.equal(await page.getByRole('textbox', { name: '次回予約' }).inputValue(), '');
});

walk('a note that cannot be confirmed says why and leads to the field', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await startNote(page);
  await page.getByRole('textbox', { name: '次回予約' }).fill('そのうち');
  await page.keyboard.press('Control+Enter');
  await page.getByText('このままでは確定できません').waitFor();
  const booking = page.getByRole('textbox', { name: '次回予約' });
  assert.ok(await booking.evaluate((field) => field === document.activeElement));
  await booking.fill('昨日');
  await page.getByText('日時として読み取れない入力があります。').waitFor();
  await booking.fill('');
  await page.getByText(/確定すると、/).waitFor();
});

walk('late cancelled: two actions, a ticket used, and no note', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  await startNote(page);
  await page.getByRole('combobox', { name: '結果' }).selectOption('late_cancelled');
  await page.getByText('チケットを1回分使用（残り 5 → 4）').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/に記録を確定しました/).waitFor();
  assert.equal((await call('learner.view', { learner })).agreement.balance, 4);
  assert.equal((await call('note.of_session', { session })).state, null);
});

walk('a recorded note is amended, its former words are kept and can count again', async (walker) => {
  const { page, call } = walker;
  const { last } = await openPractice(walker);
  await goTo(page, '佐藤');
  await page.getByRole('button', { name: '第1回 セッション' }).click();
  await page.getByRole('button', { name: '改訂する' }).click();
  const first = page.getByRole('textbox', { name: '話したこと' });
  await first.waitFor();
  assert.equal(await first.inputValue(), '会議が増え、企画の時間が削られている。');
  await first.fill('会議が増え、朝の時間も削られている。');
  await draftIsSaved(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/第1回の記録を確定しました/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('button', { name: /鈴木 健太/ })
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor();
  const note = await call('note.of_session', { session: last });
  assert.deepEqual([note.state, note.versions.length], ['amended', 2]);
});

/** Five commitments of long ago beside those of last time. */
async function neglect(call, learner) {
  for (let month = 1; month <= 5; month += 1)
    await call('action_item.add', {
      learner,
      text: `約束${month}`,
      due_on: `2026-0${month}-10`,
      session: null,
    });
}

walk('seven open actions are one stop on the way through the composer', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  await neglect(call, learner);
  await startNote(page);
  const all = page.getByRole('heading', { name: '約束中のアクション' });
  await all.getByText('7件').waitFor();
  const tabs = await tabTo(page, page.getByRole('textbox', { name: '次回予約' }), 16);
  assert.ok(tabs <= 14, `${tabs} presses of Tab to the last field`);
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, page.getByRole('textbox', { name: '次回予約' }), 2);
  const radio = (what, name) => page.getByRole('radiogroup', { name: what }).getByRole('radio', { name });
  await page.getByRole('textbox', { name: '次回に向けて' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  assert.ok(await radio('約束1', '達成').isChecked());
  assert.ok(await radio('平日の睡眠を記録する', '未達').isChecked());
  assert.ok(!(await radio('約束2', '達成').isChecked()), 'what was passed by is left as it was');
  await page.keyboard.press('Control+Enter');
  await page.getByText('約束中のアクション 達成1・未達1').waitFor();
  const { actions } = await call('composer.open', { learner, session });
  assert.equal(actions.filter(({ state }) => state === 'open').length, 5);
});

walk('a session that lies ahead is confirmed with a warning before it', async (walker) => {
  const { page, call } = walker;
  const { learner, session } = await openPractice(walker);
  await call('session.change', { session, day: '2026-11-20', time: '12:00', minutes: 50, mode: 'online' });
  await goTo(page, '佐藤');
  await page.getByRole('main').getByRole('button', { name: '記録する', exact: true }).click();
  await page.getByText('この予約の開始前です（12:00）').waitFor();
  await page.getByRole('textbox', { name: '話したこと' }).fill('早めに終えた。');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/の記録を確定しました/).waitFor();
  assert.equal((await call('note.of_session', { session })).state, 'final');
  assert.equal((await call('learner.view', { learner })).agreement.balance, 4);
});

for (const language of ['ja', 'en'])
  walk(
    `the field in use stays in sight in a small window with large text, in ${language}`,
    async (walker) => {
      const { page, call, shot } = walker;
      const { learner } = await openPractice(walker);
      await neglect(call, learner);
      await call('preferences.set', { preferences: { language, theme: 'light', text_size: 150 } });
      await page.reload();
      await page.getByRole('navigation').waitFor();
      await startNote(page);
      const inSight = () =>
        page.evaluate(() => {
          const [field, foot] = [document.activeElement, document.querySelector('.composer footer')];
          const [{ top, bottom }, { top: end }] = [field, foot].map((at) => at.getBoundingClientRect());
          return top >= 0 && bottom <= end + 1;
        });
      for (let line = 1; line <= 6; line += 1) {
        await page.keyboard.type(`${line}行目`);
        await page.keyboard.press('Enter');
      }
      await shot(`composer-small-${language}-first`);
      await eventually(async () => assert.ok(await inSight(), 'the section that is written'));
      for (let tabs = 0; tabs < 12; tabs += 1) {
        await page.keyboard.press('Tab');
        const where = await page.evaluate(
          () => `${document.activeElement.tagName} ${document.activeElement.id}`,
        );
        await eventually(async () => assert.ok(await inSight(), where));
      }
      await shot(`composer-small-${language}-last`);
    },
    { viewport: { width: 900, height: 700 } },
  );
