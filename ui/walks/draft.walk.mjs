// Drafts: what was typed is on disk within a moment, and comes back after whatever happened.
import assert from 'node:assert/strict';
import { walk } from './harness.mjs';
import {
  draftIsSaved,
  enterRoom,
  goTo,
  inputMethod,
  NOW,
  openPractice,
  startNote,
  tabTo,
} from './practice.mjs';

const talked = (page) => page.getByRole('textbox', { name: '話したこと' });
const nextAction = (page) => page.getByRole('textbox', { name: '次回までのアクション' });
const restored = (page) => page.getByText(/の書きかけを開きました。/);

async function writeSomething(page) {
  await startNote(page);
  await page.keyboard.type('新チームの会議が増えた。');
  await tabTo(page, nextAction(page));
  await page.keyboard.type('読書 金曜まで');
  await page.keyboard.press('Enter');
  await page.keyboard.type('書きかけの');
  await page.getByRole('textbox', { name: '次回予約' }).fill('そのうち');
  await page.getByRole('radio', { name: '3', exact: true }).check();
  await draftIsSaved(page);
}

async function assertAllIsThere(page) {
  await restored(page).waitFor();
  assert.equal(await talked(page).inputValue(), '新チームの会議が増えた。');
  assert.equal(await nextAction(page).inputValue(), '書きかけの');
  assert.equal(await page.getByRole('textbox', { name: '次回予約' }).inputValue(), 'そのうち');
  assert.ok(await page.getByRole('radio', { name: '3', exact: true }).isChecked());
  await page.getByRole('list', { name: '次回までのアクション' }).getByText('読書').waitFor();
}

walk('a draft survives a reload, half-typed lines and all', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await writeSomething(page);
  await page.reload();
  await goTo(page, '佐藤');
  await startNote(page);
  await assertAllIsThere(page);
});

walk('a draft survives the sudden end of the program', async (walker) => {
  const { page, restart, complaints } = walker;
  await openPractice(walker);
  await writeSomething(page);
  await restart('SIGKILL');
  complaints.length = 0; // a page without its host may complain
  await page.reload();
  await goTo(page, '佐藤');
  await startNote(page);
  await assertAllIsThere(page);
});

walk('going to another learner and back loses nothing', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await startNote(page);
  await page.keyboard.type('途中まで書いて');
  await goTo(page, '鈴木');
  await goTo(page, '佐藤');
  await startNote(page);
  await restored(page).waitFor();
  assert.equal(await talked(page).inputValue(), '途中まで書いて');
});

walk('a draft that is thrown away can be brought back', async (walker) => {
  const { page, call } = walker;
  await openPractice(walker);
  await writeSomething(page);
  await page.reload();
  await goTo(page, '佐藤');
  await startNote(page);
  await page.getByRole('button', { name: '破棄して初めから' }).click();
  await page.getByText('書きかけを破棄しました。').waitFor();
  assert.equal(await talked(page).inputValue(), '');
  assert.deepEqual(await call('draft.list'), []);
  await page.getByRole('button', { name: '元に戻す' }).click();
  await draftIsSaved(page);
  assert.equal(await talked(page).inputValue(), '新チームの会議が増えた。');
  assert.equal(await nextAction(page).inputValue(), '書きかけの');
  assert.equal((await call('draft.list')).length, 1);
});

walk(
  'what could not be saved is said, stays on screen and in mind, and is saved again on request',
  async (walker) => {
    const { page, call, complaints } = walker;
    const { session } = await openPractice(walker);
    await startNote(page);
    let full = true;
    const answer = { failure: { code: 'S-101', about: {} } };
    await page.route('**/call/draft.save', (route) =>
      full ? route.fulfill({ json: answer }) : route.continue(),
    );
    await page.keyboard.type('消えてはいけない。');
    await page.getByText(/保存できませんでした。ディスクの空きが足りず/).waitFor();
    assert.equal(await talked(page).inputValue(), '消えてはいけない。');
    await goTo(page, '鈴木');
    await goTo(page, '佐藤');
    await startNote(page);
    assert.equal(await talked(page).inputValue(), '消えてはいけない。');
    await page.getByText(/保存できませんでした。/).waitFor();
    full = false;
    await page.getByRole('button', { name: 'もう一度保存' }).click();
    await draftIsSaved(page);
    const { body } = await call('composer.open', { learner: (await call('draft.list'))[0].learner, session });
    assert.equal(body.sections[0].text, '消えてはいけない。');
    assert.deepEqual(complaints, []);
  },
);

