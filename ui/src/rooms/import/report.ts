// A report on history tables, in words.
import type { ColumnShape, HistoryReport, ProblemView } from '../../host/wire';
import type { Formats } from '../../words/format';
import type { Messages } from '../../words/ja';

/** The file of a table. */
export const fileOf = (table: string): string => `${table}.csv`;

/** The name of a table, or its file for a table that the catalogue does not know. */
export function tableName(table: string, t: Messages): string {
  const names: Readonly<Record<string, string>> = t.history.tables;
  return (Object.hasOwn(names, table) ? names[table] : undefined) ?? fileOf(table);
}

/** What a column holds, and an example where that is free text; the heading alone for one the catalogue does not know. */
function told(table: string, column: string, t: Messages): readonly [about: string, example: string] {
  const columns = Object.hasOwn(t.history.columns, table) ? t.history.columns[table] : undefined;
  const said = (columns && Object.hasOwn(columns, column) ? columns[column] : undefined) ?? column;
  return typeof said === 'string' ? [said, ''] : said;
}

/** What a column holds. */
export const sayColumn = (table: string, column: string, t: Messages): string => told(table, column, t)[0];

/** A cell as an example; empty where a blank cell is one. */
export const exampleOf = (table: string, { name, example }: ColumnShape, t: Messages): string =>
  example || told(table, name, t)[1];

/** What is wrong, in a sentence, and for how many more rows where it is told once for all of them. */
export function sayProblem(
  { kind, about, rows }: Pick<ProblemView, 'kind' | 'about' | 'rows'>,
  t: Messages,
): string {
  const { kinds, unknown, more, moreRows } = t.history.problems;
  const tell = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const others = kind === 'no_column' ? moreRows : more;
  return (tell ? tell(about) : unknown) + (rows > 1 ? others(rows - 1) : '');
}

/** What was passed over without harm, a sentence each. */
export function sayNotices(report: HistoryReport, t: Messages): string[] {
  const { columns, files, missing, list } = t.history.notices;
  return [
    ...report.unknown_columns.map((unknown) => columns(fileOf(unknown.table), unknown.columns.join(list))),
    ...(report.unknown_files.length > 0 ? [files(report.unknown_files.join(list))] : []),
    ...(report.missing_tables.length > 0 ? [missing(report.missing_tables.map(fileOf).join(list))] : []),
  ];
}

/** Rows of all tables of which this came. */
export function countRows(report: HistoryReport, what: 'new' | 'updated' | 'kept'): number {
  return report.tables.reduce((sum, table) => sum + table[what], 0);
}

/** What comes with it: the people first, then the sessions, then how much else, then what goes on. */
export function sayNew(report: HistoryReport, t: Messages, f: Formats): string {
  const { learners, sessions, others, rows, updated, list } = t.history.fresh;
  const fresh = (name: string): number => report.tables.find(({ table }) => table === name)?.new ?? 0;
  const [people, held, all] = [fresh('learners'), fresh('sessions'), countRows(report, 'new')];
  const [rest, goOn] = [all - people - held, countRows(report, 'updated')];
  const said = [
    people > 0 && learners(people, f),
    held > 0 && sessions(held, f),
    rest > 0 && (people + held > 0 ? others(rest, f) : rows(rest, f)),
    goOn > 0 && updated(goOn, f),
  ];
  return said.filter((part) => part !== false).join(list) || rows(0, f);
}
