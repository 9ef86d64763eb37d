import { expect, it } from 'vitest';
import { linkIn } from './place';

it('finds the link beside other words', () => {
  expect(linkIn('Zoom https://zoom.us/j/1?pwd=a パスコード 12')).toEqual({
    before: 'Zoom',
    link: 'https://zoom.us/j/1?pwd=a',
    host: 'zoom.us',
    after: 'パスコード 12',
  });
});

it.each([
  '喫茶店',
  'http://zoom.us/j/1',
  'https://zoom.us@harm.example/',
  'https://',
  'javascript:alert(1)',
  '',
])('finds none in %s', (place) => expect(linkIn(place)).toBeNull());
