import { expect, it } from 'vitest';
import type { HistoryReport } from '../../host/wire';
import { en } from '../../words/en';
import { ja } from '../../words/ja';
import { countRows, sayNotices, sayProblem, tableName } from './report';

const report: HistoryReport = {
  tables: [
    { table: 'learners', rows: 40, new: 38, updated: 0, kept: 0, known: 2, faulty: 0 },
    { table: 'sessions', rows: 877, new: 870, updated: 4, kept: 1, known: 2, faulty: 0 },
  ],
  problems: [],
  problem_count: 0,
  unknown_columns: [{ table: 'learners', columns: ['shoe_size', 'sign'] }],
  unknown_files: ['readme.txt'],
  missing_tables: ['trials', 'payments'],
};

it('counts over all tables what would come of the rows', () => {
  expect(countRows(report, 'new')).toBe(908);
  expect(countRows(report, 'updated')).toBe(4);
  expect(countRows(report, 'kept')).toBe(1);
});

it('tells what is passed over, and nothing when nothing is', () => {
  expect(sayNotices(report, ja)).toEqual([
    'learners.csv の列 shoe_size、sign は読み込みません。',
    'readme.txt は表ではないため、読み込みません。',
    'trials.csv、payments.csv がありません。なくても取り込めます。',
  ]);
  const plain = { ...report, unknown_columns: [], unknown_files: [], missing_tables: [] };
  expect(sayNotices(plain, en)).toEqual([]);
});

it('says what is wrong with what it is about', () => {
  const problem = { kind: 'out_of_range', about: { text: '9', least: '1', most: '5' } };
  expect(sayProblem(problem, ja)).toBe('「9」は範囲の外です。1から5までです。');
  expect(sayProblem(problem, en)).toBe('“9” is not between 1 and 5.');
  expect(sayProblem({ kind: 'toString', about: {} }, ja)).toBe(ja.history.problems.unknown);
});

it('names tables, and unknown ones by their file', () => {
  expect(tableName('action_items', ja)).toBe('アクション');
  expect(tableName('constructor', ja)).toBe('constructor.csv');
});

it('has the same problems in both languages, and never shouts', () => {
  expect(Object.keys(en.history.problems.kinds)).toEqual(Object.keys(ja.history.problems.kinds));
  for (const catalogue of [ja, en]) {
    for (const tell of Object.values(catalogue.history.problems.kinds)) expect(tell({})).not.toMatch(/[!！]/);
  }
});
