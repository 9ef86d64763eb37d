import { expect, it } from 'vitest';
import { find, sectionsOf } from './finding';
import { read } from './reading';

const pages = [
  {
    page: 'money',
    blocks: read('# お金\n\nはじめ。\n\n## 返金\n\n返金する額を入れます。\n\n### 訂正\n\n直せます。\n'),
  },
  { page: 'own', blocks: read('# 独自の項目\n\n- **返金**の`ＡＢＣ`コード\n') },
] as const;
const sections = pages.flatMap(({ page, blocks }) => sectionsOf(page, blocks));

it('cuts a page at its headings, the beginning first', () => {
  expect(sections.map(({ page, section, heading }) => [page, section, heading])).toEqual([
    ['money', 0, 'お金'],
    ['money', 1, '返金'],
    ['money', 2, '訂正'],
    ['own', 0, '独自の項目'],
  ]);
});

it('finds what a heading says before what a text says, whatever the width, case and kana', () => {
  expect(find(sections, '返金').map(({ page, section }) => [page, section])).toEqual([
    ['money', 1],
    ['own', 0],
  ]);
  expect(find(sections, 'abc ｺｰﾄﾞ')).toHaveLength(1);
  expect(find(sections, '返金 直せ')).toEqual([]);
  expect(find(sections, ' ')).toEqual([]);
});

it('shows where it is said, with the words marked', () => {
  const [, own] = find(sections, '返金 ABC');
  expect(own).toBeUndefined();
  const [hit] = find(sections, 'abc 返金');
  expect(hit?.passage).toEqual({
    text: '返金のＡＢＣコード',
    ranges: [
      [0, 2],
      [3, 6],
    ],
  });
});

it('begins a passage with a whole word', () => {
  const [hit] = find(sectionsOf('own', read(`# A\n\n${'wonderful '.repeat(20)}refund\n`)), 'refund');
  expect(hit?.passage.text).toBe('…wonderful wonderful refund');
});

it('cuts a long text around the first of the words', () => {
  const [hit] = find(sectionsOf('own', read(`# A\n\n${'あ'.repeat(200)}目標${'い'.repeat(200)}\n`)), '目標');
  const passage = hit?.passage;
  const [from, to] = passage?.ranges[0] ?? [];
  expect([...(passage?.text ?? '')].slice(from, to).join('')).toBe('目標');
  expect(passage?.text.startsWith('…')).toBe(true);
  expect([...(passage?.text ?? '')].length).toBeLessThan(100);
});
