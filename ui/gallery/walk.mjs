// Walks over the gallery in Chromium: no serious axe finding in any look, no policy violation, and the behaviour that
// only a real browser has. `CHROMIUM` names the browser; `SHOTS` names a folder for pictures.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const root = new URL('../node_modules/.cache/gallery/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.woff2': 'font/woff2' };

const server = http.createServer((request, response) => {
  const asked = new URL(request.url, 'http://localhost').pathname;
  const file = path.join(root, asked === '/' ? 'index.html' : path.normalize(asked));
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
  return response.end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

/** A page in one look; whatever it complains about ends up in `complaints`. */
async function open(query, complaints) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  await page.goto(base + query);
  await page.waitForSelector('h1');
  await page.waitForSelector('progress');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function everyLook() {
  for (const theme of ['light', 'dark']) {
    for (const lang of ['ja', 'en']) {
      for (const scale of ['1', '1.5']) {
        const look = `?theme=${theme}&lang=${lang}&scale=${scale}`;
        const complaints = [];
        const page = await open(look, complaints);
        if (process.env.SHOTS) {
          await page.screenshot({ path: `${process.env.SHOTS}/${theme}-${lang}-${scale}.png` });
        }
        // The policy lets no foreign script in, so axe comes in through the debugger.
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          window.axe.run(document, { resultTypes: ['violations', 'passes'] }),
        );
        assert.ok(found.passes.length > 20, 'axe looked at the page');
        const serious = found.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
        assert.deepEqual(serious, [], `axe ${look}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(wide, false, `${look} scrolls sideways`);
        assert.deepEqual(complaints, [], `complaints ${look}`);
        await page.context().close();
      }
    }
  }
}

const focused = (page) =>
  page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName);

async function longList(page) {
  const grid = page.getByRole('grid');
  await grid.focus();
  assert.equal(await grid.getAttribute('aria-rowcount'), '10001');
  assert.ok((await grid.getByRole('row').count()) < 60, 'only what is seen is drawn');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('[aria-rowindex="10001"]'));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#opened').textContent(), 'p9998');
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.querySelector('[aria-rowindex="2"][aria-selected="true"]'));
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#opened').textContent(), 'p0');
  const boxes = await page.evaluate(() => {
    const head = document.querySelector('[role=columnheader]').getBoundingClientRect();
    const row = document.querySelector('[aria-rowindex="2"]').getBoundingClientRect();
    return { headBottom: head.bottom, rowTop: row.top };
  });
  assert.ok(boxes.rowTop >= boxes.headBottom - 1, 'the head line covers no row');
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '1.25'));
  await page.waitForFunction(() => document.querySelector('[aria-rowindex="2"]').clientHeight > 40);
  await grid.press('End');
  await page.waitForFunction(() => {
    const last = document.querySelector('[aria-rowindex="10001"]')?.getBoundingClientRect();
    const box = document.querySelector('[role=grid]').getBoundingClientRect();
    return last && Math.abs(last.bottom - box.bottom) < 2;
  });
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '1'));
}

async function dialogs(page) {
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog[open] [role=combobox]');
  assert.equal(await focused(page), 'combobox');
  const input = page.getByRole('combobox');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'わた', selectionStart: 2, selectionEnd: 2 });
  for (const key of ['Enter', 'Escape', 'ArrowDown']) {
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: 229,
    });
  }
  assert.equal(await page.locator('dialog[open]').count(), 1, 'keys of the conversion reach nobody');
  assert.equal(await page.locator('#opened').textContent(), 'p0');
  await session.send('Input.insertText', { text: 'わたなべ' });
  assert.equal(await input.inputValue(), 'わたなべ');
  await page.waitForFunction(() => document.querySelector('[role=option]')?.textContent.includes('渡邉'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.equal(await focused(page), 'grid', 'the focus returns to where it was');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.equal(await focused(page), 'grid');
}

async function typing(page) {
  const area = page.locator('textarea');
  await area.focus();
  const before = (await area.boundingBox()).height;
  await page.keyboard.type('一行目');
  for (let line = 0; line < 6; line += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.type('続き');
  }
  assert.ok((await area.boundingBox()).height > before, 'the text area grows with its text');
  const booking = page.getByLabel('次回予約');
  await booking.pressSequentially('来週火曜 10時半');
  assert.equal(await booking.inputValue(), '来週火曜 10時半', 'a reading never replaces what is being typed');
  await page.waitForFunction(() => document.body.textContent.includes('2026/11/24（火） 10:30'));
  await booking.fill('そのうち');
  await page.keyboard.press('Tab');
  assert.equal(await booking.getAttribute('aria-invalid'), 'true');
}

async function plot(page) {
  const chart = page.getByRole('application');
  await chart.focus();
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('.tip')?.textContent.includes('第8回'));
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => document.querySelector('.tip')?.textContent.includes('52%'));
  await page.getByRole('button', { name: '表で見る' }).click();
  assert.equal(await page.getByRole('cell', { name: '52%' }).count(), 1);
}

try {
  await everyLook();
  const complaints = [];
  const page = await open('?lang=ja', complaints);
  await longList(page);
  await dialogs(page);
  await typing(page);
  await plot(page);
  assert.deepEqual(complaints, []);
  console.log('gallery: 8 looks, list, dialogs, typing and plot hold');
} finally {
  await browser.close();
  server.close();
}
