import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type {
  DecisionLine,
  FollowUpFate,
  NumberLine,
  ReviewViewed,
  SignalLine,
  Upkeep,
} from '../../host/wire';
import { router, type ReviewStage } from '../../route.svelte';
import { reviewWords } from '../../words/reviewing';
import { words } from '../../words/words.svelte';
import Review from './Review.svelte';

const WEEK = { from: '2026-11-09', to: '2026-11-15', is_over: true };
const LEARNER = { id: 'l', name: '佐藤 空', external_id: null };
const BEGUN = { id: 'r', begun_on: '2026-11-20', finished_on: null };
const SIGNAL: SignalLine = {
  learner: LEARNER,
  unbooked: { days: 39, usual_days: 7, probably_left: false, used_up: false },
  ...{ missed: null, trial: null, overdue: [], decision: null },
};
const DECISION: DecisionLine = {
  ...{ id: 'd', step: 'signals', learner: LEARNER, session: null, contract: null, metric: null },
  ...{ decision: 'later', text: '出張中', decided_on: '2026-11-20', follow_up: null, came: null },
  renewed_from: null,
  earlier: [],
};
const SHARE = { of: 3, all: 6, rate: 0.5, interval: [0.19, 0.81] as [number, number], is_indicative: true };
const NUMBER: NumberLine = {
  ...{ metric: 'renewal', within: WEEK, before_within: WEEK, now: { share: SHARE } },
  ...{ before: { share: { ...SHARE, of: 4, rate: 0.67 } }, undecided: 2, target: null, is_off: true },
  decision: null,
};
const EMPTY = { total: 0, first: [] };
const UPKEEP = {
  ...{ today: '2026-11-20', outcomes: EMPTY, proposals: EMPTY, notes: EMPTY, trials: EMPTY },
} as unknown as Upkeep;
const VIEW: ReviewViewed = {
  ...{ today: '2026-11-20', week: WEEK, review: BEGUN, notes: { left: 0, skipped: 0 }, drafts: [] },
  ...{ signals: [SIGNAL], renewals: [], improvements: [], decisions: [], last: null },
};

let view: ReviewViewed;
let upkeep: Upkeep;
let asked: [string, unknown][];
let acts: number;
let stay: FollowUpFate[];
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  [view, upkeep, asked, acts, stay] = [VIEW, UPKEEP, [], 0, []];
  router.begin({ room: 'review' });
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    if (/^(review\.(decide|open|finish)|improvement\.)/.test(name)) acts += 1;
    const act = { seq: acts, kind: 'review.decide', learner: null, about: {}, at: 0, undone: false };
    const answers: Record<string, unknown> = {
      ...{ 'review.view': view, 'review.numbers': [NUMBER], 'upkeep.view': upkeep },
      'review.decide': { decision: 'd', stay },
      'act.recent': acts > 0 ? [{ ...act, for_good: false }] : [],
    };
    return { ok: answers[name] ?? null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const enter = (step?: ReviewStage): void => {
  render(Review, { at: { room: 'review', ...(step && { step }) } });
};
const wished = (name: string): unknown => asked.find(([called]) => called === name)?.[1];

it('goes on at the first step of which something is left', async () => {
  enter();
  const name = new RegExp(`2 ${reviewWords().step.signals}`);
  await expect.poll(() => screen.queryByRole('button', { name })?.getAttribute('aria-current')).toBe('step');
  expect(screen.getByText(reviewWords().signal.unbooked(39, 7))).toBeTruthy();
});

it('begins with what came of the last one, and is begun by its button', async () => {
  const came = { booked_for: '2026-11-27', held_on: null, contract_from: null, ended_on: null };
  const last = { week: '2026-11-02', finished_on: '2026-11-09', decisions: [{ ...DECISION, came }] };
  view = { ...VIEW, review: null, last };
  enter();
  await screen.findByText(reviewWords().came.booked(words.f.dayOfYear('2026-11-27')));
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().begin }));
  await expect.poll(() => wished('review.open')).toEqual({});
});

it('opens a follow-up with what is proposed and the day it is due', async () => {
  enter('signals');
  await fireEvent.click(await screen.findByRole('button', { name: reviewWords().ways.follow_up }));
  const text = screen.getByLabelText<HTMLInputElement>(reviewWords().what);
  expect(text.value).toBe(reviewWords().propose.unbooked);
  await fireEvent.submit(text);
  const told = { step: 'signals', learner: 'l', session: null, contract: null, metric: null };
  const wish = { decision: 'follow_up', text: text.value, due_on: '2026-11-22', follow_up: null };
  await expect.poll(() => wished('review.decide')).toEqual({ ...told, ...wish });
});

