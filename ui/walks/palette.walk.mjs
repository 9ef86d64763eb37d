import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';

const box = (page) => page.getByRole('dialog').getByRole('combobox');

/** A practice with two learners, one of whom has an action and a logged contact. */
async function openPractice({ page, call }) {
  await call('start.create', { name: '' });
  const misaki = await call('learner.add', { name: '佐藤 美咲', kana: 'さとう みさき' });
  await call('learner.add', { name: '渡邉 直樹', kana: 'わたなべ なおき' });
  await call('action_item.add', { learner: misaki, text: '上司に面談を申し込む', due_on: '2026-11-27' });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  return misaki;
}

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await box(page).waitFor();
}

const optionsOf = (page, group) => page.getByRole('group', { name: group }).getByRole('option');

walk('goes to a place and runs a command, by keyboard alone', async (walker) => {
  const { page, call } = walker;
  await openPractice(walker);
  await openPalette(page);
  await page.keyboard.type('settei');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
  await openPalette(page);
  await page.keyboard.type('kurai');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=dark]').waitFor();
  await eventually(async () => assert.equal((await call('preferences.view')).theme, 'dark'));
});

walk('the key for the next note leads to the learners, who say so, when no session waits', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await page.keyboard.press('Control+n');
  await page.getByRole('heading', { level: 1, name: '受講者' }).waitFor();
  const said = page.getByRole('main').getByText('書く記録はありません。受講者を選ぶと');
  await said.waitFor();
  await walker.shot('learners-nothing-to-write');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '佐藤 美咲' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '受講者' }).waitFor();
  assert.equal(await said.count(), 0, 'what was said once is not said on the way back');
});

walk('the next session of a learner is booked from the palette, in view or by name', async (walker) => {
  const { page, call } = walker;
  const learner = await openPractice(walker);
  const standsAtBooking = () =>
    page.locator('[data-field=next_booking] input:focus').waitFor({ timeout: 10_000 });
  await openPalette(page);
  await page.keyboard.type('美咲');
  await page.getByRole('option', { name: '佐藤 美咲の次回を予約する' }).waitFor();
  assert.match(await page.locator('[role=option][aria-selected=true]').textContent(), /^佐藤 美咲\s*$/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await standsAtBooking();
  await page.keyboard.type('来週火曜 夜7時 60分 オンライン');
  await page.keyboard.press('Enter');
  await eventually(async () => {
    const { next_booking } = await call('learner.view', { learner });
    assert.deepEqual([next_booking?.day, next_booking?.time], ['2026-11-24', '19:00']);
  });
  await page.getByRole('tab', { name: '目標' }).click();
  await openPalette(page);
  await page.keyboard.type('よやく');
  await page.keyboard.press('Enter');
  await standsAtBooking();
});

walk('the next session is booked beside the record once the note is confirmed', async (walker) => {
  const { page, call } = walker;
  const learner = await openPractice(walker);
  const slot = { day: '2026-11-20', time: '10:00', minutes: 50, mode: 'online' };
  await call('session.book', { learner, ...slot });
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: '話したこと' }).fill('会議が増えた。');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/第1回の記録を確定しました/).waitFor();
  await openPalette(page);
  await page.keyboard.type('よやく');
  await page.keyboard.press('Enter');
  await page.getByRole('tabpanel').locator('[data-field=next_booking] input:focus').waitFor();
  await page.keyboard.type('来週火曜 夜7時');
  await page.keyboard.press('Enter');
  await eventually(async () => {
    const { next_booking } = await call('learner.view', { learner });
    assert.deepEqual([next_booking?.day, next_booking?.time], ['2026-11-24', '19:00']);
  });
});

walk('adding a learner and exporting everything are found by their readings', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await openPalette(page);
  await page.keyboard.type('えくすぽーと');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent.includes('すべてを書き出す'));
  await openPalette(page);
  await page.keyboard.type('tsuika');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('dialog')?.textContent.includes('名前'));
  await page.keyboard.type('𠮷田 健');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: '𠮷田 健' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes('記録する'));
});

walk('more hits of a kind are shown where the keyboard stands', async (walker) => {
  const { page, call } = walker;
  const learner = await openPractice(walker);
  for (let n = 1; n <= 11; n += 1) {
    await call('action_item.add', { learner, text: `面談の準備 ${n}`, due_on: null });
  }
  await openPalette(page);
  await page.keyboard.type('面談');
  const options = optionsOf(page, 'アクション');
  await options.getByText('ほか4件を表示').waitFor();
  assert.equal(await options.count(), 9);
  await walker.shot('palette-more');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await options.count(), 12));
  assert.equal(await options.nth(8).getAttribute('aria-selected'), 'true');
  await page.keyboard.type('の準備');
  await options.getByText('ほか3件を表示').click();
  await eventually(async () => assert.equal(await options.count(), 11));
  assert.ok(await box(page).evaluate((element) => element === document.activeElement));
});

