import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callThrough } from '../../host/call';
import { announce } from '../../host/touched';
import type { ComposerView, SessionLine, UnbookedLine, Week as WeekAnswer } from '../../host/wire';
import { router } from '../../route.svelte';
import { words } from '../../words/words.svelte';
import Week from './Week.svelte';

const TODAY = '2026-11-20';
const t = words.t.week;

function session(id: string, given: Partial<SessionLine> = {}): SessionLine {
  const learner = { id: `learner-${id}`, name: `受講者${id}`, external_id: null };
  return {
    ...{ id, learner, day: TODAY, time: '10:00', minutes: 50, mode: 'online', place: null, state: 'booked' },
    ...{ under_way: false, number: 9, has_note: false, has_draft: false, gathering: null },
    ...given,
  };
}

const listed = <Row>(first: Row[]): { total: number; first: Row[] } => ({ total: first.length, first });

/** What the core would answer; the tests change it as acts would. */
let answers: Record<string, unknown>;
let asked: [string, unknown][];
let restore: () => void;

/** The week around today. Sessions of today are among those of the week, as in the core. */
function weekOf(
  parts: Partial<Record<'toWrite' | 'today' | 'week', SessionLine[]>> & { next?: SessionLine },
): WeekAnswer {
  const { toWrite = [], today = [], week = today, next = null } = parts;
  return {
    ...{ today: TODAY, monday: '2026-11-16', next, next_together: [], overdue: listed([]), overdue_days: 60 },
    to_write: listed(toWrite),
    sessions_today: listed(today),
    sessions: listed(week),
  };
}

function composer(id: string): ComposerView {
  const nothing = { last_note: null, contract: null, next_booking: null, suggested: null, saved_at: null };
  const lists = { sections: [], actions: [], goals: [], obstacles: [] };
  const body = {
    ...{ session: id, learner: `learner-${id}`, day: TODAY, time: '10:00', minutes: 50, mode: null },
    ...{ outcome: 'held', sections: [], actions: [], new_actions: [], levels: [], typing: {} },
    ...{ satisfaction: null, intent: null, obstacles_opened: [], obstacles_cleared: [], next_booking: null },
  } as ComposerView['body'];
  return {
    ...{ session: id, state: 'booked', place: null, recorded: false, number: 9, unplanned: 'new' },
    moves: { from: null, to: null },
    record: body,
    ...{ learner: { id: `learner-${id}`, name: `受講者${id}`, kana: 'かな', external_id: null } },
    ...{ ...nothing, ...lists, body, last_answers: { satisfaction: null, intent: null } },
  };
}

