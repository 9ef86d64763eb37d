import { expect, it } from 'vitest';
import type { HistoryReport } from '../../host/wire';
import { en } from '../../words/en';
import { ja } from '../../words/ja';
import { formats } from '../../words/format';
import { exampleOf, countRows, sayColumn, sayNew, sayNotices, sayProblem, tableName } from './report';

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
  left: false,
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
  const problem = { kind: 'out_of_range', about: { text: '9', least: '1', most: '5' }, rows: 1 };
  expect(sayProblem(problem, ja)).toBe('「9」は範囲の外です。1から5までです。');
  expect(sayProblem(problem, en)).toBe('“9” is not between 1 and 5.');
  const other = { kind: 'toString', about: {}, rows: 1 };
  expect(sayProblem(other, ja)).toBe(ja.history.problems.unknown);
});

it('says once for all rows what is wrong with an id that they share', () => {
  const problem = { kind: 'unknown_learner', about: { id: '3' }, rows: 321 };
  expect(sayProblem(problem, ja)).toBe(
    '番号「3」の受講者が learners.csv にありません。ここを直すと、同じ番号を使うほかの320行も直ります。',
  );
  expect(sayProblem(problem, en)).toBe(
    'No learner in learners.csv has the id “3”. Fixing this also fixes 320 other rows with this id.',
  );
});

it('speaks of people and sessions first', () => {
  const tables = [
    ...report.tables,
    { table: 'payments', rows: 1_200, new: 1_200, updated: 0, kept: 0, known: 0, faulty: 0 },
  ];
  expect(sayNew({ ...report, tables }, ja, formats.ja)).toBe(
    '受講者38人、セッション870回、ほか1,200件、更新4件',
  );
  expect(sayNew({ ...report, tables }, en, formats.en)).toBe(
    '38 learners, 870 sessions, 1,200 more, 4 updated',
  );
  expect(sayNew({ ...report, tables: tables.slice(2) }, ja, formats.ja)).toBe('1,200件の行');
  expect(sayNew({ ...report, tables: tables.slice(0, 1) }, en, formats.en)).toBe('38 learners');
});

it('tells what a column holds, and gives an example of free text', () => {
  const column = { name: 'name', required: false, needed: false, example: '', words: [] };
  expect([sayColumn('learners', 'name', ja), exampleOf('learners', column, ja)]).toEqual([
    '名前',
    '佐藤 花子',
  ]);
  expect(exampleOf('sessions', { ...column, name: 'scheduled', example: '2026-01-16' }, en)).toBe(
    '2026-01-16',
  );
  expect(sayColumn('toString', 'constructor', en)).toBe('constructor');
});

it('tells the same columns in both languages', () => {
  const keys = (catalogue: typeof ja): string[][] =>
    Object.entries(catalogue.history.columns).map(([table, columns]) => [table, ...Object.keys(columns)]);
  expect(keys(en)).toEqual(keys(ja));
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
