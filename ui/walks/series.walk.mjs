import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, openPractice } from './practice.mjs';

/** The days on which the learner is booked from today on. */
async function booked(call, learner) {
  const asked = { learner, kinds: ['booking'], find: null, before: null, limit: 50 };
  const { events } = await call('timeline.page', asked);
  return events.map(({ day, time }) => `${day} ${time}`).sort();
}

const line = (page, ja = true) =>
  page.getByRole('textbox', { name: ja ? '次回予約' : 'Next booking', exact: true });

walk('a series is booked from one line, seen before, and taken back as one', async (walker) => {
  const { page, call, shot } = walker;
  const { learner } = await openPractice(walker);
  await call('pause.add', { learner, starts_on: '2026-12-10', ends_on: '2026-12-12', reason: null });
  const before = await booked(call, learner);
  await goTo(page, '佐藤');
  await line(page).fill('毎週金曜 19:00 4回');
  await page.keyboard.press('Enter');
  await page.getByText('休会中です').waitFor();
  await page.getByText('契約が終わっています').waitFor();
  await page.getByRole('checkbox', { name: /12\/04/ }).press('Space');
  await shot('series-before');
  await page.getByRole('button', { name: '1回を予約する' }).press('Enter');
  await page.getByText('1回を予約しました。').waitFor();
  await page.getByText(/12\/11（金）：休会中です/).waitFor();
  await shot('series-booked');
  assert.deepEqual(await booked(call, learner), [...before, '2026-11-27 19:00']);
  await page.getByRole('button', { name: '元に戻す' }).press('Enter');
  await page.getByText('1回を予約しました。').waitFor({ state: 'hidden' });
  assert.deepEqual(await booked(call, learner), before);
});

walk(
  'whose booking lies at a time is told while it is typed, and keeps nobody from booking',
  async (walker) => {
    const { page, call, shot } = walker;
    const { learner, other } = await openPractice(walker);
    await call('session.book', {
      learner: other,
      day: '2026-12-04',
      time: '19:00',
      minutes: 60,
      mode: 'online',
    });
    const before = await booked(call, learner);
    await goTo(page, '佐藤');
    const told = page.getByText('その時間には 鈴木 健太 の予約があります（12/04（金） 19:00〜）');
    await line(page).fill('12/4 20:00');
    await page.getByText('12/04（金） 20:00').first().waitFor();
    assert.equal(await told.count(), 0);
    await line(page).fill('毎週金曜 19:30 4回');
    await page.keyboard.press('Enter');
    await told.waitFor();
    await page.getByRole('button', { name: '閉じる' }).first().press('Enter');
    await line(page).fill('12/4 19:30');
    await told.waitFor();
    await shot('booking-meanwhile');
    await page.keyboard.press('Enter');
    await eventually(async () =>
      assert.deepEqual(await booked(call, learner), [...before, '2026-12-04 19:30']),
    );
    await told.waitFor({ state: 'detached' });
  },
);

walk('one of a series and all later ones are moved and cancelled, each as one', async (walker) => {
  const { page, call, shot } = walker;
  const { other } = await openPractice(walker);
  const rhythm = { every_days: 7, times: 3, until: null };
  const when = { first: '2026-11-27', time: '19:00', minutes: 50, mode: 'online' };
  await call('session.book_series', { learner: other, rhythm, leave_out: [], ...when });
  const before = await booked(call, other);
  await goTo(page, '鈴木');
  await page.getByRole('button', { name: '予約を見る' }).press('Enter');
  const all = page.getByRole('region', { name: 'この予約とあとのすべて' });
  await all.getByRole('textbox').fill('12/1 18:00');
  await all.getByText('12/04（金） → 12/08（火） 18:00').waitFor();
  await shot('series-move');
  await page.keyboard.press('Enter');
  await page.getByText('3回の日時を変えました。').waitFor();
  const tuesdays = ['2026-12-01 18:00', '2026-12-08 18:00', '2026-12-15 18:00'];
  const rest = before.slice(0, 1);
  assert.deepEqual(await booked(call, other), [...rest, ...tuesdays]);
  await all.getByRole('button', { name: 'コーチ都合ですべてキャンセル' }).press('Enter');
  await all.getByText('12/01（火） から 12/15（火） まで、3回の予約をキャンセルします。').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes('キャンセルしない'));
  await shot('series-cancel');
  await all.getByRole('button', { name: 'コーチ都合で3回をキャンセルする' }).press('Enter');
  await all.waitFor({ state: 'hidden' });
  assert.deepEqual(await booked(call, other), rest);
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual(await booked(call, other), [...rest, ...tuesdays]));
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual(await booked(call, other), before));
});

walk('series are usable in every look', async (walker) => {
  const { page, call } = walker;
  const { other } = await openPractice(walker);
  const rhythm = { every_days: 7, times: 12, until: null };
  const when = { first: '2026-11-27', time: '19:00', minutes: 50, mode: 'online' };
  await call('session.book_series', { learner: other, rhythm, leave_out: [], ...when });
  await inEveryLook(walker, 'series', async (page, language, usable) => {
    const ja = language === 'ja';
    await goTo(page, '佐藤');
    await line(page, ja).fill(ja ? '毎週金曜 19:00 30回' : 'every Fri 7pm 30 times');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox').first().waitFor();
    await page
      .getByRole('region', { name: ja ? 'くり返して予約' : 'Book repeatedly' })
      .scrollIntoViewIfNeeded();
    await usable('series-repeat', walker.shot);
    await goTo(page, '鈴木');
    await page.getByRole('button', { name: ja ? '予約を見る' : 'View booking' }).click();
    const all = page.getByRole('region', {
      name: ja ? 'この予約とあとのすべて' : 'This booking and all later ones',
    });
    await all.getByRole('textbox').fill('12/1 18:00');
    await all.getByRole('listitem').first().waitFor();
    await all.scrollIntoViewIfNeeded();
  });
  assert.equal(await page.getByText('この予約とあとのすべて').count(), 0, 'the last look is English');
});
