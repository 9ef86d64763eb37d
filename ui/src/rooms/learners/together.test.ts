// Those who are selected: what is done with them, and that nobody is among them unseen.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import type { LearnerLine } from '../../host/wire';
import { words } from '../../words/words.svelte';
// Loaded here, so that no test waits for it.
import './Together.svelte';
import { choice } from './choice.svelte';
import Learners from './Learners.svelte';

const t = words.t.learners;

const learner = (id: string, tags: string[]): LearnerLine => ({
  ...{
    id,
    name: `名${id}`,
    kana: null,
    external_id: null,
    lifecycle: 'active',
    starts_on: null,
    tags,
    terms: null,
  },
  ...{ next_booking: null, last_held: null, open_actions: 0, unbooked_days: null, last_contact: null },
  ...{ next_contact: null, payer: null, birthday: null, next_birthday: null, has_consent: true },
});
const people = [learner('a', ['語学']), learner('b', ['語学']), learner('c', [])];

let tagged: unknown[];
let restore: () => void;
beforeEach(async () => {
  void words.speak('ja');
  choice.clear();
  tagged = [];
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  restore = callThrough(async (name, input) => {
    if (name === 'learners.tag') tagged.push((input as { learners: unknown }).learners);
    const answers: Record<string, unknown> = {
      'learners.list': people,
      'learners.tag': { done: 3, left: 0 },
      'act.recent': [{ seq: 7 }],
    };
    return { ok: answers[name] ?? [], touched: [] };
  });
  render(Learners, { at: { room: 'learners' } });
  await fireEvent.keyDown(await screen.findByRole('grid'), { key: 'a', ctrlKey: true });
});
afterEach(() => {
  cleanup();
  restore();
  vi.unstubAllGlobals();
});

const marked = (): number =>
  screen.queryAllByRole('checkbox', { name: words.t.design.mark, checked: true }).length;

async function tag(): Promise<void> {
  await fireEvent.click(await screen.findByRole('button', { name: t.together.deeds.tag }));
  const field = screen.getByLabelText<HTMLInputElement>(t.together.asks.tag);
  await fireEvent.input(field, { target: { value: '平日夜' } });
  // What Enter does in a line of a form.
  field.form?.requestSubmit();
  await screen.findByText(t.together.done.tag(3, 0));
}

it('takes Enter in the field of labels, and selects nobody any more once it is done', async () => {
  await tag();
  expect(tagged).toEqual([['a', 'b', 'c']]);
  expect(marked()).toBe(0);
  await fireEvent.click(screen.getByRole('button', { name: t.together.undo }));
  await expect.poll(() => marked()).toBe(3);
});

it('goes with what it said when that is put away', async () => {
  await tag();
  const bar = screen.getByRole('group', { name: t.together.title });
  await fireEvent.click(within(bar).getByRole('button', { name: words.t.design.close }));
  expect(screen.queryByRole('group', { name: t.together.title })).toBeNull();
});

it('says how many a filter keeps from view, and lets them be left out', async () => {
  await fireEvent.click(screen.getByRole('button', { name: '語学 2' }));
  await screen.findByText(t.together.marked(3));
  expect(screen.getByText(t.together.unseen(1))).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: t.together.onlySeen }));
  expect(screen.getByText(t.together.marked(2))).toBeTruthy();
  expect(screen.queryByText(t.together.unseen(1))).toBeNull();
});
