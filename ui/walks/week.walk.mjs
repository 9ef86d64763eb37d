import assert from 'node:assert/strict';
import { inEveryLook, walk } from './harness.mjs';

/** A practice with three notes to write and one session still to come today. */
async function practiceInArrears(call) {
  await call('start.create', { name: '中村コーチング' });
  const book = async (name, day, time) => {
    const learner = await call('learner.add', { name, ...nothing });
    return call('session.book', { learner, day, time, minutes: 50, mode: 'online' });
  };
  const sessions = [
    await book('佐藤 美咲', '2026-11-18', '10:00'),
    await book('渡邉 直樹', '2026-11-19', '14:00'),
    await book('髙橋 由美子', '2026-11-20', '09:00'),
  ];
  await book('山﨑 健太', '2026-11-20', '15:00');
  return sessions;
}
const nothing = { kana: null, mail: null, phone: null, line: null, concern: null, tags: null };

const block = (page, title) => page.getByRole('region', { name: title });
const standsOn = (page, text) =>
  page.waitForFunction((part) => document.activeElement?.closest('button')?.textContent.includes(part), text);

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

walk(
  'the notes to write are brought to zero by keyboard, and each step can be taken back',
  async (walker) => {
    const { page, call } = walker;
    await practiceInArrears(call);
    await page.reload();
    await standsOn(page, '記録する');
    await page.getByRole('button', { name: '今週 書く記録 3件' }).waitFor();

    await press(page, 'ArrowDown');
    await standsOn(page, '佐藤 美咲');
    await press(page, 'ArrowRight', 'Enter');
    await block(page, '記録を書く').getByText('佐藤 美咲 11/18（水）を実施済みにしました。').waitFor();
    await standsOn(page, '渡邉 直樹');

    await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
    await standsOn(page, '無断欠席');
    await press(page, 'Enter');
    await block(page, '記録を書く').getByText('渡邉 直樹 11/19（木）を「無断欠席」にしました。').waitFor();
    await standsOn(page, '髙橋 由美子');
    await walker.shot('week-one-note-left');

    await press(page, 'ArrowRight', 'Enter');
    await standsOn(page, '元に戻す');
    assert.equal((await call('week.counts')).to_write, 0);
    assert.equal((await call('week.view', { as_of: null })).to_write.total, 0);

    await press(page, 'Enter');
    await standsOn(page, '髙橋 由美子');
    await page.getByRole('button', { name: '今週 書く記録 1件' }).waitFor();
    await press(page, 'Control+z');
    await standsOn(page, '髙橋 由美子');
    await block(page, '記録を書く').getByText('渡邉 直樹').waitFor();
    assert.equal((await call('week.counts')).to_write, 2);
  },
);

walk('a session that did not take place is moved to the day that was typed', async ({ page, call }) => {
  await practiceInArrears(call);
  await page.reload();
  await standsOn(page, '記録する');
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
  await standsOn(page, '無断欠席');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await standsOn(page, '別の日に振り替える');
  await press(page, 'Enter');
  await page.keyboard.type('来週金曜 16:00');
  await press(page, 'Control+Enter');
  await block(page, '記録を書く')
    .getByText('佐藤 美咲 11/18（水） 10:00 を 11/27（金） 16:00 に移しました。')
    .waitFor();
  const after = await call('week.view', { as_of: '2026-11-27' });
  assert.deepEqual(
    after.sessions.first.map(({ day, time, state }) => [day, time, state]),
    [['2026-11-27', '16:00', 'booked']],
  );
});

walk('the next session stands on the first screen with its note, actions and balance', async (walker) => {
  const { page, call } = walker;
  await call('start.sample');
  await page.reload();
  const card = block(page, '次のセッション');
  await card.getByText('前回の記録').waitFor();
  for (const part of ['前回の記録', '約束したアクション', '契約']) {
    const box = await card.getByText(part).first().boundingBox();
    assert.ok(box && box.y + box.height <= 800, `${part} is seen without scrolling`);
  }
  await walker.shot('week-sample');
});

walk('the card shows the session under way, and then the next one, however far ahead', async (walker) => {
  const { page, call } = walker;
  await call('start.create', { name: '中村コーチング' });
  const learner = await call('learner.add', { name: '佐藤 美咲', ...nothing });
  const slot = { minutes: 60, mode: 'online' };
  const session = await call('session.book', { learner, day: '2026-11-20', time: '10:30', ...slot });
  await call('session.book', { learner, day: '2027-01-08', time: '09:00', ...slot });
  for (const day of ['2025-11-13', '2026-11-13', '2026-11-27', '2026-12-04', '2026-12-11']) {
    await call('action_item.add', { learner, text: `${day} までの約束`, due_on: day });
  }
  await page.reload();
  const card = block(page, '次のセッション');
  await card.getByText('進行中').waitFor();
  await card.getByText('ほか2件').waitFor();
  assert.equal(await block(page, '記録を書く').getByText('佐藤 美咲').count(), 0);
  await walker.shot('week-under-way');
  await call('session.resolve', { session, state: 'no_show' });
  await page.reload();
  await card.getByText('2027/01/08（金）').waitFor();
  assert.equal(await card.getByText('進行中').count(), 0);
  assert.equal(await card.getByRole('button', { name: '記録する' }).count(), 0);
  await walker.shot('week-next-far');
});

