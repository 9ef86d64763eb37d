import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { helpWith } from '../../../guide';
import { callThrough } from '../../../host/call';
import type { ComposerView } from '../../../host/wire';
import { listenForShortcuts, onShortcut } from '../../../input/keys';
import { words } from '../../../words/words.svelte';
import Composer from './Composer.svelte';

const t = words.t.composer;

function view(body: Partial<ComposerView['body']> = {}): ComposerView {
  const nothing = { last_note: null, contract: null, next_booking: null, suggested: null, saved_at: null };
  const lists = { sections: [{ key: 'talked', heading: '' }], actions: [], goals: [], obstacles: [] };
  const record = {
    ...{ session: 's1', learner: 'l1', day: '2026-11-20', time: '10:00', minutes: 50, mode: null },
    ...{ outcome: 'held', sections: [], actions: [], new_actions: [], levels: [], typing: {} },
    ...{ satisfaction: null, intent: null, obstacles_opened: [], obstacles_cleared: [] },
    next_booking: null,
  } as ComposerView['record'];
  return {
    ...{ session: 's1', state: 'booked', place: null, recorded: false, number: 9, unplanned: 'new' },
    moves: { from: null, to: null },
    ...{ learner: { id: 'l1', name: '佐藤 美咲', kana: null, external_id: null } },
    ...{ ...nothing, ...lists, last_answers: { satisfaction: null, intent: null } },
    record,
    body: { ...record, ...body },
  };
}

let asked: string[];
let drafts: ComposerView['body'][];
let answers: Record<string, unknown>;
let stops: (() => void)[];

beforeEach(() => {
  void words.speak('ja');
  asked = [];
  drafts = [];
  answers = {
    'composer.open': view(),
    'composer.preview': { consequences: [], problems: [] },
    'composer.confirm': { act: 41, session: 's1', number: 9, next: null },
    'draft.save': 1_795_139_760_000,
    'session.meanwhile': [],
  };
  const restore = callThrough(async (name, input) => {
    asked.push(name);
    if (name === 'draft.save') drafts.push((input as { draft: ComposerView['body'] }).draft);
    return { ok: (await answers[name]) ?? null, touched: [] };
  });
  stops = [restore, listenForShortcuts(window, false)];
});
afterEach(() => {
  cleanup();
  stops.forEach((stop) => stop());
});

async function open(
  body: Partial<ComposerView['body']> = {},
  booking = false,
): Promise<{ come: () => Promise<void>; onclose: Mock; onbooking: Mock; onbookbeside: Mock }> {
  answers['composer.open'] = view(body);
  const [onclose, onbooking, onbookbeside] = [vi.fn(), vi.fn(), vi.fn()];
  const { rerender } = render(Composer, {
    ...{ learner: 'l1', session: 's1', booking, onread: vi.fn(), onnext: vi.fn() },
    ...{ onclose, onbooking, onbookbeside },
  });
  await screen.findByRole('combobox', { name: t.outcomeLabel });
  return { come: () => rerender({ booking: true }), onclose, onbooking, onbookbeside };
}
const outcome = (): HTMLSelectElement => screen.getByRole('combobox', { name: t.outcomeLabel });
const press = (
  key: string,
  target: Element | Window = window,
  how: KeyboardEventInit = {},
): Promise<boolean> => fireEvent.keyDown(target, { key, ctrlKey: true, ...how });

it('leads help to the page about writing notes as long as it is open', async () => {
  const help = (): string | undefined =>
    helpWith({ room: 'learner', id: 'l1', session: 's1', compose: true }).page;
  await open();
  expect(help()).toBe('notes');
  cleanup();
  expect(help()).toBe('cancellations');
});

describe('the day, the time and the outcome', () => {
  it('are confirmed in their dialog without confirming the note behind it', async () => {
    await open();
    await fireEvent.click(screen.getByRole('button', { name: t.changeWhen(words.f.day('2026-11-20')) }));
    const dialog = await screen.findByRole<HTMLDialogElement>('dialog', { name: t.when });
    await press('Enter');
    expect(dialog.open).toBe(false);
    expect(asked).not.toContain('composer.confirm');
  });

  it('cannot be changed once the note is confirmed', async () => {
    await open();
    const closed = (): unknown => outcome().closest<HTMLElement>('.when')?.inert;
    expect(closed()).toBe(false);
    await press('Enter');
    await screen.findByText(t.toRecord);
    expect(closed()).toBe(true);
  });
});

