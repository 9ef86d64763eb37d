import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportLook, KeptCell, TakenCell } from '../../host/wire';
import { words } from '../../words/words.svelte';
import Kept from './Kept.svelte';
import { sayAssumed } from './look';

const t = words.t.intake.kept;
const cell = (line: number, stands: KeptCell['stands']): KeptCell => ({
  ...{ line, learner: { id: 'l', name: '佐藤 美咲', reach: null }, meaning: 'phone' },
  ...{ here: '090-1111-1111', told: `080-0000-000${line}`, stands },
});

beforeEach(() => {
  void words.speak('ja');
});
afterEach(cleanup);

function show(kept: KeptCell[], takes: TakenCell[]): TakenCell[][] {
  const said: TakenCell[][] = [];
  const look = { kept, kept_count: kept.length, own_fields: [] } as Partial<ImportLook> as ImportLook;
  render(Kept, { look, takes, onsay: (more: TakenCell[]) => said.push(more) });
  return said;
}

it('keeps what is recorded unless a cell of the file is chosen', async () => {
  const said = show([cell(2, 'here'), cell(3, 'told'), cell(4, 'fixed')], [{ line: 3, meaning: 'phone' }]);
  const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
  expect(boxes.map(({ checked }) => checked)).toEqual([false, true]);
  expect(within(screen.getByRole('row', { name: /080-0000-0004/ })).getByText(t.fixed)).toBeTruthy();
  await fireEvent.click(boxes[0] as HTMLInputElement);
  await fireEvent.click(boxes[1] as HTMLInputElement);
  await fireEvent.click(screen.getByRole('button', { name: t.takeAll }));
  await fireEvent.click(screen.getByRole('button', { name: t.keepAll }));
  const [two, three] = [2, 3].map((line) => ({ line, meaning: 'phone' }));
  expect(said).toEqual([[three, two], [], [two, three], []]);
});

it('names what a choice is about', () => {
  show([cell(2, 'here')], []);
  const name = t.takeOf('佐藤 美咲', words.t.intake.meanings.phone, '080-0000-0002');
  expect(screen.getByRole('checkbox', { name })).toBeTruthy();
});

it('offers nothing where a file cannot change what is recorded', () => {
  show([cell(2, 'fixed')], []);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByText(t.take)).toBeNull();
  expect(screen.getByText(t.aboutFixed)).toBeTruthy();
});

it('says where the coach corrects what no file can change', () => {
  const look = { kept: [cell(2, 'fixed')], kept_count: 1, own_fields: [], kind: 'contracts' };
  render(Kept, { look: look as Partial<ImportLook> as ImportLook, takes: [], onsay: () => undefined });
  expect(screen.getByText(new RegExp(t.correct.contracts))).toBeTruthy();
});

it('says for which days those are taken that have no year', () => {
  const days = { rows: 3, first: '2025-11-21', last: '2026-09-14' } as const;
  const said = sayAssumed({ ...days, by: 'today' }, words.t, words.f);
  expect(said).toContain('3行');
  expect(said).toContain(words.f.day('2025-11-21'));
  expect(said).toContain(words.f.day('2026-09-14'));
  expect(sayAssumed({ ...days, by: 'written' }, words.t, words.f)).not.toBe(said);
});
