import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../host/call';
import type { SessionLine } from '../../host/wire';
import { words } from '../../words/words.svelte';
import { Deeds } from './deeds.svelte';
import { gathered } from './gather';
import GatheringRow from './GatheringRow.svelte';
import NextGroup from './NextGroup.svelte';
import Sessions from './Sessions.svelte';

const t = words.t.gathering;

function line(id: string, more: Partial<SessionLine> = {}): SessionLine {
  return {
    id,
    learner: { id: `l-${id}`, name: `受講者${id}`, external_id: null },
    day: '2026-11-20',
    time: '10:00',
    minutes: 90,
    mode: null,
    place: null,
    state: 'booked',
    ...{ under_way: false, number: 1, has_note: false, has_draft: false },
    gathering: { id: 'g', title: '読書会' },
    ...more,
  };
}

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  let seq = 1;
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    if (name === 'gathering.resolve') seq += 1;
    const act = { seq, kind: 'gathering.resolve', learner: null, about: {}, undone: false };
    return { ok: name === 'act.recent' ? [act] : 1, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

it('shows a group once, where the first of it stands, and whoever was moved by themself', () => {
  const rows = gathered([
    line('a'),
    line('x', { gathering: null }),
    line('b'),
    line('c', { day: '2026-11-21' }),
    line('d', { gathering: { id: 'h', title: null } }),
  ]);
  expect(rows.map(({ lines }) => lines.map(({ id }) => id).join())).toEqual(['a,b', 'x', 'c', 'd']);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
});

it('records what came of it for those who are not left out, in one act', async () => {
  const deeds = new Deeds(async () => undefined);
  const spot = { block: 'today', key: 'g', index: 0 };
  render(GatheringRow, {
    ...{ lines: [line('a'), line('b')], spot, tabindex: 0, today: '2026-11-20', dated: false },
    ...{ deeds, onopen: () => undefined },
  });
  await fireEvent.click(screen.getByRole('button', { name: /読書会/ }));
  await fireEvent.click(await screen.findByRole('checkbox', { name: '受講者b' }));
  const held = words.t.terms.sessionState.held;
  await fireEvent.click(screen.getByRole('button', { name: t.say('1', held) }));
  await expect.poll(() => deeds.last?.act).toBe(2);
  expect(asked.filter(([name]) => name === 'gathering.resolve')).toEqual([
    ['gathering.resolve', { sessions: ['a'], state: 'held' }],
  ]);
});

it('does not offer an outcome that needs the day before it has come', async () => {
  const spot = { block: 'week', key: 'g', index: 0 };
  render(GatheringRow, {
    ...{ lines: [line('a'), line('b')], spot, tabindex: 0, today: '2026-11-19', dated: true },
    ...{ deeds: new Deeds(async () => undefined), onopen: () => undefined },
  });
  await fireEvent.click(screen.getByRole('button', { name: /読書会/ }));
  await screen.findByRole('checkbox', { name: '受講者a' });
  const { held, no_show } = words.t.terms.sessionState;
  for (const outcome of [held, no_show]) expect(screen.queryByText(t.say('2', outcome))).toBeNull();
});

it('names a group that comes next, and all who are booked for it', async () => {
  const opened: string[] = [];
  const [a, b] = [line('a'), line('b')];
  render(NextGroup, {
    ...{ line: a, people: [a, b], today: '2026-11-20' },
    ...{ onwrite: ({ id }) => opened.push(`write ${id}`), onopen: ({ id }) => opened.push(`open ${id}`) },
  });
  screen.getByText('読書会');
  screen.getByText(t.people('2'));
  await fireEvent.click(screen.getByRole('button', { name: '受講者a' }));
  await fireEvent.click(screen.getByRole('button', { name: t.writeOf('受講者b') }));
  expect(opened).toEqual(['open a', 'write b']);
});

const show = (first: SessionLine[]): void => {
  const deeds = new Deeds(async () => undefined);
  render(Sessions, {
    ...{
      id: 'today',
      title: '今日',
      sessions: { total: first.length, first },
      none: '',
      today: '2026-11-20',
    },
    ...{ deeds, onopen: () => undefined },
  });
};
const { cancelled_by_coach, cancelled_by_learner } = words.t.terms.sessionState;

it.each([
  ['for all alike says how', ['cancelled_by_coach', 'cancelled_by_coach'], cancelled_by_coach],
  ['in different ways says so', ['cancelled_by_coach', 'rescheduled'], t.calledOff],
] as const)('does not count a group that was called off, and %s', (_, [one, other], said) => {
  const alone = { gathering: null, time: '13:00' } as const;
  show([
    ...[line('a', { state: one }), line('b', { state: other })],
    ...[line('c', { ...alone, state: 'cancelled_by_learner' }), line('d', { ...alone, time: '15:00' })],
  ]);
  screen.getByText(said);
  screen.getByText(cancelled_by_learner);
  screen.getByText('1', { exact: true });
});

it('names those of a group who still come', () => {
  show([line('a'), line('b', { state: 'cancelled_by_learner' }), line('c')]);
  screen.getByText(t.people('2'));
  screen.getByText(/^受講者a\s受講者c$/);
});
