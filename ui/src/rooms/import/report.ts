// A report on history tables, in words.
import type { HistoryReport, ProblemView } from '../../host/wire';
import type { Messages } from '../../words/ja';

/** The file of a table. */
export const fileOf = (table: string): string => `${table}.csv`;

/** The name of a table, or its file for a table that the catalogue does not know. */
export function tableName(table: string, t: Messages): string {
  const names: Readonly<Record<string, string>> = t.history.tables;
  return (Object.hasOwn(names, table) ? names[table] : undefined) ?? fileOf(table);
}

/** What is wrong, in a sentence. */
export function sayProblem({ kind, about }: Pick<ProblemView, 'kind' | 'about'>, t: Messages): string {
  const { kinds, unknown } = t.history.problems;
  const tell = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return tell ? tell(about) : unknown;
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
