import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './open.mjs';

for (const locale of ['ja-JP', 'en-US']) {
  test(`a first start shows the page in ${locale}`, async () => {
    const { page, close } = await open({ locale });
    await page.locator('main').waitFor();
    assert.notEqual((await page.locator('nav').innerText()).trim(), '');
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale.slice(0, 2));
    await close();
  });
}
