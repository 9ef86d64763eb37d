// Where a session takes place: pasted into the line, proposed for the next one, seen where one looks, changed for a series.
import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';
import { goTo, NOW, openPractice } from './practice.mjs';

const ROOM = 'https://us02web.zoom.us/j/84512345678?pwd=Ab1';
const booked = async (call, learner) => {
  const { events } = await call('timeline.page', { learner, limit: 50 });
  const bookings = events.filter(({ kind }) => kind === 'booking');
  return bookings.map(({ day, place }) => [day, place]).toSorted();
};

walk(
  'a link is pasted into the line, proposed for the next booking, and put right for a series',
  async (walker) => {
    const { page, call, shot } = walker;
    const { other } = await openPractice(walker);
    await goTo(page, '鈴木');
    const line = page.locator('[data-field=next_booking] input').first();
    await line.fill(`11/27 10:00 オンライン ${ROOM}`);
    const place = page.getByRole('tabpanel').getByRole('textbox', { name: '場所' });
    await eventually(async () => assert.equal(await place.inputValue(), ROOM));
    await shot('place-pasted');
    await line.press('Enter');
    await page.getByRole('button', { name: 'us02web.zoom.us を開く' }).first().waitFor();
    await line.fill('12/4 10:00 3回 毎週');
    await line.press('Enter');
    const repeat = page.getByRole('region', { name: 'くり返して予約' });
    await eventually(async () =>
      assert.equal(await repeat.getByRole('textbox', { name: '場所' }).inputValue(), ROOM),
    );
    await shot('place-proposed');
    await repeat.getByRole('button', { name: '3回を予約する' }).click();
    await eventually(async () => {
      const places = await booked(call, other);
      assert.deepEqual(
        places.filter(([day]) => day > '2026-11-20'),
        ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18'].map((day) => [day, ROOM]),
      );
    });
    await page.getByRole('button', { name: '予約', exact: true }).first().waitFor();
    const rows = page.getByRole('listitem').filter({ hasText: '12/11' });
    await rows.getByRole('button', { name: '予約' }).first().click();
    const form = page.getByRole('form', { name: '場所の変更' });
    await form.getByRole('textbox').fill('公民館 2階');
    await form.getByRole('button', { name: 'あとの回もすべて変える' }).click();
    await page.getByText('記録しました').or(page.getByText('場所の変更 12/11')).first().waitFor();
    await shot('place-changed');
    await eventually(async () => {
      const places = (await booked(call, other)).filter(([day]) => day > '2026-12-05');
      assert.deepEqual(
        places.map(([, where]) => where),
        ['公民館 2階', '公民館 2階'],
      );
    });
    await page.getByRole('button', { name: '元に戻す' }).first().click();
    await eventually(async () => {
      const places = (await booked(call, other)).filter(([day]) => day > '2026-12-05');
      assert.deepEqual(
        places.map(([, where]) => where),
        [ROOM, ROOM],
      );
    });
  },
  { now: NOW },
);

walk(
  'what is done to an open booking is said beside it, with its undo',
  async (walker) => {
    const { page, call, shot } = walker;
    const { other } = await openPractice(walker);
    const session = await call('session.book', {
      ...{ learner: other, day: '2026-11-27', time: '10:00', minutes: 50, mode: 'online', place: ROOM },
    });
    await goTo(page, '鈴木');
    await page.getByRole('button', { name: '予約を見る' }).click();
    await page.getByRole('button', { name: 'コーチ都合キャンセル' }).click();
    await eventually(async () =>
      assert.equal((await call('composer.open', { learner: other, session })).state, 'cancelled_by_coach'),
    );
    const undo = page.getByRole('button', { name: '元に戻す', exact: true });
    await undo.first().waitFor();
    await shot('booking-cancelled');
    await undo.first().click();
    await eventually(async () =>
      assert.equal((await call('composer.open', { learner: other, session })).state, 'booked'),
    );
  },
  { now: NOW },
);

walk(
  'places are usable in every look',
  async (walker) => {
    const { page, call } = walker;
    const { learner } = await openPractice(walker);
    const at = { learner, day: '2026-11-27', time: '10:00', minutes: 50, mode: 'online' };
    await call('session.book', { ...at, place: `Zoom ${ROOM} パスコード 4242` });
    await inEveryLook(walker, 'places', async (page, language, usable) => {
      const ja = language === 'ja';
      await page.getByRole('navigation').waitFor();
      await page.getByText(ja ? 'us02web.zoom.us を開く' : 'Open us02web.zoom.us').waitFor();
      await usable('places-week', walker.shot);
      await goTo(page, '佐藤');
      await page.getByRole('button', { name: ja ? '予約を見る' : 'View booking' }).click();
      await page.getByRole('form', { name: ja ? '場所の変更' : 'Change the place' }).waitFor();
    });
    void page;
  },
  { now: '2026-11-20T18:00' },
);
