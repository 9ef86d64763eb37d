import { afterEach, expect, it } from 'vitest';
import { callThrough, type Answer } from '../host/call';
import type { HitView } from '../host/wire';
import { Search } from './search.svelte';

let restore = (): void => undefined;
afterEach(() => restore());

const hit = (id: string): HitView => ({
  id,
  kind: 'note',
  learner: { id: 'l', name: '佐藤', external_id: null },
  session: null,
  day: null,
  passage: id,
  ranges: [],
  field: null,
  cut_before: false,
  cut_after: false,
});

/** A core that answers when told to. */
function slowCore(): { asked: string[]; answer: (answer?: Answer) => void } {
  const asked: string[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  restore = callThrough((_, input) => {
    asked.push((input as { text: string }).text);
    return new Promise((done) => answers.push(done));
  });
  const answer = (given?: Answer): void => {
    const text = asked[asked.length - answers.length] ?? '';
    answers.shift()?.(given ?? { ok: [hit(text)], touched: [] });
  };
  return { asked, answer };
}

it('asks one question at a time, and of what was typed meanwhile only the last', async () => {
  const core = slowCore();
  const search = new Search();
  const found = search.find('面');
  void search.find('面談');
  void search.find('面談の');
  expect(core.asked).toEqual(['面']);
  core.answer();
  await expect.poll(() => core.asked).toEqual(['面', '面談の']);
  expect(search.hits).toEqual([]);
  core.answer();
  await found;
  expect(search.hits.map((one) => one.id)).toEqual(['面談の']);
  expect(search.asking).toBe(false);
});

it('keeps the former hits while the next answer is awaited', async () => {
  const core = slowCore();
  const search = new Search();
  const first = search.find('面談');
  core.answer();
  await first;
  const second = search.find('面談 転職');
  expect(search.hits.map((one) => one.id)).toEqual(['面談']);
  expect(search.asking).toBe(true);
  core.answer();
  await second;
  expect(search.hits.map((one) => one.id)).toEqual(['面談 転職']);
});

it('asks nothing about an empty text and clears what was found', async () => {
  const core = slowCore();
  const search = new Search();
  const first = search.find('面談');
  core.answer();
  await first;
  await search.find('  ');
  expect(search.hits).toEqual([]);
  expect(core.asked).toHaveLength(1);
});

it('tells why nothing was found when the search fails, until the next one works', async () => {
  const core = slowCore();
  const search = new Search();
  const failing = search.find('面談');
  core.answer({ failure: { code: 'S-199', about: {} } });
  await failing;
  expect(search.failure?.code).toBe('S-199');
  const working = search.find('転職');
  core.answer();
  await working;
  expect(search.failure).toBeNull();
});
