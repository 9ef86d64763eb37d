// The real page on the real core, in a browser without a face: a fresh data folder, the loopback host, one page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const host = process.env.NENRIN_DEVHOST ?? path.join(root, 'target/debug/nenrin-devhost');
const browserProgram = process.env.NENRIN_CHROMIUM ?? '/usr/bin/chromium';
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Open the page. `now` is the coach's local time at the start (`2026-11-20T10:50`), `locale` the browser's, `pick`
 * what the dialogs answer in turn. The walk ends with `close()`, which fails when the page broke its own policy, asked
 * anything of another address or threw.
 */
export async function open({ now, locale = 'ja-JP', pick = [] } = {}) {
  const data = await mkdtemp(path.join(tmpdir(), 'nenrin-walk-'));
  const options = [...(now ? ['--now', now] : []), ...pick.flatMap((file) => ['--pick', file])];
  const served = spawn(host, ['--data', data, '--ui', path.join(root, 'ui/dist'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = await once(createInterface({ input: served.stdout }), 'line');

  const browser = await chromium.launch({
    executablePath: browserProgram,
    args: quiet,
    chromiumSandbox: false,
  });
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (thrown) => faults.push(String(thrown)));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (to.origin !== new URL(address).origin && !['data:', 'blob:'].includes(to.protocol))
      faults.push(request.url());
  });
  await page.goto(address);

  const close = async () => {
    await browser.close();
    served.kill();
    await once(served, 'exit');
    await rm(data, { recursive: true });
    if (faults.length > 0) throw new Error(`the page did what it must not:\n${faults.join('\n')}`);
  };
  return { page, data, close };
}
