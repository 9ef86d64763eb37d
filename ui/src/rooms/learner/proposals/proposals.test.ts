import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callThrough } from '../../../host/call';
import { words } from '../../../words/words.svelte';
import Proposals from './Proposals.svelte';
import Propose from './Propose.svelte';

const t = words.t.proposals;
const first = { date: '2199-11-27', time: '10:00', minutes: 50, mode: null, place: null } as const;
const offers = ['10:00', '19:00'].map((time, n) => ({
  session: `s${n}`,
  ...{ day: '2026-11-27', time, minutes: null, mode: null },
}));

let asked: [string, unknown][];
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  asked = [];
  let seq = 1;
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    if (name === 'act.recent') return { ok: [{ seq, kind: 'x', about: {} }], touched: [] };
    if (name === 'proposal.confirm' || name === 'proposal.withdraw') seq += 1;
    if (name === 'session.meanwhile') return { ok: [], touched: [] };
    return { ok: name === 'proposal.of_learner' ? offers : null, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});
const inputsOf = (wanted: string): unknown[] =>
  asked.filter(([name]) => name === wanted).map(([, input]) => input);

it('collects times, each once, and offers them together', async () => {
  let closed = 0;
  render(Propose, { learner: 'l', first, onclose: () => (closed += 1) });
  const line = screen.getByRole('textbox', { name: t.add });
  for (const time of ['2199/11/28 19:00', '2199/11/28 19:00']) {
    await fireEvent.input(line, { target: { value: time } });
    await fireEvent.click(screen.getByRole('button', { name: t.addIt }));
  }
  await fireEvent.click(screen.getByRole('button', { name: t.record('2') }));
  await expect.poll(() => closed).toBe(1);
  const times = [
    { day: '2199-11-27', time: '10:00', minutes: 50, mode: null, place: null },
    { day: '2199-11-28', time: '19:00', minutes: null, mode: null, place: null },
  ];
  expect(inputsOf('session.propose')).toEqual([{ learner: 'l', times }]);
});

it('books one of what is offered, or withdraws one or all', async () => {
  render(Proposals, { learner: 'l' });
  await fireEvent.click(await screen.findByRole('button', { name: t.confirmOf('11/27（金） 19:00') }));
  await screen.findByText(t.confirmed('11/27（金） 19:00'));
  expect(inputsOf('proposal.confirm')).toEqual([{ session: 's1', keep: [] }]);
  await fireEvent.click(screen.getByRole('button', { name: t.withdrawAll }));
  await screen.findByText(t.withdrawn('2'));
  await fireEvent.click(screen.getByRole('button', { name: t.withdrawOf('11/27（金） 10:00') }));
  await screen.findByText(t.withdrawn('1'));
  expect(inputsOf('proposal.withdraw')).toEqual([{ sessions: ['s0', 's1'] }, { sessions: ['s0'] }]);
});
