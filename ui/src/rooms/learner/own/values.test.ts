import { expect, it } from 'vitest';
import { asTyped, changed } from './values';

it('sends only what was changed, and numbers as numbers', () => {
  const entry = { name: '', choices: [] };
  const entries = [
    { ...entry, field: 'f1', kind: 'text', value: '横浜' },
    { ...entry, field: 'f2', kind: 'number', value: null },
    { ...entry, field: 'f3', kind: 'date', value: '2026-11-20' },
  ] as const;
  const typed = asTyped([...entries].map((one) => ({ ...one, choices: [] })));
  const kept = [...entries].map((one) => ({ ...one, choices: [] }));
  expect(changed(kept, typed)).toEqual([]);
  expect(changed(kept, { ...typed, f2: '１,２００', f3: '' })).toEqual([
    { field: 'f2', value: '1200' },
    { field: 'f3', value: null },
  ]);
});
