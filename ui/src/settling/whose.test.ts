import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callThrough } from '../host/call';
import type { InboxRow } from '../host/wire';
import { words } from '../words/words.svelte';
import Whose from './Whose.svelte';

const t = words.t.upkeep.whose;
const learner = (id: string, name: string): unknown => ({ id, name, kana: null, external_id: null });
const people = [learner('a', '阿部 一'), learner('b', '馬場 二')];
const ROW = {
  ...{ id: 'i', kind: 'payment', source: 'bank', day: '2026-11-02', time: null, summary: 'ﾌﾘｺﾐ' },
  ...{
    amount: { minor: 11_000, currency: 'JPY' },
    canceled: false,
    why: null,
    perhaps: [],
    likely: null,
    may_be_here: false,
  },
} satisfies InboxRow;

let row: InboxRow;
let restore: () => void;
beforeEach(() => {
  void words.speak('ja');
  row = ROW;
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  restore = callThrough(async (name) => {
    if (name === 'inbox.list') return { ok: { items: [row], total: 1 }, touched: [] };
    return { ok: name === 'money.view' ? { payers: [] } : people, touched: [] };
  });
});
afterEach(() => {
  cleanup();
  restore();
});

async function open(): Promise<{ input: HTMLElement; onpick: ReturnType<typeof vi.fn> }> {
  const onpick = vi.fn();
  render(Whose, { row: 'i', onpick, onclose: vi.fn() });
  return { input: await screen.findByRole('combobox', { name: t.label }), onpick };
}

it('asks for a name when nobody fits, and Enter gives the payment to nobody', async () => {
  const { input, onpick } = await open();
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(screen.getByText(t.type)).toBeTruthy();
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).not.toHaveBeenCalled();
  await fireEvent.input(input, { target: { value: '馬' } });
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).toHaveBeenCalledExactlyOnceWith('b', null);
});

it('has the one who fits chosen, with who pays for them', async () => {
  const payer = { id: 'p', name: '青空商事' };
  row = { ...ROW, likely: { learner: { id: 'b', name: '馬場 二', external_id: null }, payer } };
  const { input, onpick } = await open();
  expect(screen.getByRole('option', { name: '青空商事 馬場 二' })).toBeTruthy();
  expect(screen.getAllByRole('option')).toHaveLength(1);
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).toHaveBeenCalledExactlyOnceWith('b', 'p');
});

it('offers several who may be meant without choosing one of them', async () => {
  row = {
    ...ROW,
    perhaps: [
      { id: 'a', name: '阿部 一', reach: null },
      { id: 'b', name: '馬場 二', reach: null },
    ],
  };
  const { input, onpick } = await open();
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).not.toHaveBeenCalled();
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).toHaveBeenCalledExactlyOnceWith('a', null);
});
