// A small practice to walk in, made through the core, and ways to get about in it by keyboard.
import assert from 'node:assert/strict';

/** The moment at which walks with a learner take place: the session of that morning is just over. */
export const NOW = '2026-11-20T10:50';

const TERMS = { kind: 'package', term_end: '2026-12-15', cadence_days: 14, sessions: 6 };

/**
 * A practice with 佐藤 美咲, who has a contract of six sessions, a goal, a note of 11/06 with two open actions and an
 * obstacle, and the booking of today; and with 鈴木 健太, whose session of 9:00 waits for its note. The page is loaded anew.
 */
export async function openPractice({ page, call }) {
  await call('start.create', { name: '中村コーチング' });
  const known = { mail: null, phone: null, line: null, concern: null, tags: null };
  const learner = await call('learner.add', { ...known, name: '佐藤 美咲', kana: 'さとう みさき' });
  const other = await call('learner.add', { ...known, name: '鈴木 健太', kana: 'すずき けんた' });
  const price = { minor: 99_000, currency: 'JPY' };
  const terms = { ...TERMS, plan_name: '3か月・月2回', price };
  await call('contract.add', { learner, plan: null, terms, starts_on: '2026-09-15' });
  const way = { baseline: '0', target: '100', unit: '%', set_on: '2026-09-15', due_on: null };
  const goal = await call('goal.add', { learner, title: '残業を月20時間以内にする', ...way });
  const { body } = await call('composer.open', { learner, session: null });
  const held = { ...body, day: '2026-11-06', time: '10:00', minutes: 50, mode: 'online' };
  const { session: last } = await call('composer.confirm', {
    draft: {
      ...held,
      sections: [{ key: 'talked', text: '会議が増え、企画の時間が削られている。' }],
      new_actions: [
        { text: '上司に業務量の相談をする', due_on: '2026-11-13' },
        { text: '平日の睡眠を記録する', due_on: '2026-11-19' },
      ],
      levels: [{ goal, value: '55' }],
      satisfaction: 4,
      intent: 'same',
      obstacles_opened: [{ text: '会議の増加', category: null }],
    },
  });
  const slot = { day: '2026-11-20', minutes: 50, mode: 'online' };
  const session = await call('session.book', { learner, ...slot, time: '10:00' });
  const waiting = await call('session.book', { learner: other, ...slot, time: '09:00' });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  return { learner, other, goal, last, session, waiting };
}

/** The rooms of the menu: the key of each, and its heading in both languages. */
const ROOMS = {
  learners: ['2', /^(受講者|Learners)$/],
  leads: ['3', /^(申込・体験|Leads and trials)$/],
  metrics: ['9', /^(指標|Metrics)$/],
  upkeep: ['6', /^(整える|Upkeep)$/],
  review: ['5', /^(週次レビュー|Weekly review)$/],
  settings: [',', /^(設定|Settings)$/],
};

/**
 * Goes to a room by its key, from a page that may still be loading, and ends when the room is there: the former one stays
 * until then, and a click on what both have would be lost.
 */
export async function enterRoom(page, room) {
  const [key, heading] = ROOMS[room];
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press(`Control+${key}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Go to a learner's page through the palette. */
export async function goTo(page, name) {
  // Just after loading there is nobody yet to hear the keys.
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /検索・操作|Search and commands/ }).fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
}

/** Open the composer for the session that waits, and stand in its first section. */
export async function startNote(page) {
  await page.keyboard.press('Control+n');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
}

/** Wait until the draft is on disk. */
export async function draftIsSaved(page) {
  await page.getByText(/保存 \d|Saved/).waitFor();
}

/** Wait until the focus stands somewhere again: whoever works by keyboard goes on from there. */
export async function focusStands(page) {
  await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
}

/** Press Tab until `locator` has the focus; answers how often. */
export async function tabTo(page, locator, most = 20) {
  for (let times = 1; times <= most; times += 1) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate((element) => element === document.activeElement)) return times;
  }
  return assert.fail(`not reached by ${most} presses of Tab`);
}

/**
 * The system's input method. `type(reading, text)` composes letter by letter and confirms with Enter, in the order of
 * events of `engine`: Chromium reports the Enter while the conversion is open, WebKit after it has ended.
 */
export async function inputMethod(page, engine) {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() =>
    window.addEventListener('compositionend', (event) => (window.endedAt = event.timeStamp), true),
  );
  const compose = async (reading) => {
    const letters = [...reading];
    for (let count = 1; count <= letters.length; count += 1) {
      const text = letters.slice(0, count).join('');
      await session.send('Input.imeSetComposition', { text, selectionStart: count, selectionEnd: count });
    }
  };
  const press = (key) =>
    session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: 229,
    });
  const closingEnter = () =>
    page.evaluate(() => {
      const enter = { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
      const event = new KeyboardEvent('keydown', enter);
      Object.defineProperty(event, 'timeStamp', { value: window.endedAt + 5 });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    });
  const type = async (reading, text) => {
    await compose(reading);
    if (engine === 'chromium') await press('Enter');
    await session.send('Input.insertText', { text });
    if (engine === 'webkit')
      assert.ok(await closingEnter(), 'the Enter that ends a conversion does nothing else');
    // No hand presses the next key sooner.
    await page.waitForFunction(() => performance.now() - window.endedAt > 60);
  };
  return { compose, press, type, end: (text) => session.send('Input.insertText', { text }) };
}
