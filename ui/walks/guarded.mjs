// What every text control must keep to under the system's input method.
import assert from 'node:assert/strict';
import { inputMethod } from './practice.mjs';

/** Every text control in sight, under both orders of events: the conversion's keys reach nobody, and no text is lost. */
export async function assertGuarded(page, where) {
  const asked = [];
  const listen = (request) => asked.push(deedOf(request));
  const deeds = async () => (await Promise.all(asked)).filter((deed) => deed !== null);
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
      const before = (await deeds()).length;
      await ime.compose('めんだん');
      for (const key of ['Enter', 'Tab', 'ArrowDown', 'ArrowUp', 'Escape', 'Enter']) await ime.press(key);
      assert.ok(
        await field.evaluate((element) => element === document.activeElement),
        `${name} keeps the focus`,
      );
      await ime.end('');
      await ime.type('めんだん', '面談');
      assert.deepEqual((await deeds()).slice(before), [], `${name} does nothing`);
    }
    assert.match(await field.inputValue(), /^(面談){2}\n*$/, `${name} keeps its text`);
    await field.fill('');
  }
  page.off('request', listen);
  // What was asked last is answered before the page is closed.
  await deeds();
  assert.ok(count > 0);
}

/**
 * The name of what was asked when it did something or was refused, else null: rooms ask questions at any time, and drafts
 * are saved as they are typed.
 */
async function deedOf(request) {
  const name = request.url().split('/').at(-1);
  if (request.method() !== 'POST' || name === 'draft.save') return null;
  const answer = await (await request.response()).json();
  return 'failure' in answer || answer.touched.length > 0 ? name : null;
}