it('takes a reason or none for whoever is left for later', async () => {
  enter('signals');
  await fireEvent.click(await screen.findByRole('button', { name: reviewWords().ways.later }));
  await fireEvent.submit(screen.getByLabelText(new RegExp(reviewWords().reason)));
  await expect.poll(() => wished('review.decide')).toMatchObject({ decision: 'later', text: null });
});

it('keeps what was decided in sight, apart from what waits', async () => {
  view = { ...VIEW, signals: [{ ...SIGNAL, decision: DECISION }], decisions: [DECISION] };
  enter('signals');
  await screen.findByRole('heading', { name: reviewWords().decided(1) });
  expect(screen.getByText('出張中')).toBeTruthy();
});

it('shows no session that was passed over as one that waits', async () => {
  const line = {
    ...{ id: 's', learner: LEARNER, day: '2026-11-13', time: '10:00', minutes: 50, mode: null, place: null },
    ...{ state: 'held', gathering: null, under_way: false, number: 1, has_note: false, has_draft: false },
  };
  upkeep = { ...UPKEEP, notes: { total: 1, first: [line] } } as unknown as Upkeep;
  const session = { id: 's', day: '2026-11-13', time: '10:00' };
  const passed: DecisionLine = {
    ...DECISION,
    step: 'notes',
    session,
    decision: 'skipped',
    text: '録音を聞く',
  };
  view = { ...VIEW, notes: { left: 0, skipped: 1 }, decisions: [passed] };
  enter('notes');
  await screen.findByText(reviewWords().zero.notes);
  expect(screen.getByText('録音を聞く')).toBeTruthy();
});

it('says how many of how many, and asks for a word on a number that is off', async () => {
  enter('numbers');
  await screen.findByText(reviewWords().number.off);
  expect(screen.getByText(/3\/6/)).toBeTruthy();
  const name = `${words.t.metrics.names.renewal} ${reviewWords().number.say}`;
  await fireEvent.click(screen.getByRole('button', { name }));
  const word = screen.getByLabelText<HTMLInputElement>(reviewWords().word);
  await fireEvent.submit(word);
  expect(wished('review.decide')).toBeUndefined();
  await fireEvent.input(word, { target: { value: '次の目標を早めに話す' } });
  await fireEvent.submit(word);
  const wish = { step: 'numbers', metric: 'renewal', decision: 'acted', text: '次の目標を早めに話す' };
  await expect.poll(() => wished('review.decide')).toMatchObject(wish);
});

it('says before it is finished how much is kept as passed over', async () => {
  enter('end');
  await screen.findByText(reviewWords().finishLeft(2));
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().finish }));
  await expect.poll(() => wished('review.finish')).toEqual({});
});

it('offers no fourth move', async () => {
  const line = {
    ...{ hypothesis: 'h', change: 'c', started_on: '2026-11-20', metric: null, review_on: null },
    ...{ is_due: false, is_new: true, is_looked_at: false, result: null, learned: null, closed_on: null },
  };
  view = { ...VIEW, improvements: ['a', 'b', 'c'].map((id) => ({ ...line, id })) };
  enter('move');
  await screen.findByText(reviewWords().move.most);
  expect(screen.queryByRole('button', { name: reviewWords().move.add })).toBeNull();
});

it('says how many people there are besides those that are shown, and shows them', async () => {
  const learner = (n: number): SignalLine => ({
    ...SIGNAL,
    learner: { id: `l${n}`, name: `受講者 ${n}`, external_id: null },
  });
  view = { ...VIEW, signals: Array.from({ length: 150 }, (_, n) => learner(n)) };
  enter('signals');
  await screen.findByText(reviewWords().cut('50'));
  expect(screen.queryByText('受講者 100')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().further('50') }));
  await screen.findByText('受講者 149');
  expect(screen.queryByText(reviewWords().cut('50'))).toBeNull();
  await expect.poll(() => document.activeElement?.textContent).toContain('受講者 100');
});

it('counts every session that waits, and reaches all of them', async () => {
  const line = (n: number): unknown => ({
    ...{ id: `s${n}`, learner: LEARNER, day: '2026-11-13', time: '10:00', minutes: 50, mode: null },
    ...{ place: null, state: 'held', gathering: null, under_way: false, number: 1, has_note: false },
    has_draft: false,
  });
  const first = (n: number): unknown => ({
    total: 700,
    first: Array.from({ length: n }, (_, at) => line(at)),
  });
  upkeep = { ...UPKEEP, notes: first(100) } as unknown as Upkeep;
  view = { ...VIEW, notes: { left: 700, skipped: 0 } };
  enter('notes');
  await screen.findByText(reviewWords().cut('600'));
  expect(wished('upkeep.view')).toEqual({ rows: 100 });
  upkeep = { ...UPKEEP, notes: first(200) } as unknown as Upkeep;
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().further('100') }));
  await screen.findByText(reviewWords().cut('500'));
  expect(asked.filter(([name]) => name === 'upkeep.view').at(-1)?.[1]).toEqual({ rows: 200 });
});

