import assert from 'node:assert/strict';
import { eventually, inEveryLook, walk } from './harness.mjs';

const own = { name: /^空の記録からはじめる/ };

walk(
  'the first start is a choice, and Enter begins an empty practice under its name',
  async ({ page, call }) => {
    await page.getByRole('heading', { level: 1, name: '年輪へようこそ' }).waitFor();
    assert.equal(
      await page.getByRole('navigation').count(),
      0,
      'there is no menu before there is a practice',
    );
    await page.keyboard.type('中村コーチング');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').getByText('中村コーチング').waitFor();
    await page.locator('button:focus', { hasText: '受講者を追加' }).waitFor();
    assert.equal(await page.title(), '中村コーチング');
    assert.deepEqual(await call('start.view'), {
      own_exists: true,
      open: { which: 'own', name: '中村コーチング' },
    });
  },
);

walk('the next start opens the practice at once', async ({ page, restart }) => {
  await page.getByRole('button', own).click();
  await page.getByRole('navigation').waitFor();
  await restart();
  await page.getByRole('navigation').getByText('わたしの記録').waitFor();
});

walk('the language changes at once and stays', async ({ page, call, restart }) => {
  await page.getByRole('heading', { name: '年輪へようこそ' }).waitFor();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { name: 'Welcome to Nenrin' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await eventually(async () => assert.equal((await call('preferences.view')).language, 'en'));
  await restart();
  await page.getByRole('heading', { name: 'Welcome to Nenrin' }).waitFor();
});

walk('the Enter that ends a conversion in the name does not begin the practice', async ({ page, call }) => {
  const name = page.getByRole('textbox');
  await name.waitFor();
  const keys = await page.context().newCDPSession(page);
  await keys.send('Input.imeSetComposition', { text: 'なかむら', selectionStart: 4, selectionEnd: 4 });
  await keys.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await keys.send('Input.insertText', { text: '中村' });
  assert.equal(await name.inputValue(), '中村');
  assert.equal((await call('start.view')).own_exists, false);
});

walk(
  'a practice that cannot be opened says so in place, and opens when asked again',
  async ({ page, call, complaints }) => {
    await page.getByRole('button', own).waitFor();
    await page.route('**/call/start.create', (route) => route.abort());
    await page.getByRole('button', own).click();
    await page.getByRole('alert').getByText('U-001').waitFor();
    assert.equal((await call('start.view')).own_exists, false);
    await page.unroute('**/call/start.create');
    await page.getByRole('button', own).click();
    await page.getByRole('navigation').waitFor();
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('ERR_FAILED')));
  },
);

walk('the first screen is usable in every look', async (walker) => {
  await inEveryLook(walker, 'start', (page) => page.getByRole('textbox').waitFor());
});

walk('a page of another site cannot call the host', async ({ page }) => {
  const headers = { origin: 'http://elsewhere.example' };
  const call = new URL('call/start.view', page.url());
  assert.equal((await fetch(call, { method: 'POST', body: '{}', headers })).status, 403);
  assert.equal((await fetch(call, { method: 'POST', body: '{}' })).status, 200);
});
