import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import Nav from './design/Nav.svelte';
import { callThrough } from './host/call';
import { menu } from './places';
import { followNotesToWrite } from './rooms/week/counts.svelte';
import { words } from './words/words.svelte';

afterEach(cleanup);

it('says what the figure beside the week counts', async () => {
  const restore = callThrough(async () => ({ ok: { to_write: 2 }, touched: [] }));
  const stop = followNotesToWrite();
  const says = words.t.shell.counts.week(2);
  await expect.poll(() => menu(words.t)[0]?.figure).toEqual({ count: 2, says });
  render(Nav, {
    ...{ label: '', heading: '', places: menu(words.t), current: 'week', onpick: () => undefined },
  });
  expect(screen.getByRole('button', { name: `${words.t.shell.places.week} ${says}` })).toBeTruthy();
  stop();
  restore();
});

it('stands in the order of its keys, the weekly review after the follow-ups', () => {
  const shown = menu(words.t).filter(({ apart }) => !apart);
  expect(shown.map(({ id }) => id).slice(3, 5)).toEqual(['followUps', 'review']);
  expect(shown.map(({ ariaKeys }) => ariaKeys?.at(-1))).toEqual(shown.map((_, at) => String(at + 1)));
});
