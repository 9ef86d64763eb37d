// What a start loads must stay small. Run after `npm run build`; fails when a budget is passed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const html = readFileSync(`${dist}index.html`, 'utf8');
const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file);
const all = readdirSync(`${dist}assets`).map((file) => `assets/${file}`);

const zipped = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0);
const whole = (files) => files.reduce((sum, file) => sum + statSync(dist + file).size, 0);
const ending = (files, end) => files.filter((file) => path.extname(file) === end);

const fonts = ending(all, '.woff2');
// One of the two languages is loaded before anything is shown.
const languages = ending(all, '.js').filter((file) => /^assets\/(ja|en)-first-/.test(file));
const language = Math.max(...languages.map((file) => zipped([file])));
const lazy = ending(all, '.js').filter((file) => !first.includes(file) && !languages.includes(file));
const largestLazy = Math.max(0, ...lazy.map((file) => zipped([file])));

const budgets = [
  ['JavaScript at the start, gzip', zipped(ending(first, '.js')) + language, 90_000],
  ['CSS at the start, gzip', zipped(ending(first, '.css')), 15_000],
  ['largest room loaded later, gzip', largestLazy, 25_000],
  ['fonts', whole(fonts), 2_200_000],
  ['font files', fonts.length, 3],
];

let passed = true;
for (const [name, size, limit] of budgets) {
  const fits = size <= limit;
  passed &&= fits;
  console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${size} of ${limit}`);
}
process.exit(passed ? 0 : 1);
