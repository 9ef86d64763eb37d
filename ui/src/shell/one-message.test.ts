// Of the messages that offer to take something back, only the newest stands.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actOf } from '../fixtures/doing';
import { call, callThrough } from '../host/call';
import { Latest } from '../host/latest.svelte';
import type { ActView } from '../host/wire';
import { Deeds } from '../rooms/week/deeds.svelte';
import { undo } from '../undo.svelte';
import { words } from '../words/words.svelte';
import UndoLine from './UndoLine.svelte';

const t = words.t.shell.undo;
let acts: ActView[];
let asked: unknown[];
let restore: () => void;

/** A core with the acts of a practice: `lead.add` and `payment.record` are done, and taken back and done again as wished. */
function core(): () => void {
  return callThrough(async (name, input) => {
    if (name === 'act.recent') return { ok: [...acts], touched: [] };
    asked.push([name, input]);
    const { seq } = { seq: null, ...(input as object) };
    const found = name === 'act.redo' ? acts.findLast((act) => act.undone) : undefined;
    const meant = found ?? acts.find((act) => (seq === null ? !act.undone : act.seq === seq));
    if (!name.startsWith('act.')) acts = [{ ...actOf(name), seq: acts.length + 1 }, ...acts];
    acts = acts.map((act) =>
      act.seq === meant?.seq && name.startsWith('act.') ? { ...act, undone: !act.undone } : act,
    );
    return { ok: acts.find((act) => act.seq === meant?.seq) ?? null, touched: [] };
  });
}

const record = (): Promise<unknown> => call('payment.record', {} as never);
const newLatest = (): Latest => new Latest(() => Promise.resolve());

beforeEach(() => {
  [acts, asked] = [[], []];
  undo.hide();
  restore = core();
});
afterEach(() => {
  cleanup();
  restore();
  undo.hide();
});

it('what was done on a screen takes the place of what was taken back before', async () => {
  const latest = newLatest();
  await record();
  await undo.undo();
  expect(undo.last?.kind).toBe('undone');
  await latest.do(record);
  expect([latest.act?.seq, undo.last]).toEqual([2, null]);
});

it('what was taken back or told takes the place of what was done on a screen', async () => {
  const latest = newLatest();
  await latest.do(record);
  await record();
  await undo.undo();
  expect([latest.act, undo.last?.kind]).toEqual([null, 'undone']);
  await latest.do(record);
  await record();
  await undo.tell();
  expect([latest.act, undo.last?.kind]).toEqual([null, 'done']);
});

it('of two screens the one speaks on which something was done last, and so of a row of the week', async () => {
  const [one, other] = [newLatest(), newLatest()];
  await one.do(record);
  await other.do(record);
  expect([one.act, other.act?.seq]).toEqual([null, 2]);
  const deeds = new Deeds(() => Promise.resolve());
  const done = { say: () => 'done', act: 3 };
  await deeds.do({ block: 'b', key: 'k', index: 0 }, () => record().then(() => done));
  expect([other.act, deeds.last?.act]).toEqual([null, 3]);
  await undo.undo();
  expect([deeds.last, undo.last?.kind]).toEqual([null, 'undone']);
});

it('what only says that something stands is not silenced', async () => {
  const handed = new Latest(() => Promise.resolve(), false);
  await handed.do(record);
  await newLatest().do(record);
  expect(handed.act?.seq).toBe(1);
});

it('what was taken back is spoken of until something else is done, without a word of it', async () => {
  await record();
  await record();
  await undo.undo(1);
  await undo.recheck();
  expect(undo.last?.kind).toBe('undone');
  await record();
  await undo.recheck();
  expect(undo.last).toBeNull();
});

it('that there was nothing to take back is said until something is done', async () => {
  restore();
  restore = callThrough(async (name) =>
    name === 'act.undo' ? { failure: { code: 'P-204', about: {} } } : { ok: [...acts], touched: [] },
  );
  acts = [{ ...actOf('lead.add'), undone: true }];
  await undo.undo();
  await undo.recheck();
  expect(undo.last?.kind).toBe('failed');
  acts = [{ ...actOf('lead.add'), seq: 8 }, ...acts];
  await undo.recheck();
  expect(undo.last).toBeNull();
});

it('what was done again is spoken of until it is taken back elsewhere', async () => {
  await record();
  await undo.undo();
  await undo.redo();
  await undo.recheck();
  expect(undo.last?.kind).toBe('redone');
  await call('act.undo', { seq: 1 });
  await undo.recheck();
  expect(undo.last).toBeNull();
});

it('takes back the act that it names, whatever was done since', async () => {
  render(UndoLine);
  await record();
  await undo.tell();
  await record();
  asked = [];
  await fireEvent.click(await screen.findByRole('button', { name: new RegExp(t.undo) }));
  await expect.poll(() => undo.last?.kind).toBe('undone');
  expect(asked).toEqual([['act.undo', { seq: 1 }]]);
});
