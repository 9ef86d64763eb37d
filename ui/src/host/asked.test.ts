import { expect, it } from 'vitest';
import { Asked } from './asked.svelte';
import { DEFECT } from './failure';

/** A question whose answers are given by hand. */
function held(): { asked: Asked<string>; give: ((answer: string | Error) => void)[] } {
  const give: ((answer: string | Error) => void)[] = [];
  const ask = (): Promise<string> =>
    new Promise((done, fail) => {
      give.push((answer) => (answer instanceof Error ? fail(answer) : done(answer)));
    });
  return { asked: new Asked(ask), give };
}

it('keeps the last answer until a newer one has come', async () => {
  const { asked, give } = held();
  expect(asked.answer).toBeNull();
  const first = asked.again();
  give[0]?.('one');
  await first;
  expect(asked.answer).toBe('one');
  const second = asked.again();
  expect(asked.answer).toBe('one');
  give[1]?.('two');
  await second;
  expect(asked.answer).toBe('two');
});

it('takes no answer to an earlier question after a later one was asked', async () => {
  const { asked, give } = held();
  const first = asked.again();
  const second = asked.again();
  give[1]?.('later');
  await second;
  give[0]?.('earlier');
  await first;
  expect(asked.answer).toBe('later');
});

it('tells why there is no newer answer, and forgets it with the next one', async () => {
  const { asked, give } = held();
  const first = asked.again();
  give[0]?.('one');
  await first;
  const second = asked.again();
  give[1]?.(new Error('gone'));
  await second;
  expect(asked.failure).toMatchObject({ code: DEFECT });
  expect(asked.answer).toBe('one');
  const third = asked.again();
  give[2]?.('three');
  await third;
  expect(asked.failure).toBeNull();
});
