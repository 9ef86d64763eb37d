import { expect, it } from 'vitest';
import { readAmount, readCount, readDecimal, writeAmount } from './amounts';

it.each([
  ['33000', 33_000],
  ['３３，０００円', 33_000],
  ['¥33,000', 33_000],
  ['10万', 100_000],
  ['１０万円', 100_000],
  ['9.8万', 98_000],
  ['3万5千', 35_000],
  ['3万3000円', 33_000],
  ['万', undefined],
  ['5千万', undefined],
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

it.each([
  ['３３，０００円', 'JPY', 33_000],
  ['¥1,200', 'JPY', 1_200],
  ['12.5', 'USD', 1_250],
  ['$1,200', 'USD', 120_000],
  ['', 'USD', null],
  ['12.345', 'USD', undefined],
  ['-3', 'JPY', undefined],
])('an amount %s of %s is read as %s', (typed, currency, minor) => {
  expect(readAmount(typed, currency)).toBe(minor);
});

it.each(['JPY', 'USD', 'KWD'])('an amount of %s is read as it is written', (currency) => {
  expect(readAmount(writeAmount({ minor: 1_234_567, currency }), currency)).toBe(1_234_567);
});
