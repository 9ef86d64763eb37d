import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fold, foundIn, PLAIN_KANJI } from './fold';

it.each([
  ['ｻﾄｳ ミサキ', 'さとう みさき'],
  ['ＳＡＴＯ', 'sato'],
  ['ヴァイオリン', 'ゔぁいおりん'],
  ['ガ', 'が'],
  ['ｶﾞ', 'が'],
  ['①', '1'],
  ['か゛', 'が'],
  ['髙橋', '高橋'],
  ['𠮷田', '吉田'],
  ['10〜12時', '10~12時'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

it('finds without regard to spaces, width, case and kind of kana', () => {
  expect(foundIn('さとう みさき', 'サトウミ')).toBe(true);
  expect(foundIn('Sato Misaki', 'ｓａｔｏ')).toBe(true);
  expect(foundIn('渡邉 直樹', '渡辺')).toBe(true);
  expect(foundIn('佐藤 美咲', '渡辺')).toBe(false);
  expect(foundIn('佐藤 美咲', '')).toBe(true);
});

it('takes the same kanji for one as the core', () => {
  const core = readFileSync(path.join(import.meta.dirname, '../../../crates/domain/src/text.rs'), 'utf8');
  const arms = /fn plain_kanji[^]*?match c \{([^]*?)other => other/.exec(core)?.[1] ?? '';
  const pairs = [...arms.matchAll(/^ *(.+) => '(.)',$/gmu)].flatMap(([, variants = '', plain]) =>
    [...variants.matchAll(/'(.)'/gu)].map(([, variant]) => [variant, plain]),
  );
  expect(pairs).toContainEqual(['邉', '辺']);
  expect(Object.fromEntries(pairs)).toEqual(PLAIN_KANJI);
});
