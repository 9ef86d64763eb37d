import { expect, it } from 'vitest';
import { initialOf } from './initial';

it.each([
  ['あべ', 'あ'],
  ['オオノ', 'あ'],
  ['ゔぃくとる', 'あ'],
  ['ごとう', 'か'],
  ['じんぼ', 'さ'],
  ['づか', 'た'],
  ['ぬまた', 'な'],
  ['ﾊﾞﾊﾞ', 'は'],
  ['ぽん', 'は'],
  ['もり', 'ま'],
  ['ゃ', 'や'],
  ['ろ', 'ら'],
  ['をん', 'わ'],
  ['clarke', 'C'],
  ['Ｅｍｍａ', 'E'],
  ['Élodie', 'E'],
  ['佐藤', null],
  ['0012', null],
  ['', null],
])('%s is found under %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});
