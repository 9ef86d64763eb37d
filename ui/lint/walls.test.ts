import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that complain about `source`, were it the file `src/<file>`. */
async function complaints(file: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: `src/${file}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const WALL = 'walls/imports';
const WORDS = 'walls/words';

it.each([
  ['rooms/week/load.ts', `import { invoke } from '@tauri-apps/api/core';\nexport { invoke };\n`],
  ['design/Chip.svelte', `<script lang="ts">import { call } from '../host/call'; void call;</script>`],
  ['charts/read.ts', `export { call } from '../host/call';\n`],
  ['charts/read.ts', `export const later = () => import('../host/call');\n`],
  ['rooms/week/Week.svelte', `<script lang="ts">import A from '../learner/A.svelte'; void A;</script>`],
  ['dates/day.ts', `import '../rooms/week/load';\n`],
])('%s may not reach through a wall', async (file, source) => {
  expect(await complaints(file, source)).toContain(WALL);
});

it.each([
  ['host/tauri.ts', `export { invoke } from '@tauri-apps/api/core';\n`],
  ['rooms/week/Week.svelte', `<script lang="ts">import A from './A.svelte'; void A;</script>`],
  ['rooms/week/load.ts', `export { call } from '../../host/call';\n`],
])('%s may import what is its own', async (file, source) => {
  expect(await complaints(file, source)).not.toContain(WALL);
});

it.each([
  ['text', `<p>Saved</p>`],
  ['Japanese text', `<p>{1} 件</p>`],
  ['a label', `<input aria-label="name" />`],
  ['a placeholder', `<input placeholder="例" />`],
  ['a string in code', `<script lang="ts">const a = '保存'; void a;</script>`],
  ['a template in code', '<script lang="ts">const a = `${1}件`; void a;</script>'],
])('%s outside the catalogues is an error', async (_, source) => {
  expect(await complaints('rooms/week/Week.svelte', source)).toContain(WORDS);
});

it.each([
  ['signs', `<p>— · {1} / {2}</p>`],
  [
    'a word from the catalogue',
    `<script lang="ts">const t = { a: 'x' };</script><p aria-label={t.a}>{t.a}</p>`,
  ],
])('%s may stand in markup', async (_, source) => {
  expect(await complaints('rooms/week/Week.svelte', source)).not.toContain(WORDS);
});

it.each([
  ['{@html}', `<p>{@html '<b></b>'}</p>`, 'svelte/no-at-html-tags'],
  ['innerHTML', `<script lang="ts">document.body.innerHTML = '';</script>`, 'no-restricted-syntax'],
  ['an inline style', `<p style="color: red"></p>`, 'walls/style'],
])('%s is an error', async (_, source, rule) => {
  expect(await complaints('design/Chip.svelte', source)).toContain(rule);
});
