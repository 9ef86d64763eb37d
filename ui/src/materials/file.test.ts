import { expect, test } from 'vitest';
import { formats } from '../words/format';
import { ja } from '../words/ja';
import { placeOf, sizeOf, titleOf } from './file';

test('a size is said in the unit in which it is read at a glance', () => {
  const said = [0, 820, 1023, 1024, 1434, 10_240, 1_048_064, 52_428_800].map((bytes) =>
    sizeOf(bytes, ja, formats.ja),
  );
  expect(said).toEqual(['0 B', '820 B', '1,023 B', '1 KB', '1.4 KB', '10 KB', '1 MB', '50 MB']);
});

test('the ending of a file is no part of its title', () => {
  expect(['型.pdf', 'a.tar.gz', '.profile', '動画'].map(titleOf)).toEqual([
    '型',
    'a.tar',
    '.profile',
    '動画',
  ]);
});

test('a link is told by its host, whatever stands around it', () => {
  const link = { id: '', title: '', file: null, added_on: '2026-11-20' };
  expect(placeOf({ ...link, url: 'https://例え.jp/a?b=https://x.example' })).toBe('xn--r8jz45g.jp');
  expect(placeOf({ ...link, url: 'https://[' })).toBe('https://[');
});
