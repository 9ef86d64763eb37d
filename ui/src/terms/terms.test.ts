import { expect, it } from 'vitest';
import { EMPTY_TERMS, readTerms } from './terms';

it('reads what is agreed; empty numbers are not counted', () => {
  expect(readTerms({ ...EMPTY_TERMS, name: ' 6か月 ', price: '１８０，０００', sessions: '12' })).toEqual({
    name: '6か月',
    kind: 'package',
    price: { minor: 180_000, currency: 'JPY' },
    sessions: 12,
    cadence_days: null,
  });
});

it('needs a price, except where there is none', () => {
  expect(readTerms(EMPTY_TERMS)).toBeUndefined();
  expect(readTerms({ ...EMPTY_TERMS, kind: 'pro_bono' })).toMatchObject({ price: { minor: 0 } });
});

it('needs the number of sessions of a package', () => {
  expect(readTerms({ ...EMPTY_TERMS, price: '10万' })).toBeUndefined();
  expect(readTerms({ ...EMPTY_TERMS, price: '10万', kind: 'subscription' })).toMatchObject({
    price: { minor: 100_000 },
    sessions: null,
  });
});

it.each(['sessions', 'cadence', 'price'] as const)('says nothing while the %s cannot be read', (field) => {
  expect(readTerms({ ...EMPTY_TERMS, price: '1', sessions: '1', [field]: '多め' })).toBeUndefined();
});
