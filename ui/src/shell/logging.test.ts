import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../host/call';
import type { HitView } from '../host/wire';
import { router } from '../route.svelte';
import { undo } from '../undo.svelte';
import { ja } from '../words/ja';
import { words } from '../words/words.svelte';
import { answering } from './answering.svelte';
import { logEntries, readLogged } from './logging';

it.each([
  ['LINE: 来週の日程を相談', { who: '', said: 'LINE: 来週の日程を相談' }],
  ['← 電話：欠席の連絡', { who: '', said: '← 電話：欠席の連絡' }],
  ['佐藤 美咲 LINE: 日程', { who: '佐藤 美咲', said: 'LINE: 日程' }],
  ['佐藤 -> mail: thanks', { who: '佐藤', said: '-> mail: thanks' }],
  ['佐藤電話: 10:30に', { who: '佐藤', said: '電話: 10:30に' }],
  ['Online: x', null],
  ['LINE', null],
  ['LINE:', null],
  ['10:30', null],
])('%s is read', (text, read) => {
  expect(readLogged(text)).toEqual(read);
});

it('every name of a channel that the core knows is known here', () => {
  const names = readFileSync('../crates/domain/src/words/channels.txt', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(':')[1]?.split('/') ?? [])
    .map((name) => name.trim())
    .filter(Boolean);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(readLogged(`${name}: x`)?.said, name).toBe(`${name}: x`);
});

let asked: [string, unknown][];
let due: { id: string }[];
let restore: () => void;
beforeEach(() => {
  asked = [];
  due = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const acts = [{ seq: 1, kind: name, about: {}, learner: null }];
    const ok = { 'act.recent': acts, 'follow_up.due_of': due }[name as string] ?? 'i';
    return { ok, touched: [] };
  });
});
afterEach(() => {
  restore();
  undo.hide();
  answering.done();
  router.begin({ room: 'week' });
});

const hit = { kind: 'learner', learner: { id: 's', name: '佐藤 美咲', external_id: null } } as HitView;

it('logs with whoever is named and found, and says so', async () => {
  const [entry] = logEntries(ja, '佐藤 LINE: 日程', [hit]);
  await entry?.act();
  expect(asked[0]).toEqual([
    'interaction.log',
    { learner: 's', text: 'LINE: 日程', channel: null, way: null, day: null, time: null },
  ]);
  expect(undo.last?.kind).toBe('done');
  expect(logEntries(ja, '知らない人 LINE: 日程', [])).toEqual([]);
});

it('logs with whoever is in view', () => {
  expect(logEntries(ja, 'LINE: 日程', [])).toEqual([]);
  router.begin({ room: 'learner', id: 'v' });
  expect(logEntries(ja, 'LINE: 日程', []).map(({ id }) => id)).toEqual(['log-v']);
});

it.each(['act.recent', 'follow_up.due_of'])('has logged it when %s fails afterwards', async (what) => {
  restore();
  restore = callThrough(async (name) => {
    asked.push([name, null]);
    if (name === what) return { failure: { code: 'unreadable', about: {} } };
    return { ok: name === 'interaction.log' ? 'i' : [], touched: [] };
  });
  await logEntries(ja, '佐藤 LINE: 日程', [hit])[0]?.act();
  expect(asked.map(([name]) => name)).toEqual(['interaction.log', 'act.recent', 'follow_up.due_of']);
  expect(answering.of).toBeNull();
});

it.each([
  ['asks which follow-up it has ended, when one is due', [{ id: 'f' }], { learner: 's', logged: 'i' }],
  ['asks nothing when none is due', [], null],
])('%s', async (_, open, of) => {
  void words.speak('ja');
  due = open;
  await logEntries(ja, '佐藤 LINE: 日程', [hit])[0]?.act();
  expect(answering.of?.contact ?? null).toEqual(of);
});
