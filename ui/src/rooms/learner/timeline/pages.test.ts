import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../../../host/call';
import { EARLIER, FIRST, Pages } from './pages.svelte';

type Asked = { kinds: string[] | null; find: string | null; before: string | null; limit: number };

let asked: Asked[];
let answers: ((answer: Answer) => void)[];
let restore: () => void;
let pages: Pages;

beforeEach(() => {
  asked = [];
  answers = [];
  restore = callThrough((_, input) => {
    asked.push(input as Asked);
    return new Promise((answer) => answers.push(answer));
  });
  pages = new Pages('l1');
});
afterEach(() => restore());

/** Let the core answer the question at `index` with events of these ids. */
const answer = (index: number, ids: string[], next: string | null = null): void =>
  answers[index]?.({ ok: { events: ids.map((id) => ({ id })), next }, touched: [] });
const ids = (): string[] | undefined => pages.events?.map(({ id }) => id);

it('asks for a first stretch, and for earlier ones from where the last one ended', async () => {
  const first = pages.again();
  answer(0, ['a', 'b'], 'cursor');
  await first;
  expect([ids(), pages.hasEarlier]).toEqual([['a', 'b'], true]);
  const earlier = pages.earlier();
  answer(1, ['c']);
  await earlier;
  expect([ids(), pages.hasEarlier]).toEqual([['a', 'b', 'c'], false]);
  expect(asked.map(({ before, limit }) => [before, limit])).toEqual([
    [null, FIRST],
    ['cursor', EARLIER],
  ]);
});

it('shows the answer to the latest question only', async () => {
  const all = pages.show({ find: '会' });
  const found = pages.show({ find: '会議' });
  answer(1, ['found']);
  await found;
  answer(0, ['stale']);
  await all;
  expect(ids()).toEqual(['found']);
  expect(asked.map(({ find }) => find)).toEqual(['会', '会議']);
});

it('combines a filter and a search, and asks for no empty one', async () => {
  void pages.show({ filter: 'money' });
  void pages.show({ find: ' 振込 ' });
  void pages.show({ filter: 'all', find: ' ' });
  expect(asked.map(({ kinds, find }) => [kinds, find])).toEqual([
    [['contract', 'pause', 'payment', 'refund', 'cancellation'], null],
    [['contract', 'pause', 'payment', 'refund', 'cancellation'], '振込'],
    [null, null],
  ]);
});

it('keeps what it has when a question is not answered, and says why', async () => {
  const first = pages.again();
  answer(0, ['a']);
  await first;
  const again = pages.again();
  answers[1]?.({ failure: { code: 'S-199', about: {} } });
  await again;
  expect([ids(), pages.failure?.code]).toEqual([['a'], 'S-199']);
});