walk('two keys lead from today to what was noted last time', async ({ page, call }) => {
  await call('start.sample');
  await page.reload();
  await block(page, '次のセッション').getByText('前回の記録').waitFor();
  await standsOn(page, '記録する');
  const { next } = await call('week.view', { as_of: null });
  const view = await call('composer.open', { learner: next.learner.id, session: next.id });
  await press(page, 'ArrowRight', 'Enter');
  await page.getByRole('heading', { level: 1, name: next.learner.name }).waitFor();
  const note = page.getByText(view.last_note.sections[0].text, { exact: true });
  const box = await note.first().boundingBox();
  assert.ok(box && box.y + box.height <= 800, 'the last note is seen without scrolling');
});

walk('a note is written from the week, which then asks for one less', async ({ page, call }) => {
  await practiceInArrears(call);
  await page.reload();
  await standsOn(page, '記録する');
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('textbox', { name: '話したこと' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.type('朝の企画時間の話。');
  await press(page, 'Control+Enter');
  await page.getByRole('button', { name: '今週 書く記録 2件' }).waitFor();
  await press(page, 'Control+1');
  await block(page, '記録を書く').getByText('渡邉 直樹').waitFor();
  assert.equal(await block(page, '記録を書く').getByText('佐藤 美咲').count(), 0);
});

walk('a learner without a booking gets one from the week', async ({ page, call }) => {
  await call('start.sample');
  await page.reload();
  const unbooked = block(page, '次回の予約がない受講者');
  const before = await call('week.unbooked', { as_of: null });
  assert.ok(before.total > 0);
  await unbooked
    .getByRole('button', { name: /次回を予約する/ })
    .first()
    .click();
  await unbooked.getByRole('textbox').fill('来週水曜 10:00');
  await page.keyboard.press('Control+Enter');
  await unbooked.getByText('に予約しました。').waitFor();
  assert.equal((await call('week.unbooked', { as_of: null })).total, before.total - 1);
  await unbooked.getByRole('button', { name: '元に戻す' }).click();
  await page.waitForFunction(() => !document.body.textContent.includes('に予約しました。'));
  assert.equal((await call('week.unbooked', { as_of: null })).total, before.total);
});

walk('what was being typed when the program died is offered, and can be let go', async (walker) => {
  const { page, call, restart } = walker;
  const [session] = await practiceInArrears(call);
  const { to_write } = await call('week.view', { as_of: null });
  const learner = to_write.first[0].learner.id;
  const { body } = await call('composer.open', { learner, session });
  const sections = [{ key: 'talked', text: '新チームの会議が増え、' }];
  await call('draft.save', { draft: { ...body, sections } });
  await restart('SIGKILL');
  await page.reload();
  const offer = block(page, '書きかけの記録');
  await offer.getByText('新チームの会議が増え、').waitFor();
  await standsOn(page, '続きを書く');
  await walker.shot('week-draft');
  await press(page, 'ArrowRight', 'Enter');
  await standsOn(page, '残しておく');
  assert.equal((await call('draft.list')).length, 1);
  await press(page, 'ArrowRight', 'Enter');
  await offer.waitFor({ state: 'detached' });
  assert.deepEqual(await call('draft.list'), []);
});

walk('the week is usable in every look', async (walker) => {
  await walker.call('start.sample');
  await inEveryLook(walker, 'week', async (page, language) => {
    const unbooked = language === 'ja' ? '次回の予約がない受講者' : 'Without a next booking';
    await page.getByRole('region', { name: unbooked }).getByRole('listitem').first().waitFor();
  });
});

walk('an empty week is usable in every look', async (walker) => {
  await walker.call('start.create', { name: '' });
  await inEveryLook(walker, 'week-empty', (page, language) =>
    page.getByRole('button', { name: language === 'ja' ? '受講者を追加' : 'Add a learner' }).waitFor(),
  );
});

walk(
  'the week is usable in a small window',
  async (walker) => {
    await practiceInArrears(walker.call);
    await inEveryLook(walker, 'week-small', (page, language) =>
      page.getByRole('region', { name: language === 'ja' ? '記録を書く' : 'Notes to write' }).waitFor(),
    );
  },
  { viewport: { width: 900, height: 600 } },
);
