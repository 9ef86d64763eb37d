import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { walk } from './harness.mjs';
import { enterRoom } from './practice.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'nenrin-archive-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const archive = path.join(folder, '書き出し.zip');

walk(
  'everything is exported to one file, and a practice is brought back from it',
  async ({ page, call }) => {
    await page.getByRole('button', { name: /^見本でためす/ }).click();
    await page.getByRole('navigation').waitFor();
    const learners = await call('learners.list');
    await enterRoom(page, 'settings');
    await page.getByRole('button', { name: 'すべてを書き出す' }).click();
    await page.getByText(/行を書き出しました/).waitFor();
    await page.getByRole('button', { name: '見本を終える' }).click();
    await page.getByRole('button', { name: '書き出したファイル（zip）から戻す' }).click();
    await page.getByRole('navigation').waitFor();
    assert.equal((await call('start.view')).open.which, 'own');
    assert.deepEqual(await call('learners.list'), learners);
  },
  { picks: [archive, archive] },
);

walk('a dialog closed without a choice says nothing', async ({ page }) => {
  const back = page.getByRole('button', { name: '書き出したファイル（zip）から戻す' });
  await back.click();
  await back.and(page.locator(':enabled')).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});
