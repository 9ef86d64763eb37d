// What was seen in a file, in words.
import type { ImportCounts, ImportLook, WhoChoice } from '../../host/wire';
import type { Formats } from '../../words/format';
import type { Messages } from '../../words/ja';

/** What becomes of lines, in the order in which it is told. */
export const STEPS = ['new', 'updated', 'waiting', 'undecided', 'known', 'passed', 'faulty'] as const;
export type StepCode = (typeof STEPS)[number];

const isStep = (code: string): code is StepCode => (STEPS as readonly string[]).includes(code);

/** What becomes of a line, in a word. */
export const sayStep = (code: string, t: Messages): string => (isStep(code) ? t.intake.steps[code] : code);

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

/** The name of the program a file comes from. */
export function saySource(look: Pick<ImportLook, 'source'>, t: Messages): string {
  const names: Readonly<Record<string, string>> = t.intake.sources;
  return (Object.hasOwn(names, look.source) ? names[look.source] : undefined) ?? look.source;
}

/** What a column means. */
export function sayMeaning(code: string, t: Messages): string {
  const names: Readonly<Record<string, string>> = t.intake.meanings;
  return (Object.hasOwn(names, code) ? names[code] : undefined) ?? code;
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
