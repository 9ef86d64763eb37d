import { expect, it } from 'vitest';
import { toldApart } from './namesakes';

it('says beside a name what tells two of it apart, and nothing beside one of its own', () => {
  const one = { id: '1', name: '鈴木 健太', reach: 'kenta@example.jp' };
  const twin = { id: '2', name: '鈴木 健太', reach: null };
  const other = { id: '3', name: '佐藤 美咲', reach: 'm@example.jp' };
  const all = [one, twin, other];
  expect(all.map((somebody) => toldApart(somebody, all))).toEqual([
    '鈴木 健太 (kenta@example.jp)',
    '鈴木 健太',
    '佐藤 美咲',
  ]);
});
