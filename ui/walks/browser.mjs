// The real UI and the real core in a real browser. NENRIN_DEVHOST names the development host's program, NENRIN_UI the
// built UI and NENRIN_CHROMIUM the browser. Nothing is built here.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const devhost = process.env.NENRIN_DEVHOST ?? path.join(root, 'target/debug/nenrin-devhost');
const dist = process.env.NENRIN_UI ?? path.join(root, 'ui/dist');

/** The coach's desk: a window in Tokyo. */
export const LOOK = {
  viewport: { width: 1280, height: 800 },
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
  reducedMotion: 'reduce',
};

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.NENRIN_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}

/** Starts the development host with `options`. Answers its address, its port, and `stop(signal)`. */
export async function startHost(options) {
  const child = spawn(devhost, ['--ui', dist, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([
    new Promise((heard) => lines.once('line', heard)),
    ended.then((code) => {
      throw new Error(`the development host ended with ${code}`);
    }),
  ]);
  const stop = async (signal) => {
    child.kill(signal);
    await ended;
  };
  return { address, port: new URL(address).port, stop };
}
