import { expect, it } from 'vitest';
import { readBirthday, showBirthday } from './birthday';

it.each([
  ['1990/11/28', '1990-11-28'],
  ['1990-1-2', '1990-01-02'],
  ['1990年11月28日', '1990-11-28'],
  ['11/28', '--11-28'],
  ['11月28日', '--11-28'],
  ['１１／２８', '--11-28'],
  ['2/29', '--02-29'],
  ['1992/2/29', '1992-02-29'],
  ['--02-29', '--02-29'],
])('reads %s', (typed, birthday) => {
  expect(readBirthday(typed)).toBe(birthday);
});

it.each(['2/30', '1990/2/29', '13/1', '0/1', '28', 'soon'])('does not take %s for a day', (typed) => {
  expect(readBirthday(typed)).toBeUndefined();
});

it('takes nothing for no birthday', () => {
  expect(readBirthday(' ')).toBeNull();
});

it('reads what it shows', () => {
  for (const birthday of ['1990-11-28', '--02-29'])
    expect(readBirthday(showBirthday(birthday))).toBe(birthday);
  expect(showBirthday(null)).toBe('');
});
