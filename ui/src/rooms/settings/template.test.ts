import { expect, it } from 'vitest';
import { moved, withOneMore } from './own/lines';
import { linesOf, wishesOf } from './template';

const saved = [
  { key: 'talked', heading: '' },
  { key: 'k2', heading: '宿題' },
  { key: 'next', heading: '' },
];
const headed = ({ key, heading }: { key: string; heading: string }): string =>
  heading || { talked: '話したこと', next: '次回に向けて' }[key] || '';
const lines = linesOf(saved, headed);

it('shows default sections under the heading of the language', () => {
  expect(lines.map((line) => line.text)).toEqual(['話したこと', '宿題', '次回に向けて']);
});

it('lets a default heading that was not changed keep following the language', () => {
  expect(wishesOf(lines, saved, headed)).toEqual(saved);
});

it('keeps a changed default heading as the coach wrote it', () => {
  const changed = lines.with(0, { at: 0, key: 'talked', text: ' 今日の話 ' });
  expect(wishesOf(changed, saved, headed)[0]).toEqual({ key: 'talked', heading: '今日の話' });
});

it('asks for a new section without a key, whose line is like no other', () => {
  const more = withOneMore(lines.toSpliced(1, 1), { text: '', key: null });
  expect(new Set(more.map((line) => line.at)).size).toBe(more.length);
  expect(wishesOf(more, saved, headed).at(-1)).toEqual({ key: null, heading: '' });
});

it('moves a line one place, and leaves the first and the last where they are', () => {
  const order = (all: typeof lines): unknown => all.map((line) => line.key);
  expect(order(moved(lines, 1, -1))).toEqual(['k2', 'talked', 'next']);
  expect(order(moved(lines, 0, 1))).toEqual(['k2', 'talked', 'next']);
  expect(order(moved(lines, 0, -1))).toEqual(order(lines));
  expect(order(moved(lines, 2, 1))).toEqual(order(lines));
});