walk('the key for the next note leads to the session that waits for one', async (walker) => {
  const { page, call } = walker;
  const learner = await openPractice(walker);
  const slot = { day: '2026-11-20', time: '10:00', minutes: 50, mode: 'online' };
  await call('session.book', { learner, ...slot });
  await page.keyboard.press('Control+n');
  await page.getByRole('heading', { level: 1, name: '佐藤 美咲' }).waitFor();
  await page.getByRole('textbox', { name: '話したこと' }).waitFor();
});

walk('the key for the next note asks whose it is when the sessions that wait are older', async (walker) => {
  const { page, call } = walker;
  const learner = await openPractice(walker);
  const other = { kana: null, mail: null, phone: null, line: null, concern: null, tags: null };
  const naoki = await call('learner.add', { ...other, name: '小林 直子' });
  const slot = { time: '10:00', minutes: 50, mode: 'online' };
  await call('session.book', { learner, day: '2026-11-17', ...slot });
  const latest = await call('session.book', { learner: naoki, day: '2026-11-18', ...slot });
  await page.keyboard.press('Control+n');
  const waiting = optionsOf(page, '記録を待つセッション（新しい順）');
  await waiting.getByText('佐藤 美咲').waitFor();
  assert.equal(await waiting.count(), 2);
  await walker.shot('note-chooser');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '小林 直子' }).waitFor();
  await page.getByRole('textbox', { name: '話したこと' }).waitFor();
  const { session } = await call('composer.open', { learner: naoki, session: null });
  assert.equal(session, latest);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '小林 直子' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+n');
  await waiting.first().waitFor();
  await page.keyboard.type('わたなべ');
  await optionsOf(page, 'ほかの受講者').getByText('渡邉 直樹').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '渡邉 直樹' }).waitFor();
  await page.getByRole('textbox', { name: '話したこと' }).waitFor();
});

walk('the choice of a note is usable in every look', async (walker) => {
  const { call } = walker;
  const learner = await openPractice(walker);
  await call('session.book', { learner, day: '2026-11-17', time: '10:00', minutes: 50, mode: 'online' });
  await inEveryLook(walker, 'note-chooser', async (page, language) => {
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('Control+n');
    const group =
      language === 'ja' ? '記録を待つセッション（新しい順）' : 'Sessions without a note, latest first';
    await optionsOf(page, group).first().waitFor();
  });
});

walk('finds a learner by kana typed in any form, and opens the record', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await openPalette(page);
  await page.keyboard.type('ワタナベ');
  await optionsOf(page, '受講者').getByText('渡邉 直樹').waitFor();
  assert.equal(await optionsOf(page, '受講者').count(), 1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '渡邉 直樹' }).waitFor();
});

walk('shows the passage that was found with the words marked', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await openPalette(page);
  await page.keyboard.type('面談');
  const hit = optionsOf(page, 'アクション');
  await hit.waitFor();
  assert.match(await hit.innerText(), /佐藤 美咲/);
  assert.deepEqual(await hit.locator('mark').allTextContents(), ['面談']);
});

walk('keys of an open conversion choose nothing, close nothing and search nothing', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await openPalette(page);
  const asked = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/call/search.find')) asked.push(request.postDataJSON().text);
  });
  const keys = await page.context().newCDPSession(page);
  await keys.send('Input.imeSetComposition', { text: 'めんだん', selectionStart: 4, selectionEnd: 4 });
  for (const key of ['Enter', 'Escape', 'ArrowDown']) {
    const pressed = { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 };
    await keys.send('Input.dispatchKeyEvent', pressed);
  }
  assert.equal(await box(page).count(), 1);
  assert.deepEqual(asked, []);
  await keys.send('Input.insertText', { text: '面談' });
  await optionsOf(page, 'アクション').waitFor();
  assert.deepEqual(asked, ['面談']);
});

walk('says so when nothing is found and when the search fails', async (walker) => {
  const { page, complaints } = walker;
  await openPractice(walker);
  await openPalette(page);
  await page.keyboard.type('どこにもない言葉');
  await page.getByText('見つかりませんでした。').waitFor();
  await page.route('**/call/search.find', (route) => route.abort());
  await page.keyboard.type('も');
  await page.getByRole('alert').getByText('U-001').waitFor();
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('ERR_FAILED')));
  await page.keyboard.press('Escape');
  await box(page).waitFor({ state: 'detached' });
});

walk('the palette is usable in every look', async (walker) => {
  await openPractice(walker);
  await inEveryLook(walker, 'palette', async (page, language) => {
    await page.getByRole('navigation').waitFor();
    await openPalette(page);
    await page.keyboard.type('面談');
    await optionsOf(page, language === 'ja' ? 'アクション' : 'Actions').waitFor();
  });
});
