// The headings of notes while they are being changed.
import type { SectionPrompt, SectionWish } from '../../host/wire';
import type { Line } from './own/lines';

/** Sections a template may have. */
export const MOST_SECTIONS = 12;

/** A heading as a line; `key` is null for a section that is not saved yet. */
export type SectionLine = Line & { key: string | null };

/** The saved sections as lines, with the headings people see. */
export function linesOf(
  sections: readonly SectionPrompt[],
  headed: (section: SectionPrompt) => string,
): SectionLine[] {
  return sections.map((section, at) => ({ at, key: section.key, text: headed(section) }));
}

/**
 * What to ask the core for. A default section whose heading was left as its language has it keeps following the language:
 * it is sent without a heading.
 */
export function wishesOf(
  lines: readonly SectionLine[],
  saved: readonly SectionPrompt[],
  headed: (section: SectionPrompt) => string,
): SectionWish[] {
  return lines.map(({ key, text }) => {
    const before = saved.find((section) => section.key === key);
    const untouched = before?.heading === '' && headed(before) === text.trim();
    return { key, heading: untouched ? '' : text.trim() };
  });
}
