// Names that would break out of their place if they were ever taken for anything but text.
import assert from 'node:assert/strict';
import { assertUsable, walk } from './harness.mjs';
import { enterRoom } from './practice.mjs';

const NAMES = [
  '\u202e林 遥\u202e',
  '<img src=x onerror="window.broken=1"><script>window.broken=1</script>',
  "=cmd|' /C calc'!A0",
  '👩‍👩‍👧‍👦🏳️‍🌈 さくら 👨🏽‍🏫',
  'ア'.repeat(200),
  '{{constructor.constructor("window.broken=1")()}}',
  'مريم العلي',
];

/** A learner of each name, with something in every room. */
async function settle(call) {
  await call('start.create', { name: NAMES[1] });
  const known = { mail: null, phone: null, line: null, tags: null };
  const learners = [];
  for (const name of NAMES) {
    const learner = await call('learner.add', { ...known, name, kana: name, concern: name, tags: [name] });
    learners.push(learner);
    const price = { minor: 22_000, currency: 'JPY' };
    const terms = { plan_name: name, kind: 'fixed_term', term_end: '2026-10-31', cadence_days: 14, price };
    await call('contract.add', { learner, plan: null, terms, starts_on: '2026-05-01' });
    const way = { baseline: '0', target: '100', unit: name.slice(0, 5), set_on: '2026-09-01', due_on: null };
    await call('goal.add', { learner, title: name, ...way });
    await call('interaction.log', {
      learner,
      text: `← LINE: ${name}`,
      channel: null,
      way: null,
      day: null,
      time: null,
    });
    await call('obstacle.add', { learner, text: name, category: name, session: null, opened_on: null });
    await call('action_item.add', { learner, text: name, due_on: '2026-11-10', session: null });
    await call('session.book', { learner, day: '2026-11-19', time: '10:00', minutes: 50, mode: null });
    await call('filter.save', { place: 'learners', name, query: [`find=${name}`] });
  }
  return learners;
}

const places = {
  ja: ['今週', '受講者', '整える', '設定'],
  en: ['This week', 'Learners', 'Upkeep', 'Settings'],
};

for (const language of ['ja', 'en']) {
  walk(`hostile names are text in every room (${language})`, async ({ page, call, shot }) => {
    const learners = await settle(call);
    const { preferences } = { preferences: { language, theme: 'light', text_size: 100 } };
    await call('preferences.set', { preferences });
    await page.reload();
    await page.getByRole('navigation').waitFor();
    const untouched = async (where) => {
      assert.equal(await page.evaluate(() => 'broken' in window), false, `${where}: nothing ran`);
      assert.equal(await page.locator('main img, main script').count(), 0, `${where}: nothing became markup`);
      await assertUsable(page, `hostile-${language}-${where}`, shot, 'light');
    };
    for (const place of await page.getByRole('navigation').getByRole('listitem').getByRole('button').all()) {
      const name = await place.locator('.name').innerText();
      await place.click();
      await page.getByRole('main').locator('h1, h2').first().waitFor();
      await untouched(name);
    }
    for (const place of places[language])
      await page.getByRole('navigation').getByText(place).first().waitFor();
    for (const learner of learners) {
      await page.reload();
      await page.getByRole('navigation').waitFor();
      const [line] = (await call('learners.list')).filter(({ id }) => id === learner);
      await page.keyboard.press('Control+k');
      const finder = page.getByRole('combobox');
      await finder.fill(line.name.replace(/[\u202e]/g, '').slice(0, 30));
      await page.getByRole('option').first().waitFor();
      await untouched(`palette ${learners.indexOf(learner)}`);
      await page.keyboard.press('Escape');
    }
    await enterRoom(page, 'learners');
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    for (let index = 0; index < NAMES.length; index += 1) {
      await enterRoom(page, 'learners');
      await page
        .getByRole('grid')
        .getByRole('row')
        .nth(index + 1)
        .click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.timeline li').first().waitFor();
      await untouched(`learner ${index}`);
    }
  });
}
