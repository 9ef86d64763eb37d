// Walks: the real UI and the real core in a real browser, each on a data folder of its own. Run with
// `node --test walks/*.walk.mjs`. SHOTS names a folder that pictures go to; `browser.mjs` says what else can be named.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { LOOK, openBrowser, startHost } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The day on which walks take place, unless they say otherwise: a Friday. */
const NOW = '2026-11-20T10:50';

let browser;
after(() => browser?.close());

/**
 * One walk. `steps` is given `page`, standing at the first screen; `call(name, input)`, the core without the UI;
 * `restart(signal)`, which ends the host and opens the page on a new one of the same folder; and `shot(name)`; `data`, the
 * folder of the core. It fails also when the page complained: an error or warning on the console, a refused or failed request, a request to another machine.
 * `picks` is what dialogs answer, one path after the other.
 */
export function walk(name, steps, { now = NOW, picks = [], viewport = LOOK.viewport } = {}) {
  test(name, { timeout: 120_000 }, async () => {
    browser ??= await openBrowser();
    const data = mkdtempSync(path.join(tmpdir(), 'nenrin-walk-'));
    const options = ['--data', data, '--now', now, ...picks.flatMap((pick) => ['--pick', pick])];
    const context = await browser.newContext({ ...LOOK, viewport });
    await context.clock.setFixedTime(new Date(`${now}:00+09:00`));
    let host = await startHost(options);
    try {
      const page = await context.newPage();
      const complaints = listenForComplaints(page);
      const call = (command, input = {}) => callCore(host.address, command, input);
      const restart = async (signal = 'SIGTERM') => {
        const before = complaints.length;
        await host.stop(signal);
        await page.goto('about:blank');
        complaints.length = before; // a page without its host may complain
        host = await startHost([...options, '--port', host.port]);
        await page.goto(host.address);
      };
      const shot = (file) => takeShot(page, file);
      await page.goto(host.address);
      await steps({ page, call, restart, shot, complaints, data });
      assert.deepEqual(complaints, [], 'the page complains about nothing');
    } finally {
      await context.close();
      await host.stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    }
  });
}

function listenForComplaints(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = ['data:', 'blob:'].includes(protocol) || hostname === '127.0.0.1';
    if (!local) complaints.push(`remote: ${request.url()}`);
  });
  return complaints;
}

async function callCore(address, command, input) {
  // A connection that is kept would be kept to the host of an earlier walk, too, where a new one took over its port.
  const request = { method: 'POST', body: JSON.stringify(input), headers: { connection: 'close' } };
  const response = await fetch(`${address}call/${command}`, request);
  const answer = await response.json();
  assert.ok(!('failure' in answer), `${command}: ${JSON.stringify(answer.failure)}`);
  return answer.ok;
}

/** Repeats `check` until it holds: the page shows a choice at once and the core hears of it a moment later. */
export async function eventually(check) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await check();
    } catch (problem) {
      if (Date.now() > deadline) throw problem;
    }
  }
}

async function takeShot(page, file) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(process.env.SHOTS, `${file}.png`) });
}

/**
 * Fails on what keeps people from using the page: serious and critical findings of axe, and scrolling sideways. In the
 * theme that was `chosen` as it is shown; else the page must follow the machine's, and is looked at in light and in dark.
 */
export async function assertUsable(page, where, shot = async () => {}, chosen = 'system') {
  for (const shade of chosen === 'system' ? ['light', 'dark'] : [chosen]) {
    if (chosen === 'system') await page.emulateMedia({ colorScheme: shade });
    await page.locator(`:root[data-theme=${shade}]`).waitFor();
    await shot(`${where}-${shade}`);
    await assertNoFindings(page, `${where}, ${shade}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, `${where} does not scroll sideways`);
  await page.emulateMedia({ colorScheme: null });
}

async function assertNoFindings(page, where) {
  // The policy lets no foreign script in, so axe comes in through the debugger.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // Of what passes one example is enough; listing all of them takes as long as finding them.
  const found = await page.evaluate(async () => {
    const { passes, violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return { passed: passes.length, violations };
  });
  assert.ok(found.passed > 10, `axe looked at ${where}`);
  const serious = found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(serious, [], `axe in ${where}`);
}

/**
 * Enters a screen in Japanese and English and in natural and large text, and checks that it is usable in each, in light
 * and in dark. The last look is loaded with dark chosen on a light machine: what is painted first in dark is seen, too.
 * `enter(page, language, usable)` goes there from a freshly loaded page and ends when the screen is complete; with
 * `usable(where)` it checks what is passed on the way.
 */
export async function inEveryLook({ page, call, shot }, screen, enter) {
  for (const language of ['ja', 'en']) {
    for (const text_size of [100, 150]) {
      const theme = language === 'en' && text_size === 150 ? 'dark' : 'system';
      await call('preferences.set', { preferences: { language, theme, text_size } });
      await page.reload();
      const usable = (where, shots) => assertUsable(page, where, shots, theme);
      await enter(page, language, usable);
      await usable(`${screen}-${language}-${text_size}`, shot);
    }
  }
}
