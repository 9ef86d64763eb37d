import { expect, it } from 'vitest';
import { en } from './en';
import { formats } from './format';
import { ja } from './ja';
import { sayNumber } from './numbered';

it('a session is said by its number, a trial by its name', () => {
  expect([9, null].map((number) => sayNumber(number, ja, formats.ja))).toEqual(['第9回', '体験']);
  expect([9, null].map((number) => sayNumber(number, en, formats.en))).toEqual(['Session 9', 'Trial']);
});
