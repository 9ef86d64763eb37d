import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import type { LearnerLine, SavedFilterView } from '../../host/wire';
import { listenForShortcuts, onShortcut } from '../../input/keys';
import { router } from '../../route.svelte';
import { words } from '../../words/words.svelte';
// Loaded here, so that no test waits for it.
import './Agree.svelte';
import './Together.svelte';
import { choice } from './choice.svelte';
import { columnsFor } from './columns';
import Learners from './Learners.svelte';

const t = words.t.learners;

function learner(id: string, given: Partial<LearnerLine> = {}): LearnerLine {
  return {
    ...{
      id,
      name: `名${id}`,
      kana: null,
      external_id: null,
      lifecycle: 'active',
      starts_on: null,
      tags: [],
      terms: null,
    },
    ...{ next_booking: null, last_held: null, open_actions: 0, unbooked_days: null, last_contact: null },
    ...{ next_contact: null, payer: null, birthday: null, next_birthday: null, has_consent: true },
    ...given,
  };
}

const people = [
  learner('a', { name: '五十嵐 久美子', kana: 'いがらし くみこ', tags: ['資格', '語学'], open_actions: 2 }),
  learner('b', { name: '佐藤 直樹', kana: 'さとう なおき', lifecycle: 'graduated', tags: ['語学'] }),
  learner('c', { name: '渡邉 直樹', kana: 'ワタナベ ナオキ', unbooked_days: 12 }),
  learner('d', { name: null, external_id: '12' }),
];

let list: LearnerLine[] | Error;
let kept: SavedFilterView[];
let plans: unknown[];
let agreed: unknown;
let seq: number;
let asked: [string, unknown][];
let stops: (() => void)[];

beforeEach(() => {
  void words.speak('ja');
  choice.clear();
  list = people;
  [kept, plans, agreed, seq] = [[], [], null, 7];
  asked = [];
  router.replace({ room: 'learners' });
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  const restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    if (name === 'filter.list') return { ok: kept, touched: [] };
    if (name === 'learners.tag') return { ok: { done: 2, left: 0 }, touched: [] };
    if (name === 'learners.agree') {
      seq += 1;
      return { ok: agreed, touched: [] };
    }
    if (name === 'plan.list') return { ok: plans, touched: [] };
    if (name === 'act.recent') return { ok: [{ seq }], touched: [] };
    if (name === 'learner.add') return { ok: 'new', touched: ['learner'] };
    if (list instanceof Error) throw list;
    return { ok: list, touched: [] };
  });
  stops = [restore, listenForShortcuts(window, false)];
});
afterEach(() => {
  cleanup();
  stops.forEach((stop) => stop());
  vi.unstubAllGlobals();
});

const show = (adding?: true): void => {
  const at = { room: 'learners' as const, ...(adding && { adding }) };
  router.replace(at);
  render(Learners, { at: router.at as typeof at });
};
const names = (): string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('.name')?.textContent ?? '');
const find = (): HTMLElement => screen.getByRole('searchbox', { name: t.find });