walk('another practice is opened only once everything typed is saved in this one', async (walker) => {
  const { page, call, complaints } = walker;
  await openPractice(walker);
  await startNote(page);
  let full = true;
  const answer = { failure: { code: 'S-101', about: {} } };
  await page.route('**/call/draft.save', (route) =>
    full ? route.fulfill({ json: answer }) : route.continue(),
  );
  await page.keyboard.type('わたしの記録に残す。');
  await page.getByText(/保存できませんでした。ディスクの空きが足りず/).waitFor();
  await enterRoom(page, 'settings');
  const sample = page.getByRole('button', { name: '見本の記録を開く' });
  await sample.click();
  await page.getByText('ほかの記録に切り替えませんでした。').waitFor();
  assert.equal((await call('start.view')).open.which, 'own');
  full = false;
  await sample.click();
  await page.getByText('見本の記録を開いています。').waitFor({ timeout: 60_000 });
  assert.deepEqual(await call('draft.list'), []);
  await page.getByRole('button', { name: '見本を終える' }).click();
  await page.getByText('わたしの記録に残す。').waitFor();
  assert.equal((await call('draft.list')).length, 1);
  assert.deepEqual(complaints, []);
});

walk(
  'a slow save never overtakes a newer one, and a confirmed note leaves no draft behind',
  async (walker) => {
    const { page, call } = walker;
    const { session, learner } = await openPractice(walker);
    const saved = [];
    let letGo;
    const first = new Promise((done) => (letGo = done));
    await page.route('**/call/draft.save', async (route) => {
      const { sections } = route.request().postDataJSON().draft;
      if (saved.length === 0) await first;
      saved.push(sections[0].text);
      await route.continue();
    });
    await startNote(page);
    const asked = page.waitForRequest('**/call/draft.save');
    await page.keyboard.type('一');
    await asked;
    await page.keyboard.type('二三');
    letGo();
    await page.waitForResponse(
      (response) => response.url().endsWith('draft.save') && response.request().postData().includes('一二三'),
    );
    assert.equal(saved[0], '一');
    assert.equal(saved.at(-1), '一二三');
    const { body } = await call('composer.open', { learner, session });
    assert.equal(body.sections[0].text, '一二三');
    await page.keyboard.type('四');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/の記録を確定しました/).waitFor();
    assert.deepEqual(await call('draft.list'), []);
  },
);

walk('nothing is saved and nothing is read while a conversion is open', async (walker) => {
  const { page } = walker;
  await openPractice(walker);
  await startNote(page);
  const ime = await inputMethod(page, 'chromium');
  const asked = [];
  await page.clock.install({ time: new Date(`${NOW}:00+09:00`) });
  page.on('request', (request) => asked.push(request.url().split('/').at(-1)));
  await tabTo(page, nextAction(page));
  asked.length = 0;
  await ime.compose('きんようまで');
  assert.equal(
    await page.locator('[data-field=new_actions] .chip').count(),
    0,
    'no date is read off an open conversion',
  );
  await page.clock.runFor(2_000);
  assert.deepEqual(
    asked.filter((name) => name === 'draft.save'),
    [],
  );
  const save = page.waitForRequest('**/call/draft.save');
  await ime.end('読書 金曜まで');
  await save;
  await page.locator('[data-field=new_actions] .chip').getByText('11/27（金）').waitFor();
});
