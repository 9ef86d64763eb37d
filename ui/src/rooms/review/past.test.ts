import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { NumberLine, PastReview, PastReviewLine } from '../../host/wire';
import { router } from '../../route.svelte';
import { reviewWords } from '../../words/reviewing';
import { words } from '../../words/words.svelte';
import PastReviews from './PastReviews.svelte';

const WEEK = { from: '2026-11-09', to: '2026-11-15', is_over: true };
const LINE: PastReviewLine = {
  ...{ id: 'r', week: WEEK, finished_on: '2026-11-16', decided: 3, passed: 1 },
  moves: ['次回を必ず決める'],
};
const PAST: PastReview = {
  week: WEEK,
  review: { id: 'r', begun_on: '2026-11-16', finished_on: '2026-11-16' },
  decisions: [
    {
      ...{ id: 'd', step: 'signals', learner: { id: 'l', name: '佐藤 空', external_id: null } },
      ...{ session: null, contract: null, metric: null, decision: 'later', text: '出張中' },
      ...{ decided_on: '2026-11-16', follow_up: null, renewed_from: null, earlier: [] },
      came: { booked_for: null, held_on: '2026-11-24', contract_from: null, ended_on: null },
    },
  ],
  moves: [
    {
      ...{ id: 'i', hypothesis: 'h', change: '次回を必ず決める', started_on: '2026-11-16', metric: null },
      ...{
        review_on: null,
        is_due: false,
        is_new: true,
        is_looked_at: false,
        result: 'better',
        learned: 'その場で決まる',
      },
      closed_on: '2026-12-14',
    },
  ],
  tried: [],
};
const SHARE = { of: 3, all: 6, rate: 0.5, interval: [0.19, 0.81] as [number, number], is_indicative: true };
const NUMBER: NumberLine = {
  ...{ metric: 'renewal', within: WEEK, before_within: WEEK, now: { share: SHARE } },
  ...{ before: { share: SHARE }, undecided: 0, target: null, is_off: false, decision: null },
};

let lines: PastReviewLine[];
let asked: [string, unknown][];
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  [lines, asked] = [[LINE], []];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const answers: Record<string, unknown> = {
      ...{ 'review.list': lines, 'review.past': PAST, 'review.numbers': [NUMBER] },
      'review.save': { name: 'review.pdf', pages: 1, marked: [] },
    };
    return { ok: answers[name] ?? null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const enter = (id?: string): void => {
  const at = { room: 'pastReviews', ...(id && { id }) } as const;
  router.begin(at);
  render(PastReviews, { at });
};

it('says how there comes to be something when no week was reviewed yet', async () => {
  lines = [];
  enter();
  await screen.findByText(reviewWords().past.none);
});

it.each(['ja', 'en'] as const)(
  'tells each week, what was chosen and what was passed over: %s',
  async (locale) => {
    await words.speak(locale);
    enter();
    const t = reviewWords().past;
    const row = await screen.findByRole('button', { name: /次回を必ず決める/ });
    const said = [t.finished(words.f.dayOfYear('2026-11-16')), t.decided(3), t.passed(1)];
    for (const fact of said) expect(row.textContent).toContain(fact);
    await fireEvent.click(row);
    expect(router.at).toEqual({ room: 'pastReviews', id: 'r' });
  },
);

it('is walked by keyboard through three years, and says of a review that was left that it was', async () => {
  lines = Array.from({ length: 156 }, (_, n) => {
    const from = new Date(Date.UTC(2026, 10, 9 - 7 * n)).toISOString().slice(0, 10);
    return { ...LINE, id: `r${n}`, week: { ...WEEK, from }, finished_on: n === 1 ? null : '2026-11-16' };
  });
  enter();
  const rows = await screen.findAllByRole('button', { name: /次回を必ず決める/ });
  expect(rows).toHaveLength(156);
  expect(screen.getByRole('heading', { name: '2024年' })).toBeTruthy();
  await expect.poll(() => document.activeElement).toBe(rows[0]);
  await fireEvent.keyDown(rows[0] as HTMLElement, { key: 'j' });
  expect(document.activeElement).toBe(rows[1]);
  expect(rows[1]?.textContent).toContain(reviewWords().past.unfinished);
  await fireEvent.keyDown(rows[1] as HTMLElement, { key: 'End' });
  expect(document.activeElement).toBe(rows[155]);
});

it('reads one as it was, with what has come of it, and prints it anew', async () => {
  enter('r');
  const t = reviewWords();
  await screen.findByText(`${t.decision.later} · 出張中`);
  expect(screen.getByText(t.came.held(words.f.dayOfYear('2026-11-24')))).toBeTruthy();
  expect(screen.getByText(/その場で決まる/)).toBeTruthy();
  expect((await screen.findAllByText(/3\/6/)).length).toBeGreaterThan(0);
  expect(asked).toContainEqual(['review.numbers', { review: 'r' }]);
  await fireEvent.click(screen.getByRole('button', { name: t.save }));
  await screen.findByText(t.saved('review.pdf', 1));
  expect(asked).toContainEqual(['review.save', { review: 'r' }]);
  await fireEvent.click(screen.getByRole('button', { name: t.past.back }));
  expect(router.at).toEqual({ room: 'pastReviews' });
});