describe('the list', () => {
  it('stands in the order of the core; who has no name stands there with a number', async () => {
    show();
    await screen.findByRole('grid');
    expect(names()).toEqual(['五十嵐 久美子', '佐藤 直樹', '渡邉 直樹', '受講者 0012']);
    expect(screen.getByText(t.all(4))).toBeTruthy();
  });

  it.each([
    ['ｻﾄｳ', ['佐藤 直樹']],
    ['なおき', ['佐藤 直樹', '渡邉 直樹']],
    ['五十嵐久', ['五十嵐 久美子']],
    ['12', ['受講者 0012']],
  ])('finds %s whatever its kana, width and spaces', async (text, expected) => {
    show();
    await screen.findByRole('grid');
    await fireEvent.input(find(), { target: { value: text } });
    expect(names()).toEqual(expected);
    expect(screen.getByText(t.some(expected.length, 4))).toBeTruthy();
  });

  it('waits for the end of a conversion', async () => {
    show();
    await screen.findByRole('grid');
    await fireEvent.compositionStart(find());
    await fireEvent.input(find(), { target: { value: 'ｓ' } });
    expect(names()).toHaveLength(4);
    await fireEvent.compositionEnd(find());
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('is narrowed by state and tag, and clears both with one button', async () => {
    show();
    await screen.findByRole('grid');
    await fireEvent.click(screen.getByRole('button', { name: '語学 2' }));
    expect(names()).toEqual(['五十嵐 久美子', '佐藤 直樹']);
    await fireEvent.click(screen.getByRole('button', { name: '卒業 1' }));
    expect(names()).toEqual(['佐藤 直樹']);
    await fireEvent.input(find(), { target: { value: '渡邉' } });
    await fireEvent.click(screen.getByRole('button', { name: t.clear }));
    expect(names()).toHaveLength(4);
  });

  it('shows those with whom nothing is agreed yet to whoever came for them', async () => {
    list = [...people, learner('e', { name: '林', lifecycle: 'listed' })];
    choice.find = '佐藤';
    render(Learners, { at: { room: 'learners', listed: true } });
    await screen.findByRole('grid');
    expect(names()).toEqual(['林']);
    expect(router.at).toEqual({ room: 'learners' });
  });

  it('is entered from the field, and Enter opens', async () => {
    show();
    await screen.findByRole('grid');
    await expect.poll(() => document.activeElement).toBe(find());
    await fireEvent.input(find(), { target: { value: 'なおき' } });
    await fireEvent.keyDown(find(), { key: 'ArrowDown' });
    const grid = screen.getByRole('grid');
    expect(document.activeElement).toBe(grid);
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    expect(router.at).toEqual({ room: 'learner', id: 'c' });
  });

  it('is found again as it was left', async () => {
    show();
    await screen.findByRole('grid');
    await fireEvent.input(find(), { target: { value: 'なおき' } });
    await fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' });
    cleanup();
    show();
    const grid = await screen.findByRole('grid');
    expect(names()).toEqual(['佐藤 直樹', '渡邉 直樹']);
    await expect.poll(() => document.activeElement).toBe(grid);
    expect(screen.getByRole('row', { selected: true }).textContent).toContain('渡邉');
  });

  it('is leafed through by initials', async () => {
    list = Array.from({ length: 40 }, (_, index) =>
      learner(`n${index}`, { kana: index < 20 ? 'あ' : 'か', name: `人${index}` }),
    );
    show();
    await fireEvent.click(
      within(await screen.findByRole('toolbar', { name: t.index })).getByRole('button', { name: 'か' }),
    );
    const grid = screen.getByRole('grid');
    expect(document.activeElement).toBe(grid);
    await fireEvent.keyDown(grid, { key: 'Enter' });
    expect(router.at).toEqual({ room: 'learner', id: 'n20' });
  });

  it('says why it cannot be shown, and asks again', async () => {
    list = new Error('gone');
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('U-001');
    list = people;
    await fireEvent.click(screen.getByRole('button', { name: t.again }));
    await screen.findByRole('grid');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('several at once', () => {
  const marked = (): number =>
    screen.queryAllByRole('checkbox', { name: words.t.design.mark, checked: true }).length;
  const press = (key: string, more: object = {}): Promise<boolean> =>
    fireEvent.keyDown(screen.getByRole('grid'), { key, ...more });

  it('are marked by keyboard, one by one, as a range and all', async () => {
    show();
    await screen.findByRole('grid');
    await press(' ');
    expect(marked()).toBe(1);
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(marked()).toBe(3);
    await press('a', { ctrlKey: true });
    expect(marked()).toBe(4);
    await press('Escape');
    expect(marked()).toBe(0);
    expect(router.at.room).toBe('learners');
  });

  it('are all marked from a filter, and not from a field, whose text is meant', async () => {
    show();
    await screen.findByRole('grid');
    await fireEvent.keyDown(find(), { key: 'a', ctrlKey: true });
    expect(marked()).toBe(0);
    const filter = screen.getByRole('button', { name: '語学 2' });
    await fireEvent.keyDown(filter, { key: 'a', ctrlKey: true });
    expect(marked()).toBe(4);
  });

  it('are all marked by the box above the list, and by it no longer', async () => {
    show();
    await screen.findByRole('grid');
    const box = screen.getByRole('checkbox', { name: words.t.design.markAll });
    await fireEvent.click(box);
    expect(marked()).toBe(4);
    await fireEvent.click(box);
    expect(marked()).toBe(0);
  });

  it('are marked by the box of a row, which does not open it', async () => {
    show();
    await screen.findByRole('grid');
    const [first] = screen.getAllByRole('checkbox', { name: words.t.design.mark });
    if (first) await fireEvent.click(first);
    expect(marked()).toBe(1);
    expect(router.at.room).toBe('learners');
  });

  it('are given a label in one act, of which one undo is offered', async () => {
    show();
    await screen.findByRole('grid');
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    await fireEvent.click(await screen.findByRole('button', { name: t.together.deeds.tag }));
    await fireEvent.input(screen.getByLabelText(t.together.asks.tag), { target: { value: '語学、平日夜' } });
    await fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await screen.findByText(t.together.done.tag(2, 0));
    expect(asked.find(([name]) => name === 'learners.tag')?.[1]).toEqual({
      learners: ['a', 'b'],
      add: ['語学', '平日夜'],
      remove: [],
    });
    await fireEvent.click(screen.getByRole('button', { name: t.together.undo }));
    expect(asked.find(([name]) => name === 'act.undo')?.[1]).toEqual({ seq: 7 });
  });

  it('each get a contract by one plan, and who has one already is named', async () => {
    const running = [{ id: 'b', name: '佐藤 直樹', external_id: null }];
    plans = [{ id: 'p', name: '月2回', price: { minor: 20_000, currency: 'JPY' }, offered: true }];
    agreed = { done: 1, left: 1, running };
    show();
    await screen.findByRole('grid');
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    await fireEvent.click(await screen.findByRole('button', { name: t.agree.start }));
    await screen.findByRole('option', { name: /月2回/ });
    const type = (name: string, value: string): Promise<unknown> =>
      fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
    await type(words.t.learner.contract.starts, '2031/4/1');
    await type(words.t.learner.contract.dueOn, '2031/4/10');
    await fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await screen.findByText(t.agree.done(1) + t.agree.left(1, '佐藤 直樹', 0));
    const wish = { learners: ['a', 'b'], plan: 'p', starts_on: '2031-04-01', due_on: '2031-04-10' };
    expect(asked.find(([name]) => name === 'learners.agree')?.[1]).toEqual(wish);
  });

  it('are led to the plans when there is none to agree on', async () => {
    show();
    await screen.findByRole('grid');
    await press(' ');
    await fireEvent.click(await screen.findByRole('button', { name: t.agree.start }));
    expect(await screen.findByText(t.agree.noPlans)).toBeTruthy();
    expect(screen.getByRole('button', { name: words.t.learner.contract.plans })).toBeTruthy();
  });
});

describe('a filter with a name', () => {
  it('is picked with one press, and asks for what it was kept for', async () => {
    kept = [{ id: 'f', name: '語学の人', query: ['tag=語学', 'lacks=booking', 'of a later program=1'] }];
    list = [...people, learner('e', { name: '林', tags: ['語学'], unbooked_days: 3 })];
    show();
    await fireEvent.click(await screen.findByRole('button', { name: '語学の人' }));
    expect(names()).toEqual(['林']);
    await fireEvent.click(screen.getByRole('button', { name: t.everybody + ' 5' }));
  });

  it('is kept under a name', async () => {
    show();
    await screen.findByRole('grid');
    await fireEvent.click(screen.getByRole('button', { name: '語学 2' }));
    await fireEvent.click(await screen.findByRole('button', { name: t.saved.keep }));
    const name = screen.getByLabelText(t.saved.name);
    await fireEvent.input(name, { target: { value: '語学' } });
    await fireEvent.keyDown(name, { key: 'Enter' });
    const kept = { place: 'learners', name: '語学', query: ['tag=語学'] };
    await expect.poll(() => asked.find(([called]) => called === 'filter.save')?.[1]).toEqual(kept);
  });
});

describe('a new learner', () => {
  const type = (label: string, value: string): Promise<boolean> =>
    fireEvent.input(within(screen.getByRole('dialog')).getByLabelText(new RegExp(`^${label}`)), {
      target: { value },
    });
  const confirm = (): Promise<boolean> => fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });

  it('is added by keyboard from an empty list, and opened', async () => {
    list = [];
    show();
    const add = await screen.findByRole('button', { name: t.add });
    expect(document.activeElement).toBe(add);
    await fireEvent.click(add);
    await type(t.adding.name, '髙橋 由美子');
    await type(t.adding.kana, 'たかはし ゆみこ');
    await confirm();
    await expect.poll(() => router.at).toEqual({ room: 'learner', id: 'new' });
    expect(asked.find(([name]) => name === 'learner.add')?.[1]).toEqual({
      ...{ name: '髙橋 由美子', kana: 'たかはし ゆみこ', mail: null, phone: null },
      ...{ line: null, concern: null, tags: null },
    });
  });

  it('needs a name', async () => {
    show(true);
    await screen.findByRole('button', { name: t.adding.add });
    await confirm();
    expect((await screen.findByRole('alert')).textContent).toBe(t.adding.nameless);
    expect(asked.some(([name]) => name === 'learner.add')).toBe(false);
  });

  it('may be there already: whoever has the same name is offered', async () => {
    show(true);
    await screen.findByRole('grid');
    await type(t.adding.name, '佐藤直樹');
    await fireEvent.click(screen.getByRole('button', { name: t.adding.open('佐藤 直樹') }));
    expect(router.at).toEqual({ room: 'learner', id: 'b' });
  });

  it('is not lost to a key that leads elsewhere', async () => {
    const elsewhere = vi.fn();
    stops.push(onShortcut('place1', elsewhere));
    show(true);
    await screen.findByRole('grid');
    await type(t.adding.name, '髙橋 由美子');
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    expect(elsewhere).not.toHaveBeenCalled();
  });

  it('is not asked for again after it was given up', async () => {
    show(true);
    await fireEvent.click(await screen.findByRole('button', { name: words.t.design.cancel }));
    await expect.poll(() => router.at).toEqual({ room: 'learners' });
  });
});

it('shows as many columns as have room, the name always', () => {
  const ids = (room: number): string[] => columnsFor(room, t).map(({ id }) => id);
  expect(ids(70)).toEqual(['name', 'lifecycle', 'plan', 'next', 'last', 'unbooked', 'actions', 'tags']);
  expect(ids(38)).toEqual(['name', 'lifecycle', 'next', 'unbooked']);
  expect(ids(5)).toEqual(['name']);
});
