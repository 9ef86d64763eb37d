import { expect, test } from 'vitest';
import { en } from '../../words/en';
import { formats } from '../../words/format';
import { ja } from '../../words/ja';
import { fieldLabel, sayField } from './fields';

test('every field that the core compares has a name in both languages', () => {
  const fields = [
    'name',
    'line',
    'concern',
    'source',
    'cadence_days',
    'session_price',
    'plan_kind',
    'birthday',
  ];
  for (const t of [ja, en])
    for (const field of [...fields, 'language', 'preferred_channel', 'risk_notes', 'evidence', 'reason'])
      expect(['', field]).not.toContain(fieldLabel(field, t));
});

test('codes, sums and numbers are said in words, and what was typed as it is', () => {
  const price = { kind: 'money', value: { minor: 8000, currency: 'JPY' } } as const;
  expect(sayField('session_price', price, ja, formats.ja)).toBe('¥8,000');
  expect(sayField('preferred_channel', { kind: 'text', value: 'phone' }, en, formats.en)).toBe('Phone');
  expect(sayField('language', { kind: 'text', value: 'en' }, en, formats.en)).toBe('English');
  expect(sayField('cadence_days', { kind: 'number', value: 14 }, ja, formats.ja)).toBe('14');
  expect(sayField('source', { kind: 'text', value: 'search' }, ja, formats.ja)).toBe('検索');
  expect(sayField('source', { kind: 'text', value: '友人の紹介' }, ja, formats.ja)).toBe('友人の紹介');
  expect(sayField('birthday', { kind: 'text', value: '--07-07' }, ja, formats.ja)).toBe('07/07');
  expect(sayField('birthday', { kind: 'text', value: '--07-07' }, en, formats.en)).toBe('Jul 7');
  expect(sayField('birthday', { kind: 'text', value: '1990-11-28' }, ja, formats.ja)).toBe('1990/11/28');
  expect(sayField('custom_value', { kind: 'text', value: 'phone' }, ja, formats.ja)).toBe('phone');
});
