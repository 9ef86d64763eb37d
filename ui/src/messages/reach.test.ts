import { expect, it } from 'vitest';
import { preferredOnly, waysOf } from './reach';

const nothing = { preferred: null, line: null, phone: null, mail: null };

it('tells the ways that are known, the preferred one first', () => {
  const ways = waysOf({ preferred: 'email', line: 'みさき', phone: null, mail: 'm@example.jp' });
  expect(ways).toEqual([
    { channel: 'email', address: 'm@example.jp', preferred: true },
    { channel: 'line', address: 'みさき', preferred: false },
  ]);
  expect(waysOf(nothing)).toEqual([]);
});

it('tells a preferred channel also when no address for it is known', () => {
  expect(preferredOnly({ ...nothing, preferred: 'in_person' })).toBe('in_person');
  expect(preferredOnly({ ...nothing, preferred: 'line', line: 'みさき' })).toBeNull();
  expect(preferredOnly(nothing)).toBeNull();
});