it('says beside the next booking which follow-up that one closes', async () => {
  const closed = { kind: 'date_found', text: null, trigger: 'day_cancelled', cancelled: [] };
  answers['composer.preview'] = { consequences: [{ kind: 'no_note' }, closed], problems: [] };
  await open();
  const said = await screen.findByText(/^確定すると、フォロー「.+」を完了$/);
  expect(said.closest('[data-field=next_booking]')).not.toBeNull();
  await press('Enter');
  await screen.findByText(t.toRecord);
  expect(screen.queryByText(/^確定すると、フォロー「/)).toBeNull();
});

describe('once the note is confirmed', () => {
  const next = {
    session: 's2',
    learner: 'l2',
    name: '渡邉 直樹',
    external_id: null,
    day: '2026-11-20',
    time: null,
  };
  beforeEach(() => {
    answers['composer.confirm'] = { act: 41, session: 's1', number: 9, next };
  });

  it('is closed by its button, also when another one waits', async () => {
    const { onclose } = await open();
    await press('Enter');
    await fireEvent.click(await screen.findByRole('button', { name: t.close }));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it('is closed by Escape, and not before', async () => {
    const { onclose } = await open();
    await fireEvent.keyDown(outcome(), { key: 'Escape' });
    expect(onclose).not.toHaveBeenCalled();
    await press('Enter');
    await screen.findByRole('button', { name: t.close });
    await fireEvent.keyDown(document.activeElement ?? window, { key: 'Escape' });
    expect(onclose).toHaveBeenCalledOnce();
  });
});

it('takes no act back while something in the note has the focus', async () => {
  const [undo, redo] = [vi.fn(), vi.fn()];
  stops.push(onShortcut('undo', undo), onShortcut('redo', redo));
  await open();
  outcome().focus();
  await press('z', outcome());
  await press('Z', outcome(), { shiftKey: true });
  expect(undo).not.toHaveBeenCalled();
  expect(redo).not.toHaveBeenCalled();
  outcome().blur();
  await press('z');
  expect(undo).toHaveBeenCalledOnce();
});

it('keeps the half-typed line as an action when another one is written anew', async () => {
  await open({
    new_actions: [{ text: '読書', due_on: '2026-11-27' }],
    typing: { action: '散歩 11/30' },
  });
  await fireEvent.click(screen.getByRole('button', { name: t.change('読書') }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: t.next }).value).toBe('読書 2026/11/27（金）');
  screen.getByRole('button', { name: t.change('散歩') });
  expect(screen.queryByRole('button', { name: t.change('読書') })).toBeNull();
});

it('goes by the day that has begun when one writes past midnight', async () => {
  await open();
  vi.setSystemTime(new Date(2026, 10, 21, 0, 5));
  stops.push(() => vi.setSystemTime(new Date(2026, 10, 20, 10, 50)));
  const line = screen.getByRole('textbox', { name: t.next });
  await fireEvent.input(line, { target: { value: '読書 明日' } });
  screen.getByText(words.f.dayOfYear('2026-11-22'));
});

it('shows how the next booking was read, its length and mode too, and asks for just that', async () => {
  await open();
  const line = screen.getByRole('textbox', { name: t.booking });
  await fireEvent.input(line, { target: { value: '来月第一月曜 夜7時 60分 オンライン' } });
  screen.getByText('12/07（月） 19:00 60分 オンライン', { ignore: '.sr' });
  await fireEvent.blur(line);
  await expect.poll(() => drafts.at(-1)?.next_booking).toBeTruthy();
  expect(drafts.at(-1)?.next_booking).toEqual({
    ...{ day: '2026-12-07', time: '19:00', minutes: 60, mode: 'online', place: null },
  });
});

it('stands at the next booking when one came for it', async () => {
  await open({}, true);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: t.booking }));
});

it('has the next session booked beside the record once the note is confirmed', async () => {
  const { come, onbooking, onbookbeside } = await open();
  let confirmed = (_: unknown): void => undefined;
  const { 'composer.confirm': answer } = answers;
  answers['composer.confirm'] = new Promise((done) => (confirmed = done));
  await press('Enter');
  await screen.findByText(t.confirming);
  await come();
  expect(onbookbeside).not.toHaveBeenCalled();
  confirmed(answer);
  await expect.poll(() => onbookbeside).toHaveBeenCalledOnce();
  expect(onbooking).not.toHaveBeenCalled();
});

it('hands the focus on when an obstacle is dropped: to the one in its place, then to the line', async () => {
  const obstacle = (text: string): { text: string; category: null } => ({ text, category: null });
  await open({ obstacles_opened: [obstacle('会議'), obstacle('夜更かし')] });
  const drop = async (text: string): Promise<void> => {
    const chip = screen.getByRole('button', { name: words.t.design.remove(text) });
    chip.focus();
    await fireEvent.click(chip);
  };
  await drop('会議');
  expect(document.activeElement?.textContent).toContain('夜更かし');
  await drop('夜更かし');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: t.obstacles }));
});
