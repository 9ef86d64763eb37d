import { expect, it } from 'vitest';
import { byKana, fold, foundIn } from './fold';

it.each([
  ['ｻﾄｳ ミサキ', 'さとう みさき'],
  ['ＳＡＴＯ', 'sato'],
  ['ヴァイオリン', 'ゔぁいおりん'],
  ['ガ', 'が'],
  ['ｶﾞ', 'が'],
  ['①', '1'],
  ['髙橋', '髙橋'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

it('finds without regard to spaces, width, case and kind of kana', () => {
  expect(foundIn('さとう みさき', 'サトウミ')).toBe(true);
  expect(foundIn('Sato Misaki', 'ｓａｔｏ')).toBe(true);
  expect(foundIn('佐藤 美咲', '渡辺')).toBe(false);
  expect(foundIn('佐藤 美咲', '')).toBe(true);
});

it('orders names by kana', () => {
  const names = ['わたなべ', 'サトウ', 'いとう', 'さとう はる', 'がもう', 'かとう'];
  expect([...names].sort(byKana)).toEqual([
    'いとう',
    'かとう',
    'がもう',
    'サトウ',
    'さとう はる',
    'わたなべ',
  ]);
});
