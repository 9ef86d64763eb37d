import { expect, it } from 'vitest';
import type { ImportCounts } from '../../host/wire';
import { en } from '../../words/en';
import { formats } from '../../words/format';
import { ja } from '../../words/ja';
import { canBe, isForMachines, sayHeading, sayMeaning, sayVerdict } from './look';

const none: ImportCounts = {
  rows: 9,
  new: 0,
  updated: 0,
  known: 0,
  waiting: 0,
  undecided: 0,
  passed: 0,
  faulty: 0,
};
const verdict = (some: Partial<ImportCounts>): string => sayVerdict({ ...none, ...some }, ja, formats.ja);

it('says that the columns may be wrong only where no row could be read', () => {
  expect(verdict({ faulty: 9 })).toBe(ja.intake.mend);
  expect(verdict({ faulty: 2, known: 7 })).toBe(
    '新しく取り込むものはありません。2行は読めませんでした。下の一覧で行と列をご確認ください。',
  );
  expect(sayVerdict({ ...none, faulty: 1, passed: 8 }, en, formats.en)).toBe(
    'There is nothing new. Rows that cannot be read (1) are listed below with their columns.',
  );
  expect(verdict({ known: 9 })).toBe(ja.intake.nothingNew);
  expect(verdict({ known: 7, faulty: 1, undecided: 1 })).toBe(ja.intake.decide);
  expect(verdict({ new: 7, faulty: 2 })).toBe(ja.intake.readyWithout('2'));
});

it('says that all of it is known only where something is', () => {
  expect(verdict({ passed: 9 })).toBe(ja.intake.nothingBut('9'));
  expect(verdict({ rows: 0 })).toBe(ja.intake.nothingInIt);
  expect(verdict({ known: 1, passed: 8 })).toBe(ja.intake.nothingNew);
});

it('offers sessions for every table that is no chat and no calendar, and contracts only for ours', () => {
  const table = { kind: 'people', source: 'table', talk: null };
  expect([canBe('sessions', table), canBe('bookings', table), canBe('contracts', table)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(canBe('sessions', { ...table, source: 'calendar' })).toBe(false);
  expect(canBe('sessions', { ...table, talk: {} as never })).toBe(false);
  expect(canBe('contracts', { ...table, kind: 'contracts' })).toBe(true);
});

it('keeps the columns for the machine from the eye in a calendar alone', () => {
  expect([
    isForMachines('row_id', { source: 'calendar' }),
    isForMachines('row_id', { source: 'table' }),
  ]).toEqual([true, false]);
});

it('calls one of the coach’s own fields by its name', () => {
  const own = [{ code: 'own_field:1', name: '席' }];
  expect(sayMeaning('own_field:1', own, ja)).toBe('独自の項目「席」');
  expect(sayMeaning('mail', own, en)).toBe(en.intake.meanings.mail);
  expect(sayMeaning('unheard_of', own, ja)).toBe('unheard_of');
});

it('says the headings of what is no table in words, and those of a table as they are', () => {
  expect(sayHeading('dtstart', 'calendar', ja)).toBe('開始');
  expect(sayHeading('sender type', 'line_chat', ja)).toBe('送信者タイプ');
  expect(sayHeading('dtstart', 'table', ja)).toBe('dtstart');
});
