import Sun from '@lucide/svelte/icons/sun';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardComposition } from '../input/ime';
import { words } from '../words/words.svelte';
import Combobox from './Combobox.svelte';
import DateField from './DateField.svelte';
import { look } from './look.svelte';
import Nav from './Nav.svelte';
import Notice from './Notice.svelte';
import Progress, { CANCEL_AFTER_MS, LABEL_AFTER_MS } from './Progress.svelte';
import SaveState from './SaveState.svelte';
import Seg from './Seg.svelte';

let takeDown: () => void;
beforeEach(() => {
  takeDown = guardComposition(window);
  void words.speak('ja');
});
afterEach(() => {
  cleanup();
  takeDown();
  vi.useRealTimers();
});

describe('Seg', () => {
  const choices = [
    { value: '3', label: '3' },
    { value: '4', label: '4' },
    { value: '', label: '—', spoken: '未確認' },
  ];

  it('is a group of radios with names, and tells what was picked', async () => {
    const onpick = vi.fn();
    render(Seg, { name: 'score', label: '満足度', value: '3', choices, onpick });
    expect(screen.getByRole('radiogroup', { name: '満足度' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '3' }).checked).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: '未確認' }));
    expect(onpick).toHaveBeenCalledExactlyOnceWith('');
  });
});

