// What every text control must keep to under the system's input method.
import assert from 'node:assert/strict';
import { inputMethod } from './practice.mjs';

/** Every text control in sight, under both orders of events: the conversion's keys reach nobody, and no text is lost. */
export async function assertGuarded(page, where) {
  const asked = [];
  const listen = (request) => asked.push(request.url().split('/').at(-1));
  page.on('request', listen);
  const ground = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : 'main';
  const fields = page
    .locator(ground)
    .locator('input:not([type=radio], [type=range], [type=checkbox]), textarea');
  const count = await fields.count();
  for (let index = 0; index < count; index += 1) {
    const field = fields.nth(index);
    if (!(await field.isVisible())) continue;
    const name = `${where}, field ${index}`;
    await field.fill('');
    await field.focus();
    for (const engine of ['chromium', 'webkit']) {
      const ime = await inputMethod(page, engine);
      const before = asked.filter(isDeed).length;
      await ime.compose('めんだん');
      for (const key of ['Enter', 'Tab', 'ArrowDown', 'ArrowUp', 'Escape', 'Enter']) await ime.press(key);
      assert.ok(
        await field.evaluate((element) => element === document.activeElement),
        `${name} keeps the focus`,
      );
      await ime.end('');
      await ime.type('めんだん', '面談');
      assert.equal(
        asked.filter(isDeed).length,
        before,
        `${name} did ${asked.filter(isDeed).slice(before).join()}`,
      );
    }
    assert.match(await field.inputValue(), /^(面談){2}\n*$/, `${name} keeps its text`);
    await field.fill('');
  }
  page.off('request', listen);
  assert.ok(count > 0);
}

/** Saving drafts, foreseeing, searching and what a room asks by itself may happen at any time; all else is an act of the coach. */
const isDeed = (name) => !ANY_TIME.includes(name);
const ANY_TIME = [
  'draft.save',
  'composer.preview',
  'timeline.page',
  'search.find',
  'material.find',
  'lead.likely',
  'week.counts',
  'week.birthdays',
  'follow_up.list',
  'gathering.of_session',
  'series.of_session',
];
