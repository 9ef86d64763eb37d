import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { DecisionLine, ImprovementLine, RenewalLine, ReviewViewed } from '../../host/wire';
import { router, type ReviewStage } from '../../route.svelte';
import { reviewWords } from '../../words/reviewing';
import { words } from '../../words/words.svelte';
import Review from './Review.svelte';

const LEARNER = { id: 'l', name: '佐藤 空', external_id: null };
const RENEWAL: RenewalLine = {
  ...{ learner: LEARNER, contract: 'c', last_day: '2026-11-30', days: 10, balance: 1, auto_renew: false },
  terms: { name: '4回チケット', kind: 'package', sessions: 4, cadence_days: null },
  ...{ next: null, decision: null },
};
const RENEWED: DecisionLine = {
  ...{ id: 'd', step: 'renewals', learner: LEARNER, session: null, contract: 'c', metric: null },
  ...{ decision: 'acted', text: null, decided_on: '2026-11-20', follow_up: null, came: null },
  ...{ renewed_from: '2026-12-01', earlier: [] },
};
const MOVE: ImprovementLine = {
  ...{ id: 'i', hypothesis: 'h', change: '帰る前に決める', started_on: '2026-10-20', metric: 'unbooked' },
  ...{ review_on: '2026-11-20', is_due: true, is_new: false, is_looked_at: false, result: null },
  ...{ learned: null, closed_on: null },
};
const VIEW: ReviewViewed = {
  week: { from: '2026-11-09', to: '2026-11-15', is_over: true },
  ...{ today: '2026-11-20', review: { id: 'r', begun_on: '2026-11-20', finished_on: null } },
  ...{ notes: { left: 0, skipped: 0 }, drafts: [], signals: [], renewals: [RENEWAL], improvements: [] },
  ...{ decisions: [], last: null },
};
const LOOK = {
  starts_on: '2026-12-01',
  ...{ term_end: null, taken_in: 0, price: { minor: 30_000, currency: 'JPY' } },
};

let view: ReviewViewed;
let asked: [string, unknown][];
let restore: () => void;

beforeEach(() => {
  void words.speak('ja');
  [view, asked] = [VIEW, []];
  router.begin({ room: 'review' });
  const empty = { total: 0, first: [] };
  const upkeep = { today: '2026-11-20', outcomes: empty, proposals: empty, notes: empty, trials: empty };
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    const answers: Record<string, unknown> = {
      ...{ 'review.view': view, 'review.numbers': [], 'upkeep.view': upkeep, 'act.recent': [] },
      ...{ 'contract.look_renewal': LOOK, 'review.renew': { decision: 'd', stay: [] } },
    };
    return { ok: answers[name] ?? null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

const enter = (step: ReviewStage): void => void render(Review, { at: { room: 'review', step } });
const press = (key: string): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
const wished = (name: string): unknown[] => asked.filter(([called]) => called === name).map(([, it]) => it);

it('renews only once what would be agreed was read and Enter was pressed', async () => {
  enter('renewals');
  const t = reviewWords();
  (await screen.findByRole('button', { name: t.renew })).focus();
  await press('r');
  const days = t.renewal.from(words.f.dayOfYear('2026-12-01'));
  await screen.findByDisplayValue(t.renewal.agreed('4回チケット', words.f.money(30_000, 'JPY'), days));
  await press('r');
  await press('r');
  expect(wished('review.renew')).toEqual([]);
  await press('Escape');
  await expect.poll(() => document.activeElement?.getAttribute('data-letter')).toBe('r');
  expect(screen.queryByRole('form', { name: t.renew })).toBeNull();
  await press('r');
  await screen.findByDisplayValue(/30,000/);
  await fireEvent.submit(screen.getByDisplayValue(/30,000/));
  await expect.poll(() => wished('review.renew')).toEqual([{ contract: 'c', starts_on: '2026-12-01' }]);
});

it('keeps what was renewed in sight, in its step and in the summary', async () => {
  view = { ...VIEW, renewals: [], decisions: [RENEWED] };
  enter('renewals');
  const t = reviewWords();
  const said = t.renewal.renewed(words.f.dayOfYear('2026-12-01'));
  await screen.findByText(said);
  expect(screen.getByText(t.zero.left)).toBeTruthy();
  expect(screen.queryByText(t.zero.renewals)).toBeNull();
  cleanup();
  enter('end');
  await screen.findByText(`佐藤 空 ${said}`);
});

it('tells in the summary what came of a move, and which go on', async () => {
  const closed = { is_due: false, is_looked_at: true, result: 'better', closed_on: '2026-11-20' } as const;
  const other = { ...MOVE, ...closed, id: 'j', change: '前日に知らせる', learned: '前日では遅い' };
  view = { ...VIEW, improvements: [MOVE, other] };
  enter('end');
  await screen.findByText(MOVE.change);
  expect(screen.getByText(/良くなった · 前日では遅い/)).toBeTruthy();
});

it('counts as passed over only what is kept so: a move that is due stays', async () => {
  view = { ...VIEW, improvements: [MOVE] };
  enter('end');
  await screen.findByText(reviewWords().finishLeft(1));
  expect(screen.getByText(reviewWords().dueLeft(1))).toBeTruthy();
});

it('keeps no result that nobody chose', async () => {
  view = { ...VIEW, improvements: [MOVE] };
  enter('move');
  const t = reviewWords().move;
  await fireEvent.click(await screen.findByRole('button', { name: t.of(t.close, MOVE.change) }));
  const form = await screen.findByRole('form', { name: t.close });
  await fireEvent.submit(form);
  expect(screen.getByText(t.unchosen)).toBeTruthy();
  expect(wished('improvement.close')).toEqual([]);
  await fireEvent.click(screen.getByRole('radio', { name: t.results.same }));
  await fireEvent.submit(form);
  const wish = { improvement: 'i', result: 'same', learned: null };
  await expect.poll(() => wished('improvement.close')).toEqual([wish]);
});