describe('DateField', () => {
  const props = { label: '期限', value: null as string | null, today: '2026-11-20' };
  const field = (): HTMLInputElement => screen.getByLabelText('期限');

  it('shows how it read the text', async () => {
    const onread = vi.fn();
    render(DateField, { ...props, onread });
    await fireEvent.input(field(), { target: { value: '来週金曜' } });
    expect(onread).toHaveBeenLastCalledWith('2026-11-27');
    expect(field().value).toBe('来週金曜');
    expect(screen.getByText('2026/11/27（金）')).toBeTruthy();
  });

  it('waits for the end of a conversion', async () => {
    const onread = vi.fn();
    render(DateField, { ...props, onread });
    await fireEvent.compositionStart(field());
    await fireEvent.input(field(), { target: { value: '金' } });
    expect(onread).not.toHaveBeenCalled();
    await fireEvent.compositionEnd(field());
    expect(onread).toHaveBeenCalledExactlyOnceWith('2026-11-27');
  });

  it('says that it cannot read a text only once the field is left', async () => {
    render(DateField, props);
    await fireEvent.focus(field());
    await fireEvent.input(field(), { target: { value: 'そのうち' } });
    expect(field().getAttribute('aria-invalid')).toBe('false');
    await fireEvent.blur(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(words.t.design.notADate)).toBeTruthy();
  });

  it('says so, too, when Enter asks for what follows', async () => {
    render(DateField, props);
    await fireEvent.focus(field());
    await fireEvent.input(field(), { target: { value: 'そのうち' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('takes a date set from outside, and keeps the typed words where they mean the same', async () => {
    const { rerender } = render(DateField, { ...props, text: '2週間後', value: '2026-12-04' });
    expect(field().value).toBe('2週間後');
    await rerender({ value: '2026-12-08' });
    expect(field().value).toBe('2026/12/08（火）');
    await rerender({ value: null });
    expect(field().value).toBe('');
  });
});

describe('Combobox', () => {
  const groups = [
    {
      label: '受講者',
      options: [
        { id: 'a', label: '佐藤' },
        { id: 'b', label: '渡邉' },
      ],
    },
    { label: '操作', options: [{ id: 'c', label: '記録する', keys: 'Ctrl N' }] },
  ];
  const start = (): { onpick: ReturnType<typeof vi.fn>; input: HTMLElement } => {
    const onpick = vi.fn();
    render(Combobox, { label: '検索', placeholder: '', text: '', groups, onpick });
    return { onpick, input: screen.getByRole('combobox') };
  };

  it('walks over all groups and around the ends', async () => {
    const { onpick, input } = start();
    for (const key of ['ArrowDown', 'ArrowDown']) await fireEvent.keyDown(input, { key });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('記録する');
    expect(input.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    );
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    await fireEvent.keyDown(input, { key: 'ArrowUp' });
    await fireEvent.keyDown(input, { key: 'ArrowUp' });
    await fireEvent.keyDown(input, { key: 'Enter' });
    expect(onpick).toHaveBeenCalledExactlyOnceWith('b');
  });

  it.each([{ isComposing: true }, { keyCode: 229 }])('leaves Enter to a conversion: %o', async (how) => {
    const { onpick, input } = start();
    await fireEvent.keyDown(input, { key: 'Enter', ...how });
    await fireEvent.keyDown(input, { key: 'ArrowDown', ...how });
    expect(onpick).not.toHaveBeenCalled();
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('佐藤');
  });

  it('says so when nothing fits', () => {
    render(Combobox, { label: '検索', placeholder: '', text: 'x', groups: [], onpick: vi.fn() });
    expect(screen.getByRole('status').textContent).toContain(words.t.design.nothingFound);
  });
});

describe('Progress', () => {
  it('speaks after a moment, and offers a way out later', () => {
    vi.useFakeTimers();
    render(Progress, { what: '取り込んでいます', done: 1200, of: 30000, oncancel: vi.fn() });
    expect(document.body.textContent).not.toContain('取り込んでいます');
    vi.advanceTimersByTime(LABEL_AFTER_MS);
    flushSync();
    expect(document.body.textContent).toContain('1,200 / 30,000');
    expect(screen.queryByRole('button')).toBeNull();
    vi.advanceTimersByTime(CANCEL_AFTER_MS - LABEL_AFTER_MS);
    flushSync();
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(1200);
    expect(screen.getByRole('button', { name: words.t.design.cancel })).toBeTruthy();
  });
});

it('Notice says what happened, what is safe, what to do, and the code, and lets one do it', async () => {
  const act = vi.fn();
  const told = {
    happened: '保存できませんでした。',
    safe: '書きかけは残っています。',
    todo: '［もう一度保存］を押してください。',
  };
  render(Notice, { ...told, code: 'S-102', action: { label: 'もう一度保存', act } });
  const alert = screen.getByRole('alert').textContent?.replace(/\s+/g, ' ') ?? '';
  const order = [told.happened, told.safe, told.todo, 'S-102'].map((part) => alert.indexOf(part));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  await fireEvent.click(screen.getByRole('button', { name: 'もう一度保存' }));
  expect(act).toHaveBeenCalledOnce();
});

it('SaveState always says how it stands', async () => {
  const { rerender } = render(SaveState, { saving: { kind: 'saving' } });
  const status = (): string => screen.getByRole('status').textContent ?? '';
  expect(status()).toContain(words.t.design.saving);
  await rerender({ saving: { kind: 'saved', at: '10:56' } });
  expect(status()).toContain('10:56');
  await rerender({ saving: { kind: 'failed', reason: '空き容量がありません。' } });
  expect(status()).toContain('空き容量がありません。');
});

it('Nav marks where one is and tells where one wants to go', async () => {
  const onpick = vi.fn();
  const place = { icon: Sun, keys: 'Ctrl 1', ariaKeys: 'Control+1' };
  const places = [
    { ...place, id: 'week', label: '今週', count: 3 },
    { ...place, id: 'learners', label: '受講者' },
  ];
  render(Nav, { label: 'menu', heading: '中村コーチング', places, current: 'week', onpick });
  expect(screen.getByRole('button', { name: /今週/ }).getAttribute('aria-current')).toBe('page');
  await fireEvent.click(screen.getByRole('button', { name: /受講者/ }));
  expect(onpick).toHaveBeenCalledExactlyOnceWith('learners');
});

it('the look is worn by the root, within its bounds', () => {
  const root = document.documentElement;
  look.wear({ theme: 'dark', textScale: 3 });
  expect(root.dataset.theme).toBe('dark');
  expect(root.style.getPropertyValue('--text-scale')).toBe('1.5');
  look.wear({ theme: 'system', textScale: 1 });
});

it('the look of the system is what the browser says of the machine, also when that changes', async () => {
  const machine = Object.assign(new EventTarget(), { matches: true });
  vi.stubGlobal('matchMedia', () => machine);
  vi.resetModules();
  const { look: fresh } = await import('./look.svelte');
  const root = document.documentElement;
  fresh.wear({ theme: 'system' });
  expect([root.dataset.theme, fresh.shade]).toEqual(['dark', 'dark']);
  machine.dispatchEvent(Object.assign(new Event('change'), { matches: false }));
  expect([root.dataset.theme, fresh.shade]).toEqual(['light', 'light']);
  vi.unstubAllGlobals();
});
