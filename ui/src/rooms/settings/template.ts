// The headings of notes while they are being changed.
import type { SectionPrompt, SectionWish } from '../../host/wire';

/** Sections a template may have. */
export const MOST_SECTIONS = 12;

/** One line of the editor; `key` is null for a section that is not saved yet. `id` only tells lines apart. */
export type Line = { id: number; key: string | null; heading: string };

/** The saved sections as lines, with the headings people see. */
export function linesOf(
  sections: readonly SectionPrompt[],
  headed: (section: SectionPrompt) => string,
): Line[] {
  return sections.map((section, id) => ({ id, key: section.key, heading: headed(section) }));
}

/** The lines with one more at the end, empty. */
export function withOneMore(lines: readonly Line[]): Line[] {
  const id = Math.max(-1, ...lines.map((line) => line.id)) + 1;
  return [...lines, { id, key: null, heading: '' }];
}

/** The lines with the one at `index` moved by `steps`, if it can go there. */
export function moved(lines: readonly Line[], index: number, steps: number): Line[] {
  const to = index + steps;
  const line = lines[index];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  return lines.toSpliced(index, 1).toSpliced(to, 0, line);
}

/**
 * What to ask the core for. A default section whose heading was left as its language has it keeps following the language:
 * it is sent without a heading.
 */
export function wishesOf(
  lines: readonly Line[],
  saved: readonly SectionPrompt[],
  headed: (section: SectionPrompt) => string,
): SectionWish[] {
  return lines.map(({ key, heading }) => {
    const before = saved.find((section) => section.key === key);
    const untouched = before?.heading === '' && headed(before) === heading.trim();
    return { key, heading: untouched ? '' : heading.trim() };
  });
}