beforeEach(() => {
  void words.speak('ja');
  router.replace({ room: 'week' });
  asked = [];
  answers = {
    'week.view': weekOf({}),
    'draft.list': [],
    'week.unbooked': listed([]),
    'learners.list': [{}],
    'session.meanwhile': [],
    'act.recent': [{ seq: 41, undone: false }],
    'composer.open': composer('a'),
    'composer.preview': { consequences: [], problems: [] },
    'composer.confirm': { act: 41, session: 'a', number: 9, next: null },
  };
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const answer = answers[name];
    const ok = typeof answer === 'function' ? await answer(input) : (answer ?? null);
    return { ok, touched: /\.(confirm|resolve|reschedule|book|undo)$/.test(name) ? ['session'] : [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const block = (title: string): HTMLElement => screen.getByRole('region', { name: title });
const findBlock = (title: string): Promise<HTMLElement> => screen.findByRole('region', { name: title });
const inputsOf = (name: string): unknown[] => asked.filter(([one]) => one === name).map(([, input]) => input);
const press = (key: string): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = (): string =>
  document.activeElement?.closest('button')?.textContent?.trim() ?? 'nothing that can be pressed';

describe('the list of notes to write', () => {
  beforeEach(() => {
    answers['week.view'] = weekOf({ toWrite: [session('a', { day: '2026-11-18' }), session('b')] });
  });

  it('is brought to zero by keyboard, each step with its undo in place', async () => {
    render(Week, { at: { room: 'week' } });
    const toWrite = await findBlock(t.toWrite.title);
    await expect.poll(() => focused()).toContain('受講者a');
    await press('ArrowRight');
    expect(focused()).toBe(t.toWrite.noNote);
    answers['week.view'] = weekOf({ toWrite: [session('b')] });
    (document.activeElement as HTMLElement).click();
    await within(toWrite).findByText(t.done.held('受講者a 11/18（水）'));
    expect(inputsOf('composer.open')).toContainEqual({ learner: 'learner-a', session: 'a' });
    expect(inputsOf('composer.confirm')).toEqual([{ draft: composer('a').body }]);
    await expect.poll(() => focused()).toContain('受講者b');

    await press('ArrowUp');
    expect(focused()).toBe(t.done.undo);
    answers['week.view'] = weekOf({ toWrite: [session('a', { day: '2026-11-18' }), session('b')] });
    (document.activeElement as HTMLElement).click();
    await expect.poll(() => focused()).toContain('受講者a');
    expect(inputsOf('act.undo')).toEqual([{ seq: 41 }]);
    expect(within(toWrite).queryByRole('button', { name: t.done.undo })).toBeNull();
  });

  it('says what holding a session took from the package', async () => {
    const consequences = [{ kind: 'ticket_used', contract: null, balance_before: 5 }];
    answers['composer.preview'] = { consequences, problems: [] };
    render(Week, { at: { room: 'week' } });
    const who = '受講者a 11/18（水）';
    (await screen.findByRole('button', { name: t.toWrite.noNoteOf(who) })).click();
    await screen.findByText(t.done.heldByTicket(who, '5', '4'));
  });

  it('opens the composer of the row', async () => {
    render(Week, { at: { room: 'week' } });
    await expect.poll(() => focused()).toContain('受講者a');
    await press('ArrowDown');
    (document.activeElement as HTMLElement).click();
    expect(router.at).toEqual({ room: 'learner', id: 'learner-b', session: 'b', compose: true });
  });

  it('records why a session did not take place', async () => {
    render(Week, { at: { room: 'week' } });
    (await screen.findByRole('button', { name: t.toWrite.notHeldOf('受講者b 11/20（金）') })).click();
    (await screen.findByRole('button', { name: t.outcome.no_show })).click();
    await screen.findByText(t.done.resolved('受講者b 11/20（金）', t.outcome.no_show));
    expect(inputsOf('session.resolve')).toEqual([{ session: 'b', state: 'no_show' }]);
  });

  it('moves a session to the day and time that were typed', async () => {
    render(Week, { at: { room: 'week' } });
    (await screen.findByRole('button', { name: t.toWrite.notHeldOf('受講者b 11/20（金）') })).click();
    (await screen.findByRole('button', { name: t.outcome.moved })).click();
    await fireEvent.input(await screen.findByLabelText(t.when.newDay), { target: { value: '来週金曜' } });
    screen.getByRole('button', { name: t.when.move }).click();
    await vi.waitFor(() =>
      expect(inputsOf('session.reschedule')).toEqual([{ session: 'b', day: '2026-11-27', time: '10:00' }]),
    );
    await screen.findByText(t.done.moved('受講者b 11/20（金） 10:00', '11/27（金） 10:00'));
  });

  it('tells in place when an act was refused, and keeps the row', async () => {
    answers['composer.confirm'] = () => Promise.reject(new Error('gone'));
    render(Week, { at: { room: 'week' } });
    const who = '受講者a 11/18（水）';
    (await screen.findByRole('button', { name: t.toWrite.noNoteOf(who) })).click();
    expect((await within(block(t.toWrite.title)).findByRole('alert')).textContent).toContain('U-001');
    expect(screen.getByRole('button', { name: t.toWrite.noNoteOf(who) })).toBeTruthy();
  });

  it('speaks no more of an act that was taken back elsewhere', async () => {
    render(Week, { at: { room: 'week' } });
    const who = '受講者a 11/18（水）';
    (await screen.findByRole('button', { name: t.toWrite.noNoteOf(who) })).click();
    await screen.findByText(t.done.held(who));
    answers['act.recent'] = [{ seq: 41, undone: true }];
    announce(['session']);
    await expect.poll(() => screen.queryByText(t.done.held(who))).toBeNull();
  });

  it('does not offer to leave out a note that was begun', async () => {
    answers['week.view'] = weekOf({ toWrite: [session('a', { has_draft: true })] });
    render(Week, { at: { room: 'week' } });
    const row = await screen.findByText('受講者a');
    expect(row.closest('li')?.textContent).toContain(t.toWrite.draft);
    expect(screen.queryByRole('button', { name: t.toWrite.noNoteOf('受講者a 11/20（金）') })).toBeNull();
  });
});

describe('the week', () => {
  it('prepares the next session', async () => {
    const next = session('b', { time: '15:00' });
    answers['week.view'] = weekOf({ today: [next], next });
    answers['composer.open'] = {
      ...composer('b'),
      last_note: {
        ...{ session: 'x', day: '2026-11-06', number: 8 },
        sections: [{ key: 'talked', heading: '', text: '朝の企画時間' }],
      },
      actions: [
        {
          id: 'p',
          text: '企画',
          created_on: '2026-11-06',
          due_on: '2026-11-19',
          state: 'open',
          agreed_here: false,
        },
      ],
      contract: { id: 'c', name: '8回チケット', kind: 'package', balance: 3, term_end: null },
    };
    render(Week, { at: { room: 'week' } });
    const card = await findBlock(t.next.title);
    await within(card).findByText('朝の企画時間');
    for (const said of [
      '受講者b',
      words.t.shell.sections.talked,
      '企画',
      t.next.overdue,
      '8回チケット',
      '残り3回',
    ]) {
      expect(card.textContent).toContain(said);
    }
  });

  it('says that the session of the card is under way', async () => {
    answers['week.view'] = weekOf({ next: session('b', { under_way: true }) });
    render(Week, { at: { room: 'week' } });
    const card = await findBlock(t.next.title);
    expect(within(card).getByText(t.next.underWay)).toBeTruthy();
    expect(within(card).getByRole('button', { name: t.next.write })).toBeTruthy();
  });

  it('prepares a session beyond the week, which cannot be written about yet', async () => {
    answers['week.view'] = weekOf({ next: session('b', { day: '2027-01-08' }) });
    render(Week, { at: { room: 'week' } });
    const card = await findBlock(t.next.title);
    expect(card.textContent).toContain('2027/01/08（金）');
    expect(within(card).queryByText(t.next.underWay)).toBeNull();
    expect(within(card).queryByRole('button', { name: t.next.write })).toBeNull();
  });

  it('names the group that comes next, and not one of its people alone', async () => {
    await import('./NextGroup.svelte'); // loaded only where a group comes next
    const [b, c] = ['b', 'c'].map((id) => session(id, { gathering: { id: 'g', title: '読書会' } }));
    answers['week.view'] = { ...weekOf({ next: b }), next_together: [b, c] };
    render(Week, { at: { room: 'week' } });
    within(await findBlock(t.next.title)).getByText(words.t.gathering.people('2'));
  });

  it('shows three open actions of the next session, the latest due first, and leads to the others', async () => {
    const due = ['2026-10-01', null, '2026-11-27', '2026-11-13', '2026-11-19'];
    const actions = due.map((due_on, index) => ({
      ...{ id: `${index}`, text: `約束${due_on}`, created_on: '2026-09-01', due_on, state: 'open' },
      agreed_here: false,
    }));
    answers['composer.open'] = { ...composer('b'), actions };
    answers['week.view'] = weekOf({ next: session('b') });
    render(Week, { at: { room: 'week' } });
    const card = await findBlock(t.next.title);
    await within(card).findByText(t.next.actions('5'));
    expect(
      within(card)
        .getAllByText(/^約束2/)
        .map((text) => text.textContent),
    ).toEqual(['約束2026-11-27', '約束2026-11-19', '約束2026-11-13']);
    within(card)
      .getByRole('button', { name: t.next.moreActions('2') })
      .click();
    expect(router.at).toEqual({ room: 'learner', id: 'learner-b' });
  });

  it('says how far back overdue actions are looked for', async () => {
    answers['week.view'] = weekOf({ today: [session('a')] });
    render(Week, { at: { room: 'week' } });
    expect((await findBlock(t.overdue.title)).textContent).toContain(t.overdue.scope(60));
  });

  it('shows its sessions before it is known who has no booking', async () => {
    let arrive = (_: unknown): void => undefined;
    answers['week.unbooked'] = () => new Promise((done) => (arrive = done));
    answers['week.view'] = weekOf({ today: [session('a', { state: 'held', has_note: true })] });
    render(Week, { at: { room: 'week' } });
    expect((await findBlock(t.sessionsToday.title)).textContent).toContain(t.sessions.written);
    await expect.poll(() => inputsOf('week.unbooked')).toHaveLength(1);
    const learner = { id: 'z', name: '渡邉 直樹', external_id: null };
    const late: UnbookedLine = {
      learner,
      days: 23,
      usual_days: 14,
      last_held: '2026-10-28',
      probably_left: false,
      used_up: false,
    };
    arrive(listed([late]));
    await expect.poll(() => block(t.unbooked.title).textContent).toContain(t.unbooked.rhythm(14, 23));
  });

  it('books who has no booking, at the suggested time and as long as last time', async () => {
    const learner = { id: 'z', name: '渡邉 直樹', external_id: null };
    answers['week.unbooked'] = listed([
      { learner, days: 23, usual_days: 14, last_held: '2026-10-28', probably_left: false, used_up: false },
    ]);
    answers['composer.open'] = { ...composer('z'), suggested: { day: '2026-11-27', time: '10:00' } };
    answers['week.view'] = weekOf({ today: [session('a')] });
    render(Week, { at: { room: 'week' } });
    (await screen.findByRole('button', { name: t.unbooked.bookOf('渡邉 直樹') })).click();
    (await screen.findByRole('button', { name: '11/27（金） 10:00' })).click();
    const form = screen.getByLabelText(t.when.bookDay).closest('.below') as HTMLElement;
    const book = within(form).getByRole<HTMLButtonElement>('button', { name: t.when.book });
    await expect.poll(() => book.disabled).toBe(false);
    book.click();
    await screen.findByText(t.done.booked('渡邉 直樹', '11/27（金） 10:00'));
    expect(inputsOf('session.book')).toEqual([
      { learner: 'z', day: '2026-11-27', time: '10:00', minutes: 50, mode: null, place: null },
    ]);
  });

  it('resolves an overdue action', async () => {
    const learner = { id: 'z', name: '渡邉 直樹', external_id: null };
    const overdue = listed([{ id: 'o', learner, text: '企画', due_on: '2026-11-17', days: 3 }]);
    answers['week.view'] = { ...weekOf({}), overdue };
    render(Week, { at: { room: 'week' } });
    (await screen.findByRole('button', { name: t.overdue.asState(t.overdue.partly, '企画') })).click();
    await screen.findByText(t.done.action('企画', words.t.terms.actionState.partly));
    expect(inputsOf('action_item.resolve')).toEqual([{ action_item: 'o', state: 'partly' }]);
  });

  it('shows seven rows, the rest behind one line', async () => {
    const many = Array.from({ length: 12 }, (_, index) => session(`n${index}`));
    answers['week.view'] = weekOf({ toWrite: many });
    render(Week, { at: { room: 'week' } });
    const toWrite = await findBlock(t.toWrite.title);
    expect(within(toWrite).getAllByText(/^受講者n/)).toHaveLength(7);
    within(toWrite)
      .getByRole('button', { name: t.more('5') })
      .click();
    await expect.poll(() => within(toWrite).getAllByText(/^受講者n/)).toHaveLength(12);
  });

  it('leafs to another week and back', async () => {
    answers['week.view'] = (input: { as_of: string | null }) =>
      input.as_of
        ? {
            ...weekOf({ week: [session('c', { day: '2026-11-25' })] }),
            today: input.as_of,
            monday: '2026-11-23',
          }
        : weekOf({ today: [session('a')] });
    render(Week, { at: { room: 'week' } });
    (await screen.findByRole('button', { name: t.after })).click();
    expect((await findBlock(t.sessions.whole)).textContent).toContain('受講者c');
    expect(inputsOf('week.view').at(-1)).toEqual({ as_of: '2026-11-27' });
    screen.getByRole('button', { name: t.before }).click();
    expect((await findBlock(t.sessionsToday.title)).textContent).toContain('受講者a');
    expect(inputsOf('week.view').at(-1)).toEqual({ as_of: null });
  });

  it('offers what was being typed, and asks once more before throwing it away', async () => {
    const draft = { session: 'a', learner: 'z', name: '渡邉 直樹', external_id: null, day: TODAY };
    answers['draft.list'] = [{ ...draft, saved_at: 0, first_words: '新チームの', readable: true }];
    answers['week.view'] = weekOf({ toWrite: [session('a')] });
    render(Week, { at: { room: 'week' } });
    const offer = await findBlock(t.drafts.title);
    expect(offer.textContent).toContain('新チームの');
    within(offer).getByRole('button', { name: t.drafts.discard }).click();
    await expect.poll(() => focused()).toBe(t.drafts.keep);
    expect(inputsOf('draft.discard')).toEqual([]);
    answers['draft.list'] = [];
    within(offer).getByRole('button', { name: t.drafts.discardNow }).click();
    await expect.poll(() => screen.queryByRole('region', { name: t.drafts.title })).toBeNull();
    expect(inputsOf('draft.discard')).toEqual([{ session: 'a' }]);
  });

  it('says which draft cannot be read, and does not offer to continue it', async () => {
    const draft = { session: 'a', learner: 'z', name: '渡邉 直樹', external_id: null, day: TODAY };
    answers['draft.list'] = [{ ...draft, saved_at: 0, first_words: '', readable: false }];
    answers['week.view'] = weekOf({ toWrite: [session('a')] });
    render(Week, { at: { room: 'week' } });
    const offer = await findBlock(t.drafts.title);
    expect(offer.textContent).toContain(t.drafts.unreadable);
    expect(within(offer).queryByRole('button', { name: t.drafts.resume })).toBeNull();
  });

  it('begins with one sentence and one button where there are no learners', async () => {
    answers['learners.list'] = [];
    render(Week, { at: { room: 'week' } });
    const add = await screen.findByRole('button', { name: t.empty.add });
    expect(document.activeElement).toBe(add);
    add.click();
    expect(router.at).toEqual({ room: 'learners', adding: true });
  });

  it('says why it cannot be shown, and asks again', async () => {
    answers['week.view'] = () => Promise.reject(new Error('gone'));
    render(Week, { at: { room: 'week' } });
    expect((await screen.findByRole('alert')).textContent).toContain('U-001');
    answers['week.view'] = weekOf({ today: [session('a')] });
    screen.getByRole('button', { name: t.again }).click();
    await findBlock(t.sessionsToday.title);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