it('asks for what was passed over besides, and never says that nothing is missing while something is', async () => {
  const session = { id: 's', day: '2026-11-13', time: '10:00' };
  const passed: DecisionLine = { ...DECISION, step: 'notes', session, decision: 'skipped' };
  view = { ...VIEW, notes: { left: 3, skipped: 1 }, decisions: [passed] };
  enter('notes');
  await screen.findByText(reviewWords().cut('3'));
  expect(screen.queryByText(reviewWords().zero.notes)).toBeNull();
  expect(wished('upkeep.view')).toEqual({ rows: 101 });
});

it('counts a half-written note of no session as missing, and leads to it', async () => {
  const draft = { session: 'n', learner: 'l', name: '佐藤 空', external_id: null, day: '2026-11-18' };
  const drafts = [{ ...draft, saved_at: 0, first_words: '近況', readable: true }];
  view = { ...VIEW, notes: { left: 1, skipped: 0 }, drafts };
  enter('notes');
  await screen.findByText(reviewWords().draft('近況'));
  await fireEvent.click(screen.getByRole('button', { name: words.t.upkeep.open.notes }));
  expect(router.at).toEqual({ room: 'learner', id: 'l', session: 'n', compose: true });
});

it('tells beside a decision what was decided of the same person before', async () => {
  const before = {
    id: 'e',
    decision: 'no_need',
    text: '休会',
    decided_on: '2026-11-19',
    follow_up: null,
  } as const;
  const decision: DecisionLine = { ...DECISION, earlier: [before] };
  view = { ...VIEW, signals: [{ ...SIGNAL, decision }], decisions: [decision] };
  enter('signals');
  const t = reviewWords();
  await screen.findByText(t.earlier(words.f.dayOfYear('2026-11-19'), `${t.decision.no_need} · 休会`));
});

it('tells of a follow-up that stays though it is decided otherwise now', async () => {
  const fate = { id: 'f', state: 'snoozed', text: '電話する', trigger: 'by_hand', due_on: null } as const;
  stay = [{ ...fate, closed_on: null, result: null }];
  enter('signals');
  await fireEvent.click(await screen.findByRole('button', { name: reviewWords().ways.later }));
  await fireEvent.submit(screen.getByLabelText(new RegExp(reviewWords().reason)));
  await screen.findByText(reviewWords().stays('電話する', reviewWords().came.state.snoozed));
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().openFollowUps }));
  expect(router.at).toEqual({ room: 'followUps' });
});

it('says of a trial when it was and how long it is undecided, also of somebody who is no learner', async () => {
  view = { ...VIEW, signals: [{ ...SIGNAL, unbooked: null, trial: { day: '2026-11-10', days: 10 } }] };
  const trial = { id: 't', learner: null, name: '青木', reason: null, objection: null };
  const trials = { total: 1, first: [{ ...trial, day: '2026-11-12', days: 8 }] };
  upkeep = { ...UPKEEP, trials } as unknown as Upkeep;
  enter('signals');
  const said = reviewWords().signal;
  await screen.findByText(said.trial(words.f.dayOfYear('2026-11-10'), 10));
  expect(await screen.findByText('青木')).toBeTruthy();
  expect(screen.getByText(said.trial(words.f.dayOfYear('2026-11-12'), 8))).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: reviewWords().openLeads }));
  expect(router.at).toEqual({ room: 'leads' });
});

it('changes what is tried, and comes back to it', async () => {
  const line = {
    ...{ id: 'i', hypothesis: 'h', change: 'c', started_on: '2026-11-20', metric: 'unbooked' as const },
    ...{
      review_on: '2026-12-18',
      is_due: false,
      is_new: true,
      is_looked_at: false,
      result: null,
      learned: null,
    },
    closed_on: null,
  };
  view = { ...VIEW, improvements: [line] };
  enter('move');
  const t = reviewWords().move;
  await fireEvent.click(await screen.findByRole('button', { name: t.of(t.edit, 'c') }));
  const change = screen.getByLabelText<HTMLInputElement>(new RegExp(`^${t.change}`));
  expect(change.value).toBe('c');
  await fireEvent.input(change, { target: { value: '帰る前に決める' } });
  await fireEvent.submit(change);
  const fields = { hypothesis: 'h', change: '帰る前に決める', metric: 'unbooked', review_on: '2026-12-18' };
  await expect.poll(() => wished('improvement.change')).toEqual({ improvement: 'i', fields });
  await expect.poll(() => document.activeElement?.getAttribute('data-changes')).toBe('i');
});
