import { expect, it } from 'vitest';
import { languageOf, stillMissing, withVariable } from './writing';

const text = { text: '文', missing: [] };

it('is written in the wanted language where there is one', () => {
  const message = { template: 't', name: 'お礼', ja: text, en: null };
  expect(languageOf(message, 'en')).toBe('ja');
  expect(languageOf({ ...message, en: text }, 'en')).toBe('en');
});

it('lacks only what still stands in it', () => {
  expect(stillMissing(['tickets', 'last_day'], '残り{tickets}回')).toEqual(['tickets']);
});

it('puts a variable in the place of what is selected', () => {
  expect(withVariable('あいう様', 'name', 0, 3)).toEqual({ text: '{name}様', at: 6 });
});
