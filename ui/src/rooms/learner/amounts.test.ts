import { expect, it } from 'vitest';
import { readCount, readDecimal } from './amounts';

it.each([
  ['33000', 33_000],
  ['３３，０００円', 33_000],
  ['¥33,000', 33_000],
  [' ', null],
  ['3.5', undefined],
  ['-1', undefined],
  ['多め', undefined],
])('%s counts %s', (text, count) => {
  expect(readCount(text)).toBe(count);
});

it.each([
  ['１２．５', '12.5'],
  ['-3', '-3'],
  ['1,200', '1200'],
  ['', null],
  ['1.234', undefined],
  ['約5', undefined],
])('%s is the number %s', (text, number) => {
  expect(readDecimal(text)).toBe(number);
});
