import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { openPractice } from './practice.mjs';

const states = async (call, day) => {
  const { sessions } = await call('week.view', { as_of: day });
  return sessions.first.filter(({ gathering }) => gathering).map(({ state }) => state);
};

walk('several learners are booked for one time, and what came of it is said at once', async (walker) => {
  const { page, call, shot } = walker;
  const { other } = await openPractice(walker);
  const third = await call('learner.add', { ...nothing, name: '高橋 歩', kana: 'たかはし あゆむ' });
  await call('session.book', { learner: other, day: '2026-11-21', time: '15:00', minutes: 50, mode: null });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^受講者/ })
    .click();
  await page.getByRole('grid').or(page.getByRole('listbox')).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'グループで予約' }).press('Enter');
  await page.getByLabel('グループの名前').fill('読書会');
  await page.getByRole('textbox', { name: '日時' }).fill('11/21 10:00 90分 オンライン');
  await page.getByText('鈴木 健太（予約があります）').waitFor();
  await shot('gathering-before');
  await page.keyboard.press('Enter');
  await page.getByText('2人を同じ時間に予約しました。').waitFor();
  await shot('gathering-booked');
  assert.deepEqual(await states(call, '2026-11-21'), ['booked', 'booked']);

  await page.getByRole('navigation').getByRole('button', { name: /^今週/ }).click();
  await shot('gathering-next');
  await page.getByRole('button', { name: /読書会.*2人/ }).press('Enter');
  await page.getByRole('checkbox', { name: '佐藤 美咲' }).press('Space');
  await shot('gathering-week');
  await page.getByRole('button', { name: '1人を「コーチ都合キャンセル」にする' }).press('Enter');
  await page.getByText('読書会の1人を「コーチ都合キャンセル」にしました。').waitFor();
  await eventually(async () =>
    assert.deepEqual((await states(call, '2026-11-21')).sort(), ['booked', 'cancelled_by_coach']),
  );
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual(await states(call, '2026-11-21'), ['booked', 'booked']));
  assert.ok(third);
});
const nothing = { mail: null, phone: null, line: null, concern: null, tags: null };

walk('groups are usable in every look', async (walker) => {
  const { page, call } = walker;
  const { learner, other } = await openPractice(walker);
  const when = { day: '2026-11-21', time: '10:00', minutes: 90, mode: 'online' };
  await call('gathering.book', { learners: [learner, other], title: '<b>読書会</b>', ...when });
  await inEveryLook(walker, 'gathering-session', async (page, language, usable) => {
    const ja = language === 'ja';
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^今週|^This week/ })
      .click();
    await page
      .getByRole('button', { name: /<b>読書会/ })
      .first()
      .press('Enter');
    await page.getByRole('checkbox', { name: '佐藤 美咲' }).waitFor();
    await usable('gathering-week', walker.shot);
    await page.getByRole('button', { name: ja ? '佐藤 美咲を開く' : 'Open 佐藤 美咲' }).press('Enter');
    await page.getByRole('region', { name: ja ? 'グループ' : 'Group', exact: true }).waitFor();
  });
  await page
    .getByRole('region', { name: 'Group', exact: true })
    .getByRole('button', { name: '鈴木 健太' })
    .click();
  await page.getByRole('heading', { level: 1, name: /鈴木/ }).waitFor();
});

walk(
  'somebody joins a group by keyboard and is taken out again, and the group is renamed',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner, other } = await openPractice(walker);
    const third = await call('learner.add', { ...nothing, name: '高橋 歩', kana: 'たかはし あゆむ' });
    const when = { day: '2026-11-21', time: '10:00', minutes: 90, mode: 'online' };
    await call('gathering.book', { learners: [learner, other], title: '読書会', ...when });
    await page.reload();
    await page.getByRole('button', { name: /読書会.*2人/ }).press('Enter');
    await page.getByRole('button', { name: '佐藤 美咲を開く' }).press('Enter');
    const group = page.getByRole('region', { name: 'グループ', exact: true });
    await group.getByRole('button', { name: '参加者を追加' }).press('Enter');
    await group.getByRole('combobox').pressSequentially('たかは');
    await group.getByRole('option', { name: '高橋 歩' }).waitFor();
    await shot('gathering-joining');
    await page.keyboard.press('Enter');
    await page.getByText('高橋 歩をグループの予約に加えました。').waitFor();
    assert.equal((await states(call, '2026-11-21')).length, 3);
    await group.getByRole('button', { name: '元に戻す' }).press('Enter');
    await eventually(async () => assert.equal((await states(call, '2026-11-21')).length, 2));
    await group.getByRole('button', { name: '名前を変える' }).press('Enter');
    await group.getByLabel('グループの名前').fill('夜の読書会');
    await page.keyboard.press('Enter');
    await group.getByRole('heading', { name: '夜の読書会' }).waitFor();
    assert.ok(third);
  },
);
