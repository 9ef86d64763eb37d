import { expect, it } from 'vitest';
import { isUnclear, isUntouched, moved, withOneMore } from './lines';
import { linesOf, wishesOf } from './reasons';

const kept = [
  { id: null, label: 'price', offered: true },
  { id: 'r2', label: '転職', offered: false },
];
const said = (label: string): string => ({ price: '料金' })[label] ?? label;
const lines = linesOf(kept, said);

it('says a usual reason in the language, and keeps its code while its words are left', () => {
  expect(lines.map((line) => line.text)).toEqual(['料金', '転職']);
  expect(wishesOf(lines, said)).toEqual(kept);
});

it('keeps what a usual reason was renamed to', () => {
  const renamed = lines.with(0, { at: 0, id: null, label: 'price', offered: true, text: ' 月謝が高い ' });
  expect(wishesOf(renamed, said)[0]).toEqual({ id: null, label: '月謝が高い', offered: true });
});

it('tells lines apart, also new ones, and those that say nothing or the same', () => {
  const more = withOneMore(lines.toSpliced(0, 1), { text: '', id: null, label: '', offered: true });
  expect(new Set(more.map((line) => line.at)).size).toBe(2);
  expect(more.map((line) => isUnclear(line, more))).toEqual([false, true]);
  const same = more.map((line) => ({ ...line, text: '転職' }));
  expect(same.every((line) => isUnclear(line, same))).toBe(true);
});

it('takes no notice of a line that was added and says nothing', () => {
  const fresh = { text: '', id: null, label: '', offered: true };
  const more = withOneMore(lines, fresh);
  expect(more.map((line) => isUntouched(line, fresh))).toEqual([false, false, true]);
  const emptied = lines.map((line) => ({ ...line, text: '' }));
  expect(emptied.some((line) => isUntouched(line, fresh))).toBe(false);
});

it('moves a line one place, and leaves the first and the last where they are', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
