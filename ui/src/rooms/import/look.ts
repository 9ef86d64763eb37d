// What was seen in a file, in words.
import type { AssumedDays, ImportCounts, ImportLook, KeptCell, TakenCell, WhoChoice } from '../../host/wire';
import type { Formats } from '../../words/format';
import type { Messages } from '../../words/ja';

/** What becomes of lines, in the order in which it is told. */
export const STEPS = ['new', 'updated', 'waiting', 'undecided', 'known', 'passed', 'faulty'] as const;
export type StepCode = (typeof STEPS)[number];

const isStep = (code: string): code is StepCode => (STEPS as readonly string[]).includes(code);

/** What becomes of a line, in a word. */
export const sayStep = (code: string, t: Messages): string => (isStep(code) ? t.intake.steps[code] : code);

/** Why a line brings nothing, in words. */
export function sayWhy(code: string, t: Messages): string {
  const reasons: Readonly<Record<string, string>> = t.intake.passed.why;
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? code;
}

/** How a step is coloured; its word says it. */
export function toneOf(code: string): 'plain' | 'accent' | 'ok' | 'warn' | 'danger' {
  if (code === 'new') return 'ok';
  if (code === 'updated') return 'accent';
  if (code === 'undecided' || code === 'waiting') return 'warn';
  return code === 'faulty' ? 'danger' : 'plain';
}

/** The steps that any line comes to, with how many do. */
export const countedSteps = (counts: ImportCounts): { code: StepCode; count: number }[] =>
  STEPS.map((code) => ({ code, count: counts[code] })).filter(({ count }) => count > 0);

/** How many lines came to what, as one list. */
export const sayCounts = (counts: ImportCounts, t: Messages, f: Formats): string =>
  countedSteps(counts)
    .map(({ code, count }) => t.intake.counted(t.intake.steps[code], f.count(count)))
    .join(t.intake.list);

/** What can be done with a file, in a sentence. */
export function sayVerdict(counts: ImportCounts, { intake: t }: Messages, f: Formats): string {
  const { faulty } = counts;
  if (bringsAnything(counts)) return faulty > 0 ? t.readyWithout(f.count(faulty)) : t.ready;
  if (counts.undecided > 0) return t.decide;
  if (faulty === 0) return sayNothing(counts, t, f);
  // Rows that were read show that the columns mean what they are taken for.
  return counts.known + counts.passed > 0 ? t.nothingNewBut(f.count(faulty)) : t.mend;
}

/** Why nothing comes of a file of which every row could be read. That all of it is known is said only where something is. */
export function sayNothing({ known, passed }: ImportCounts, t: Messages['intake'], f: Formats): string {
  if (known > 0) return t.nothingNew;
  return passed > 0 ? t.nothingBut(f.count(passed)) : t.nothingInIt;
}

/** Whether any line of a file brings or changes something. */
export const bringsAnything = (counts: ImportCounts): boolean =>
  counts.new + counts.updated + counts.waiting > 0;

/** What a column means; one of the coach's own fields is called by its name. */
export function sayMeaning(code: string, own: ImportLook['own_fields'], t: Messages): string {
  const field = own.find((other) => other.code === code);
  if (field) return t.intake.ownField(field.name);
  const names: Readonly<Record<string, string>> = t.intake.meanings;
  return (Object.hasOwn(names, code) ? names[code] : undefined) ?? code;
}

/** Where a record is corrected that no file can change; `undefined` of what is recorded elsewhere. */
export function sayCorrect(kind: string, t: Messages): string | undefined {
  const ways: Readonly<Record<string, string>> = t.intake.kept.correct;
  return Object.hasOwn(ways, kind) ? ways[kind] : undefined;
}

/** What stands above a column. Of what is no table, the headings are the program's own codes, and told in words. */
export function sayHeading(heading: string, source: string, t: Messages): string {
  const headings: Readonly<Record<string, Readonly<Record<string, string>>>> = t.intake.headings;
  const own = Object.hasOwn(headings, source) ? headings[source] : undefined;
  return (own && Object.hasOwn(own, heading) ? own[heading] : undefined) ?? heading;
}

/** The columns with one of them meaning something else. What only one column can mean is taken from the other that did. */
export function withMeaning(columns: readonly string[], place: number, meaning: string): string[] {
  const repeats = meaning === 'ignored' || meaning === 'answer';
  return columns.map((before, at) => {
    if (at === place) return meaning;
    return before === meaning && !repeats ? 'ignored' : before;
  });
}

/** What was said of whose lines are, with one more of it. */
export const withChoices = (choices: readonly WhoChoice[], more: readonly WhoChoice[]): WhoChoice[] => [
  ...choices.filter(({ who }) => !more.some((choice) => choice.who === who)),
  ...more,
];

/** For which days those are taken that have no year: always with the year, which is what was found out. */
export function sayAssumed(
  { rows, first, last, by }: AssumedDays,
  { intake: t }: Messages,
  f: Formats,
): string {
  const days = first === last ? f.day(first) : t.assumed.span(f.day(first), f.day(last));
  return t.assumed[by](f.count(rows), days);
}

/** The cells that can be taken in place of what is recorded. */
export const takeable = (kept: readonly KeptCell[]): TakenCell[] =>
  kept.filter(({ stands }) => stands !== 'fixed').map(({ line, meaning }) => ({ line, meaning }));

/** The cells that are taken, with one more or one less. */
export function withTaken(takes: readonly TakenCell[], cell: TakenCell, taken: boolean): TakenCell[] {
  const others = takes.filter(({ line, meaning }) => line !== cell.line || meaning !== cell.meaning);
  return taken ? [...others, { line: cell.line, meaning: cell.meaning }] : others;
}

/** Whether only tables of our own tell of such rows. What of them is nobody's is left out: the inbox holds none of their kind. */
export const isOfOurs = (kind: string): boolean => kind === 'sessions' || kind === 'contracts';

/** Whether a file is a calendar, of which the program itself has made the columns. */
export const isCalendar = ({ source }: Pick<ImportLook, 'source'>): boolean => source === 'calendar';

/** Whether a column only tells the program which row it is. */
export const isForMachines = (meaning: string, look: Pick<ImportLook, 'source'>): boolean =>
  isCalendar(look) && (meaning === 'row_id' || meaning === 'version');

/** Whether a file can be taken for one of a kind: nobody else writes contracts as we do, and a chat or a calendar is no table. */
export function canBe(kind: string, look: Pick<ImportLook, 'kind' | 'source' | 'talk'>): boolean {
  if (kind === look.kind) return true;
  return kind === 'sessions' ? !look.talk && !isCalendar(look) : kind !== 'contracts';
}
